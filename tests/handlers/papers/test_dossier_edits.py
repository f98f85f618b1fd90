"""Edits in the dossier: under the words they were made to, or under the veil with them."""

from dataclasses import replace
from datetime import timedelta

from cases.dossier import Edited
from cases.questions import Field
from handlers.papers.options import Options
from handlers.texts.dossier_vi import WORDS
from tests.handlers.papers import sheets
from tests.handlers.papers.test_dossier_pdf import made, squeezed

LATER = sheets.AT + timedelta(days=2)
TOLD, ANSWERED, OTHER = "Nay tôi nói khác đi", "Họ gọi đến hai lần", "Tôi là kế toán viên"


def test_an_edit_stands_under_the_words_it_was_made_to() -> None:
    """Of something said, of an answer that is printed, and of one that has no line of its own."""
    view = sheets.view()
    edits = (
        Edited(view.talk[-1].id, "", TOLD, LATER),
        Edited(None, Field.WHAT, ANSWERED, LATER),
        Edited(None, Field.REPORTER, OTHER, LATER),
    )
    sheet = sheets.sheet(view=replace(view, edits=edits))
    words = made(sheet)
    for old, head, new in (
        (sheets.ADDED, WORDS.edited, TOLD),
        (sheets.STORY, WORDS.edited_answer, ANSWERED),
        (sheets.CONTACT, WORDS.edited_other, OTHER),
    ):
        at = words.rindex(squeezed(new))
        assert words.index(squeezed(old)) < words.index(squeezed(head.partition("{")[0])) < at
    redacted = made(sheet, Options.REDACTED_PLAIN)
    assert not any(squeezed(new) in redacted for new in (TOLD, ANSWERED, OTHER))
    assert squeezed(WORDS.edited.partition("{")[0]) in redacted
