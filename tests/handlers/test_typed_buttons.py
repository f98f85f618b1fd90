"""Whatever a button of the complaint form says can be typed instead."""

from dataclasses import replace

import pytest

from cases.form import UNSURE, Clause, Field, Form, Typed, answer, offer_clauses
from cases.words import Word, edit_number, said
from handlers.form_labels import option
from handlers.texts.complaint import ComplaintTexts
from handlers.texts.complaint_en import COMPLAINT_EN
from handlers.texts.complaint_vi import COMPLAINT_VI

LANGUAGES = [COMPLAINT_VI, COMPLAINT_EN]
CHOOSING = [Field.REPORTER, Field.DATA, Field.PROMISE, Field.CONTACT]


@pytest.mark.parametrize("texts", LANGUAGES, ids=["vi", "en"])
@pytest.mark.parametrize("at", CHOOSING)
def test_every_option_can_be_typed_as_its_button_reads(texts: ComplaintTexts, at: Field) -> None:
    """With its number and tick, or without."""
    form = replace(offer_clauses(Form(), [Clause("1.1", "x")]), field=at)
    codes = [code for code in form.options(at) if at is not Field.PROMISE or code == UNSURE]
    for number, code in enumerate(codes, start=1):
        label = option(texts, form, at, code)
        for typed in (label, label.upper(), f"{number}. {label}", f"{number}. ☑ {label}"):
            assert answer(form, Typed(typed)).values(at) == (code,)


@pytest.mark.parametrize("texts", LANGUAGES, ids=["vi", "en"])
def test_every_way_on_and_out_can_be_typed_as_its_button_reads(texts: ComplaintTexts) -> None:
    """Their emoji do not matter."""
    for label, word in [
        (texts.agree_button, Word.AGREE),
        (texts.decline_button, Word.DECLINE),
        (texts.skip_button, Word.SKIP),
        (texts.done_button, Word.DONE),
        (texts.back_button, Word.BACK),
        (texts.cancel_button, Word.CANCEL),
        (texts.help_button, Word.HELP),
        (texts.send_button, Word.SEND),
        (texts.send_now_button, Word.SEND_NOW),
    ]:
        assert said(label) is word
    assert edit_number(texts.edit_button.format(number=3)) == 3
