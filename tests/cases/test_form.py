"""The complaint form, driven as a person would."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from cases.form import (
    FILES_AT_MOST,
    HERE,
    UNSURE,
    Answer,
    AnswerRefusedError,
    Clause,
    DataKind,
    Field,
    Form,
    FormUnreadableError,
    Reason,
    Reporter,
    Typed,
    Wish,
    as_json,
    attach,
    back,
    choose,
    detach,
    edit,
    edited,
    from_json,
    hear,
    offer_clauses,
    put,
    send_now,
    skip,
    summary,
)
from cases.questions import EDITABLE, ORDER, QUESTIONS

CLAUSES = (Clause("1.1", "Cam kết bảo mật"), Clause("1.3", "Không chia sẻ"), Clause("2", "Bước"))
STORY = "Một công ty lạ gọi cho tôi và biết mã số thuế của tôi."


def told(*texts: str, form: Form | None = None) -> Form:
    """Return the form after these messages; clauses are offered once the story is told."""
    form = Form.start() if form is None else form
    for number, text in enumerate(texts, start=1):
        form = hear(form, Typed(text, number)).form
        if form.what and not form.clauses:
            form = offer_clauses(form, CLAUSES)
    return form


def refusal(form: Form, text: str) -> Reason:
    """Return why a message is refused."""
    with pytest.raises(AnswerRefusedError) as refused:
        hear(form, Typed(text))
    return refused.value.reason


FULL = (
    "đồng ý",
    STORY,
    "khách hàng",
    "từ tháng 3",
    "1,5",
    "Công ty X",
    "2",
    "xong",
    "1",
)


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


def test_back_asks_the_question_before_and_keeps_all_answers() -> None:
    """And after answering, the form goes on where it was."""
    form = told(*FULL[:5])
    earlier = hear(hear(form, Typed("quay lại")).form, Typed("back")).form
    assert earlier.field is Field.SINCE
    assert earlier.answers == form.answers
    later = told("từ tháng 4", form=earlier)
    assert (later.field, later.values(Field.SINCE)) == (form.field, ("từ tháng 4",))


def test_back_never_takes_consent_back() -> None:
    """That is withdrawn, not undone by a step."""
    form = told("đồng ý")
    assert back(form) == form
    assert back(Form.start()) == Form.start()


def test_back_from_the_summary_goes_to_what_is_still_open() -> None:
    """Else to the last question."""
    assert back(told(*FULL)).field is Field.CONTACT
    assert back(send_now(told(*FULL[:3]))).field is Field.SINCE


@pytest.mark.parametrize("number", range(1, 9))
def test_any_line_of_the_summary_can_be_edited(number: int) -> None:
    """The form comes back to the summary, the other answers as they were."""
    form = told(*FULL)
    line = summary(form)[number - 1]
    asking = hear(form, Typed(f"sửa {number}")).form
    assert (line.number, asking.field) == (number, line.field)
    answered = told("2" if QUESTIONS[line.field].options else "khác hẳn", form=asking)
    if line.field is Field.CONTACT:
        assert answered.contact == "2"
    assert answered.field is Field.SUMMARY
    changed = {at for at in EDITABLE if answered.values(at) != form.values(at)}
    assert changed <= {line.field}


def test_an_edit_can_be_left_without_answering() -> None:
    """Back leads to the summary."""
    form = told(*FULL)
    assert back(edit(form, 1)) == form


def test_an_edit_begun_within_an_edit_comes_back_to_the_summary() -> None:
    """Not to the one that was left for it."""
    form = edit(edit(told(*FULL), 1), 3)
    assert told("từ tháng 5", form=form).field is Field.SUMMARY


def test_an_edit_after_send_now_comes_back_to_the_summary() -> None:
    """Not to the questions that were left out."""
    form = send_now(told(*FULL[:3]))
    assert told("Chuyện khác", form=edit(form, 1)).field is Field.SUMMARY


def test_an_edit_in_the_middle_comes_back_to_the_question_asked() -> None:
    """What was ticked there is still ticked."""
    form = choose(told(*FULL[:4]), DataKind.TAX)
    later = told("Chuyện khác", form=edit(form, 1))
    assert (later.field, later.chosen, later.what) == (Field.DATA, ("tax",), "Chuyện khác")


@pytest.mark.parametrize("number", [0, 9, 99])
def test_a_line_that_is_not_there_cannot_be_edited(number: int) -> None:
    """Nor is anything changed."""
    assert refusal(told(*FULL), f"sửa {number}") is Reason.NOT_AN_OPTION


def test_before_consent_nothing_is_edited_and_no_file_taken() -> None:
    """The first personal word comes after it."""
    with pytest.raises(AnswerRefusedError) as refused:
        edit(Form.start(), 1)
    assert refused.value.reason is Reason.NOT_AGREED
    with pytest.raises(AnswerRefusedError) as no_file:
        attach(Form.start(), "a")
    assert no_file.value.reason is Reason.NOT_AGREED


def test_an_edited_message_edits_its_answer() -> None:
    """Wherever the form is by then."""
    form = told(*FULL)
    renewed = edited(form, 2, "Chuyện đã sửa")
    assert renewed is not None
    assert (renewed.what, renewed.field) == ("Chuyện đã sửa", Field.SUMMARY)
    kinds = edited(form, 5, "2")
    assert kinds is not None
    assert kinds.kinds == (DataKind.PHONE,)


def test_an_edited_message_that_answered_nothing_changes_nothing() -> None:
    """Consent is not edited either: what was agreed to stays agreed."""
    assert edited(told(*FULL), 99, "x") is None
    assert edited(told(*FULL), 1, "từ chối") is None


def test_an_edit_into_no_answer_is_refused_and_the_old_one_stays() -> None:
    """Nothing told is lost."""
    form = told(*FULL)
    with pytest.raises(AnswerRefusedError) as refused:
        edited(form, 5, "abc")
    assert (refused.value.reason, refused.value.at) == (Reason.NOT_AN_OPTION, Field.DATA)


def test_kinds_of_data_are_ticked_and_unticked_by_pressing() -> None:
    """Then "done" takes what is ticked."""
    form = told(*FULL[:4])
    for code in (DataKind.TAX, DataKind.PHONE, DataKind.EMAIL, DataKind.PHONE):
        form = choose(form, code)
    assert (form.field, form.chosen) == (Field.DATA, ("email", "tax"))
    done = told("xong", form=form)
    assert done.kinds == (DataKind.EMAIL, DataKind.TAX)
    assert done.field is Field.MISUSER


def test_what_is_ticked_is_sent_too() -> None:
    """Send now loses nothing."""
    form = choose(told(*FULL[:4]), DataKind.BANK)
    assert send_now(form).kinds == (DataKind.BANK,)
    assert back(form).kinds == (DataKind.BANK,)


def test_what_was_unticked_is_not_sent() -> None:
    """Even if it had been the answer before."""
    form = choose(edit(told(*FULL[:4], "5"), 4), DataKind.TAX)
    assert send_now(form).kinds == ()


def test_a_press_on_a_single_option_answers() -> None:
    """No "done" is needed."""
    form = choose(told(*FULL[:2]), Reporter.ACCOUNTANT)
    assert (form.reporter, form.field) == (Reporter.ACCOUNTANT, Field.SINCE)


@pytest.mark.parametrize("code", ["tax", "agreed", "", "x"])
def test_a_press_on_an_old_question_is_refused(code: str) -> None:
    """A button stays clickable for ever; its option does not."""
    with pytest.raises(AnswerRefusedError) as refused:
        choose(told(*FULL[:2]), code)
    assert refused.value.reason is Reason.NOT_AN_OPTION


def test_a_press_at_the_summary_is_refused() -> None:
    """There is nothing to choose from."""
    with pytest.raises(AnswerRefusedError):
        choose(told(*FULL), DataKind.TAX)


def test_ten_files_are_taken_and_the_eleventh_refused() -> None:
    """One that came twice counts once; one taken out makes room."""
    form = told("đồng ý")
    for number in range(FILES_AT_MOST):
        form = attach(attach(form, f"file-{number}"), f"file-{number}")
    assert len(form.files) == FILES_AT_MOST
    assert form.field is Field.WHAT
    with pytest.raises(AnswerRefusedError) as refused:
        attach(form, "one more")
    assert refused.value.reason is Reason.TOO_MANY_FILES
    assert "one more" in attach(detach(form, "file-3"), "one more").files


def test_cancel_help_and_continue_change_nothing() -> None:
    """What is done with them is not the form's to decide."""
    form = told(*FULL[:3])
    for text, wish in (("hủy", Wish.CANCEL), ("?", Wish.HELP), ("tiếp tục", Wish.ASK)):
        heard = hear(form, Typed(text))
        assert (heard.wish, heard.form) == (wish, form)


