"""The complaint form, driven as a person would: its questions and answers."""

import pytest

from cases.form import (
    HERE,
    UNSURE,
    Answer,
    AnswerRefusedError,
    Clause,
    DataKind,
    Field,
    Form,
    Reason,
    Reporter,
    Typed,
    Wish,
    hear,
    offer_clauses,
    put,
    summary,
)
from cases.questions import EDITABLE, ORDER
from tests.cases.telling import FULL, STORY, refusal, told


def test_the_form_asks_in_its_order_until_the_summary() -> None:
    """Each answer leads to the next question."""
    form, asked = Form.start(), []
    for text in FULL:
        asked.append(form.field)
        form = told(text, form=form)
    assert asked == list(ORDER)
    assert form.field is Field.SUMMARY


def test_what_was_typed_is_what_the_case_gets() -> None:
    """By number, by word and as text."""
    form = told(*FULL)
    assert form.what == STORY
    assert form.reporter is Reporter.CUSTOMER
    assert form.values(Field.SINCE) == ("từ tháng 3",)
    assert form.kinds == (DataKind.NAME, DataKind.TAX)
    assert form.clause_id == "1.3"
    assert form.contact == HERE


def test_the_form_can_be_filled_in_plain_english_without_marks() -> None:
    """The same words in the other language."""
    form = told("AGREE", "They sold my data", "Accountant", "march", "Phone and email", "X Ltd")
    assert (form.reporter, form.field) == (Reporter.ACCOUNTANT, Field.PROMISE)
    assert form.kinds == (DataKind.PHONE, DataKind.EMAIL)
    form = told("not sure", "skip", "call 0912345678", form=form)
    assert (form.clause_id, form.values(Field.PROMISE)) == (None, (UNSURE,))
    assert form.contact == "call 0912345678"


def test_the_shortest_way_is_consent_story_and_send_now() -> None:
    """Three messages; with /start and /khieunai five."""
    heard = hear(told("đồng ý", STORY), Typed("gửi ngay"))
    assert heard.wish is Wish.SEND
    assert heard.form.sendable


def test_the_whole_way_is_within_fourteen_messages() -> None:
    """/start, /khieunai, each question once, send."""
    assert len(FULL) + 3 <= 14
    assert hear(told(*FULL), Typed("gửi")).wish is Wish.SEND


@pytest.mark.parametrize("texts", [(), ("đồng ý",)])
@pytest.mark.parametrize("word", ["gửi", "gửi ngay", "send now"])
def test_nothing_is_sent_before_the_story_is_told(texts: tuple[str, ...], word: str) -> None:
    """There is nothing to send yet."""
    assert refusal(told(*texts), word) is Reason.NOTHING_TO_SEND


def test_send_in_the_middle_shows_the_summary_first() -> None:
    """Only "send now" sends at once."""
    heard = hear(told("đồng ý", STORY, "khách hàng"), Typed("gửi"))
    assert (heard.wish, heard.form.field) == (Wish.ASK, Field.SUMMARY)


@pytest.mark.parametrize("text", ["1", "ok", "có", "khách hàng", "bỏ qua", STORY, ""])
def test_consent_is_given_in_its_own_words_only(text: str) -> None:
    """A stray number or a story is no consent, and it cannot be skipped."""
    assert refusal(Form.start(), text) in {Reason.NOT_AN_OPTION, Reason.NOT_OPTIONAL}


def test_declining_is_heard_at_consent_and_nowhere_else() -> None:
    """Later it is an answer like any other."""
    assert hear(Form.start(), Typed("Từ chối")).wish is Wish.DECLINE
    later = told("đồng ý", STORY, "khách hàng", "từ chối")
    assert later.values(Field.SINCE) == ("từ chối",)


def test_known_answers_are_not_asked_again() -> None:
    """They are shown in the summary and can be edited there."""
    known = {Field.CONSENT: Answer(("agreed",)), Field.REPORTER: Answer(("accountant",))}
    form = told(STORY, form=Form.start(known))
    assert form.field is Field.SINCE
    assert form.reporter is Reporter.ACCOUNTANT


