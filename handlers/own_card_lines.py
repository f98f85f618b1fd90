"""The lines of a customer's live card: who has it, the next date and why, what is asked."""

from collections.abc import Sequence
from datetime import datetime, tzinfo

from cases.deadlines import Promise
from cases.dossier import CaseView, Said
from cases.rating import BEST, WORST
from cases.reasons import reason
from cases.steps import OPEN, Move, Step
from handlers.buttons import Button
from handlers.customer_buttons import rate_button
from handlers.dates import time_and_day
from handlers.quoting import shortened
from handlers.rich import Rich, fill, quote
from handlers.texts.customer import CustomerTexts

ASKED_SHOWN = 500


def holder_lines(texts: CustomerTexts, view: CaseView) -> Sequence[Rich]:
    """Who has an open case in hand: a role, never a name."""
    card = texts.card
    if view.step not in OPEN:
        return ()
    if view.step is Step.ESCALATED:
        if view.authority:
            return (fill(card.with_named_authority, authority=view.authority),)
        return (fill(card.with_authority),)
    return (fill(card.held if view.held else card.not_held),)


def question_of(view: CaseView) -> Said | None:
    """What staff asked and wait for, if they do."""
    asked = [said for said in view.talk if said.kind is Move.ASK]
    return asked[-1] if view.waiting and asked else None


def asked_lines(texts: CustomerTexts, view: CaseView) -> Sequence[Rich]:
    """What is asked of the customer, in the staff's own words."""
    if not view.waiting:
        return ()
    asked = question_of(view)
    shown = [] if asked is None else [quote(shortened(asked.text, ASKED_SHOWN))]
    return fill(texts.own.waiting), *shown, fill(texts.card.paused)


def date_lines(
    texts: CustomerTexts, view: CaseView, zone: tzinfo, promise: Promise, now: datetime
) -> Sequence[Rich]:
    """The next date and why it is that one; none is made up where none is owed."""
    card, why = texts.card, reason(view)
    if view.step is Step.ESCALATED:
        return (fill(card.no_date),)
    if why is None or view.next_due is None:
        return ()
    first, resolve = (
        time_and_day(due, texts.language, zone)
        for due in (view.first_answer_due, view.resolve_due)
    )
    rows = [fill(card.due(why.owed), first=first, resolve=resolve)]
    if now > view.next_due:
        rows.append(fill(card.overdue))
    days = {"first_days": promise.first_answer, "resolve_days": promise.resolve}
    rows.append(fill(card.why(why), **days))
    rows += [fill(card.waited)] if why.waited else []
    rows += [fill(card.extended, days=promise.extend)] if why.extended else []
    return rows


def rating_lines(texts: CustomerTexts, view: CaseView) -> Sequence[Rich]:
    """What they said of the outcome, or that they are asked."""
    if view.rating is not None:
        return (fill(texts.card.rated, rating=view.rating),)
    return (fill(texts.card.rate_ask),) if view.rateable else ()


def rate_rows(texts: CustomerTexts, view: CaseView) -> list[list[Button]]:
    """A button for each rating, as long as one is taken."""
    if not view.rateable:
        return []
    label = texts.card.rate_button
    return [
        [
            rate_button(label.format(rating=rating), str(rating), view.code)
            for rating in range(WORST, BEST + 1)
        ]
    ]