def test_plain_text_at_the_summary_is_refused() -> None:
    """It answers no question."""
    assert refusal(told(*FULL), "thêm một chuyện") is Reason.NOT_AN_OPTION


def test_nothing_is_skipped_at_the_summary() -> None:
    """There is no question to skip."""
    with pytest.raises(AnswerRefusedError) as refused:
        skip(told(*FULL))
    assert refused.value.reason is Reason.NOT_OPTIONAL


def test_a_form_goes_through_json_unchanged() -> None:
    """Lone surrogates included, in plain ASCII."""
    form = replace(attach(told(*FULL), "f"), resume=Field.SUMMARY, chosen=("tax",))
    form = put(form, Field.MISUSER, Answer(("\ud800 x \x00 😀",), 4))
    assert as_json(form).isascii()
    assert from_json(as_json(form)) == form
    assert from_json(as_json(Form.start())) == Form.start()


@given(st.text(st.characters()))
def test_any_text_survives_the_json(text: str) -> None:
    """As far as JSON itself can say it."""
    sayable = json.loads(json.dumps(text))
    form = put(told("đồng ý"), Field.WHAT, Answer((sayable,), 1))
    assert from_json(as_json(form)) == form


@pytest.mark.parametrize(
    "text", ["", "[]", "null", "{}", '{"version": 2}', '{"version": 1, "field": "nowhere"}']
)
def test_an_unreadable_draft_says_so(text: str) -> None:
    """Rather than failing somewhere else."""
    with pytest.raises(FormUnreadableError):
        from_json(text)