def test_a_story_told_before_consent_is_put_in_after_it() -> None:
    """And the form goes on to the next question."""
    form = put(told("đồng ý"), Field.WHAT, Answer((STORY,), 7))
    assert (form.what, form.field) == (STORY, Field.REPORTER)


def test_without_clauses_to_choose_from_the_promise_is_not_asked() -> None:
    """Neither in the form nor in the summary."""
    form = Form.start()
    for text in ("đồng ý", STORY, "khách hàng", "tháng 3", "1", "X"):
        form = hear(form, Typed(text)).form
    assert form.field is Field.EVIDENCE
    assert Field.PROMISE not in {line.field for line in summary(form)}


def test_of_the_clauses_offered_three_are_kept() -> None:
    """More would not be read."""
    many = [Clause(str(number), "x") for number in range(9)]
    assert offer_clauses(Form.start(), many).options(Field.PROMISE) == ("0", "1", "2", UNSURE)


def test_a_clause_can_be_named_by_its_own_id() -> None:
    """As it is written beside the text."""
    form = told("đồng ý", STORY, "1", "tháng 3", "1", "X", "1.3")
    assert form.clause_id == "1.3"


@pytest.mark.parametrize("text", ["", "   ", "\u200b\u200b", "\n\t", "\x00"])
def test_an_empty_story_is_refused(text: str) -> None:
    """Spaces and what cannot be seen tell nothing."""
    assert refusal(told("đồng ý"), text) is Reason.EMPTY


@pytest.mark.parametrize("text", ["😀", "ж", "a\ud800", "x\x00y", "<b>_*[", "a" * 4096])
def test_any_words_are_a_story(text: str) -> None:
    """They are kept as they came, up to 4,096 characters."""
    assert told("đồng ý", text).what == text


@pytest.mark.parametrize("text", ["đồng ý", "xong", "khách hàng", "xác nhận"])
def test_a_buttons_word_is_no_story(text: str) -> None:
    """Whoever agrees twice has not told what happened."""
    assert refusal(told("đồng ý"), text) is Reason.BARE_WORD


@pytest.mark.parametrize(
    ("before", "limit"),
    [(FULL[:1], 4096), (FULL[:3], 1000), (FULL[:5], 1000), (FULL[:7], 1000), (FULL[:8], 1000)],
)
def test_a_text_that_is_too_long_is_refused_with_the_limit(
    before: tuple[str, ...], limit: int
) -> None:
    """One character fewer passes."""
    form = told(*before)
    with pytest.raises(AnswerRefusedError) as refused:
        hear(form, Typed("a" * (limit + 1)))
    assert (refused.value.reason, refused.value.limit) == (Reason.TOO_LONG, limit)
    assert told("a" * limit, form=form).values(form.field) == ("a" * limit,)


@pytest.mark.parametrize(
    ("before", "text"),
    [(FULL[:2], "3"), (FULL[:2], "1,2"), (FULL[:4], "10"), (FULL[:4], "ảnh"), (FULL[:6], "5")],
)
def test_what_is_no_option_is_refused(before: tuple[str, ...], text: str) -> None:
    """Out of range, several where one is asked, or unknown."""
    assert refusal(told(*before), text) is Reason.NOT_AN_OPTION


def test_a_story_cannot_be_skipped_and_the_rest_can() -> None:
    """The form's only required answer besides consent."""
    assert refusal(told("đồng ý"), "bỏ qua") is Reason.NOT_OPTIONAL
    form = told("đồng ý", STORY, *["bỏ qua"] * 7)
    assert form.field is Field.SUMMARY
    assert all(form.values(at) == () for at in EDITABLE[1:])
    assert (form.reporter, form.contact) == (None, HERE)


def test_a_name_that_is_a_buttons_word_can_be_an_answer() -> None:
    """Who misused the data may well be an accountant."""
    form = told(*FULL[:5], "kế toán viên")
    assert form.values(Field.MISUSER) == ("kế toán viên",)
