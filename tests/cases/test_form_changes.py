"""The complaint form: going back, editing, ticking, files, sending."""

import pytest

from cases.form import (
    FILES_AT_MOST,
    AnswerRefusedError,
    DataKind,
    Field,
    Form,
    Reason,
    Reporter,
    Typed,
    Wish,
    attach,
    back,
    choose,
    detach,
    edit,
    edited,
    hear,
    send_now,
    skip,
    summary,
)
from cases.questions import EDITABLE, NAMED, QUESTIONS
from tests.cases.telling import FULL, refusal, told


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
        assert answered.contact == NAMED
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
