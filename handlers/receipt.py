"""The receipt: that a complaint has come, its code, and what happens next by when."""

from datetime import tzinfo

from cases.dossier import CaseView
from cases.steps import Step, step_line
from handlers.buttons import Button
from handlers.customer_buttons import OwnVerb, own_button
from handlers.dates import time_and_day
from handlers.rich import Rich, code, fill, lines
from handlers.texts.customer import customer_texts


def receipt(view: CaseView, language: str, zone: tzinfo) -> tuple[Rich, Button]:
    """The receipt of a case just lodged, with the button that shows the case."""
    texts = customer_texts(language).complaint
    rows: list[Rich | str] = [fill(texts.receipt, code=code(view.code)), Rich()]
    rows.append(
        fill(
            texts.receipt_next,
            steps=step_line(Step.LODGED),
            first=time_and_day(view.first_answer_due, language, zone),
            resolve=time_and_day(view.resolve_due, language, zone),
        )
    )
    if any(file.state == "waiting" for file in view.evidence):
        rows += [Rich(), texts.files_arriving]
    return lines(*rows), own_button(texts.case_button, OwnVerb.SHOW, view.code)