class Filling(RuleBasedStateMachine):
    """Somebody who types, presses and edits at random."""

    def __init__(self) -> None:
        """Start with an empty form."""
        super().__init__()
        self.form = Form.start()
        self.story: str | None = None

    @rule(
        text=st.sampled_from(
            [
                *FULL,
                "quay lại",
                "back",
                "hủy",
                "gửi",
                "gửi ngay",
                "sửa 1",
                "sửa 5",
                "bỏ qua",
                "",
                "?",
            ]
        )
        | st.text(max_size=20),
        number=st.integers(1, 5),
    )
    def types(self, text: str, number: int) -> None:
        """A message is heard or refused."""
        try:
            self.form = hear(self.form, Typed(text, number)).form
        except AnswerRefusedError:
            return
        if self.form.what:
            self.form = offer_clauses(self.form, CLAUSES)

    @rule(code=st.sampled_from(["agreed", "tax", "phone", "customer", UNSURE, HERE, "1.1"]))
    def presses(self, code: str) -> None:
        """A press is taken or refused."""
        try:
            self.form = choose(self.form, code)
        except AnswerRefusedError:
            return

    @rule(number=st.integers(1, 5), text=st.sampled_from(["1", "mới", ""]))
    def edits_a_message(self, number: int, text: str) -> None:
        """An edit is taken, refused or nobody's."""
        try:
            self.form = edited(self.form, number, text) or self.form
        except AnswerRefusedError:
            return

    @invariant()
    def nothing_told_is_lost(self) -> None:
        """A story once told stays told, and the draft can be kept."""
        assert self.story is None or self.form.what
        self.story = self.form.what
        assert from_json(as_json(self.form)) == self.form

    @invariant()
    def nothing_is_told_without_consent(self) -> None:
        """No answer stands before it."""
        assert self.form.values(Field.CONSENT) or not self.form.answers

    @invariant()
    def every_answer_is_of_its_kind(self) -> None:
        """What the case reads can be read."""
        form = self.form
        assert (form.reporter, form.kinds, form.contact, form.clause_id) is not None
        assert form.field is not Field.SUMMARY or form.sendable
        assert not form.chosen or form.field is Field.DATA


TestFilling = Filling.TestCase
