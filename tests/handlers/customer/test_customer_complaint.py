"""Telling a complaint, from the first press to the receipt."""

import re
from typing import Any

import pytest

from cases.form import DataKind, Field, Reporter
from handlers.dates import time_and_day
from handlers.texts.customer import CUSTOMER_EN, CUSTOMER_VI
from rights.consent import Purpose
from tests.counter import ZONE
from tests.handlers.customer.visit import AN, BINH, Visit

VI, OWN = CUSTOMER_VI.complaint, CUSTOMER_VI.own
EN = CUSTOMER_EN.complaint
STORY = "Có người lạ gọi mời vay tiền và đọc đúng tên tôi"


async def agreed(visit: Visit) -> None:
    """The customer has agreed and is asked what happened."""
    await visit.says("/khieunai")
    await visit.says("đồng ý")


async def told(visit: Visit) -> None:
    """The customer has told what happened."""
    await agreed(visit)
    await visit.says(STORY)


async def at_summary(visit: Visit) -> None:
    """The customer has told what happened and skipped the rest."""
    await told(visit)
    for _ in range(7):
        await visit.says("bỏ qua")


async def test_a_complaint_is_sent_in_four_presses_and_messages(visit: Visit) -> None:
    """Start, complain, agree, tell, send now: five with /start itself."""
    await visit.says("/start")
    await visit.presses(CUSTOMER_VI.common.complaint_button)
    assert "không được mã hóa đầu cuối" in visit.last.text
    await visit.presses(VI.agree_button)
    await visit.says(STORY)
    await visit.presses(VI.send_now_button)

    (case,) = await visit.cases()
    assert case.form.what == STORY
    assert case.code in visit.last.text
    assert f"trước {time_and_day(case.first_answer_due, 'vi', ZONE)}" in visit.last.text
    assert f"trước {time_and_day(case.resolve_due, 'vi', ZONE)}" in visit.last.text
    assert await visit.counter.drafts.all(await visit.counter.customer()) == ()


async def test_a_complaint_is_told_in_full_by_typed_words(visit: Visit) -> None:
    """Every question in its order, within fourteen messages."""
    await visit.says("/start")
    for words in (
        "/khieunai",
        "đồng ý",
        STORY,
        "khách hàng",
        "đầu tháng 10",
        "1, 2",
        "Công ty X",
        "1",
        "ảnh chụp tôi để ở nhà",
        "0912 345 678",
        "gửi",
    ):
        await visit.says(words)
    (case,) = await visit.cases()
    assert case.form.reporter is Reporter.CUSTOMER
    assert case.form.kinds == (DataKind.NAME, DataKind.PHONE)
    assert case.form.values(Field.SINCE) == ("đầu tháng 10",)
    assert case.form.values(Field.MISUSER) == ("Công ty X",)
    assert case.form.clause_id is not None
    assert case.clause == case.form.clause_id
    assert case.form.contact == "0912 345 678"


async def test_an_english_reader_complains_in_english(visit: Visit) -> None:
    """After one press on the first screen."""
    await visit.says("/start")
    await visit.presses("English")
    for words in ("/complaint", "agree", "They sold my number", "send now"):
        await visit.says(words)
    (case,) = await visit.cases()
    assert case.language == "en"
    assert f"by {time_and_day(case.first_answer_due, 'en', ZONE)}" in visit.last.text


async def test_nothing_is_kept_when_the_customer_declines(visit: Visit) -> None:
    """The other ways to reach the firm are told instead."""
    await visit.says(f"/khieunai {STORY}")
    await visit.presses(VI.decline_button)
    assert "DichvuthueBTS@gmail.com" in visit.last.text
    person = await visit.counter.customer()
    assert await visit.counter.drafts.all(person) == ()
    assert await visit.counter.consents.given(person, Purpose.COMPLAINT) is None


async def test_neither_words_nor_files_are_taken_before_consent(visit: Visit) -> None:
    """They are told so, and the question stands."""
    await visit.says("/khieunai")
    await visit.says(STORY)
    assert visit.last.text.startswith(VI.consent_missing[:40])
    await visit.sends_photo()
    assert VI.refused_not_agreed in visit.last.text
    await visit.says("1")
    await visit.says("đồng ý")
    await visit.says("gửi ngay")
    assert await visit.cases() == ()
    assert await visit.counter.evidence.waiting() == ()


async def test_the_consent_is_recorded_with_the_words_that_were_shown(visit: Visit) -> None:
    """Who reads the record can find the text by its SHA-256."""
    await visit.says("/khieunai")
    shown = visit.last.text
    await visit.says("đồng ý")
    person = await visit.counter.customer()
    given = await visit.counter.consents.given(person, Purpose.COMPLAINT)
    again = await visit.counter.consents.give(
        person, Purpose.COMPLAINT, shown, "vi", "1", cause=await visit.says("?")
    )
    assert given is not None
    assert given.sha256 == again.sha256


async def test_what_read_like_a_complaint_becomes_its_first_answer_on_yes(visit: Visit) -> None:
    """But only once consent is given."""
    await visit.tells("Tôi muốn khiếu nại: thông tin của tôi bị bán cho công ty khác")
    assert visit.last.text.startswith(CUSTOMER_VI.asking.complaint_offer[:30])
    assert await visit.counter.people.known(AN) is None
    await visit.presses(CUSTOMER_VI.asking.start_complaint_button)
    await visit.presses(VI.agree_button)
    assert VI.kept_for_beginning in visit.last.text
    assert VI.ask_reporter.strip("*") in visit.last.text
    await visit.says("gửi ngay")
    (case,) = await visit.cases()
    assert case.form.what == "Tôi muốn khiếu nại: thông tin của tôi bị bán cho công ty khác"


async def test_who_complains_in_english_is_asked_in_english(visit: Visit) -> None:
    """Though they never pressed the English button."""
    await visit.tells("Someone sold my personal data, I want to complain")
    await visit.presses(CUSTOMER_EN.asking.start_complaint_button)
    await visit.presses(EN.agree_button)
    assert EN.kept_for_beginning in visit.last.text
    await visit.says("send now")
    (case,) = await visit.cases()
    assert case.language == "en"


async def test_an_old_question_s_button_says_it_is_outdated(visit: Visit) -> None:
    """And changes nothing, however often it is pressed."""
    await told(visit)
    await visit.presses_data("form:pick:reporter:customer")
    await visit.presses_data("form:pick:reporter:accountant")
    assert visit.toasts[-1] == CUSTOMER_VI.common.outdated
    await visit.presses_data("form:drop")
    assert visit.toasts[-1] == CUSTOMER_VI.common.outdated
    await visit.says("gửi ngay")
    (case,) = await visit.cases()
    assert case.form.reporter is Reporter.CUSTOMER


@pytest.mark.parametrize(
    "data",
    ["form:agree:consent", "form:edit:summary:999", "form:pick:data:nothing", "form:edit:what:x",
     "form:send", "form:skip:", "sort:answer", "own:sure_withdraw:KN", "policy:clause:99:1.1"],
)  # fmt: skip
async def test_a_made_up_press_is_answered_once_and_does_nothing(visit: Visit, data: str) -> None:
    """A button is a hint, never a right."""
    await agreed(visit)
    await visit.presses_data(data)
    assert len(visit.toasts) == 1
    assert await visit.cases() == ()


async def test_any_answer_can_be_changed_from_the_summary(visit: Visit) -> None:
    """And the summary comes back."""
    await at_summary(visit)
    assert VI.summary.strip("*") in visit.last.text
    await visit.presses("Sửa 1")
    await visit.says("Chuyện khác")
    assert VI.summary.strip("*") in visit.last.text
    assert "Chuyện khác" in visit.last.text
    await visit.says("sửa 3")
    await visit.says("hôm qua")
    await visit.presses(VI.send_button)
    (case,) = await visit.cases()
    assert case.form.what == "Chuyện khác"
    assert case.form.values(Field.SINCE) == ("hôm qua",)


async def test_an_edited_message_edits_its_answer(visit: Visit) -> None:
    """While the complaint is not sent; afterwards the new words stand beside the old."""
    await agreed(visit)
    await visit.says(STORY)
    at = visit.message_id
    await visit.edits(at, "Tôi nhớ ra rồi: họ gọi hai lần")
    assert VI.label_what in visit.last.text
    await visit.says("gửi ngay")
    (case,) = await visit.cases()
    assert case.form.what == "Tôi nhớ ra rồi: họ gọi hai lần"
    await visit.edits(at, "Đổi nữa")
    assert visit.last.text == CUSTOMER_VI.edits.passed_on.format(code=case.code)
    (case,) = await visit.cases()
    assert case.form.what == "Tôi nhớ ra rồi: họ gọi hai lần"
    assert [each.text for each in case.edits] == ["Đổi nữa"]


async def test_a_password_is_masked_and_the_customer_told_to_delete_it(visit: Visit) -> None:
    """It reaches neither the draft nor the case."""
    await agreed(visit)
    await visit.says("Họ đăng nhập vì mật khẩu là Hoa12345! bị lộ")
    assert VI.secret_password in visit.told()
    await visit.says("gửi ngay")
    (case,) = await visit.cases()
    assert "Hoa12345" not in (case.form.what or "")


async def test_help_explains_and_loses_nothing(visit: Visit) -> None:
    """By the button or a question mark."""
    await told(visit)
    await visit.says("?")
    assert VI.help_reporter in visit.last.text
    await visit.presses(VI.help_button)
    await visit.says("gửi ngay")
    (case,) = await visit.cases()
    assert case.form.what == STORY


async def test_cancelling_asks_once_more_and_then_forgets(visit: Visit) -> None:
    """Files that were sent go too."""
    await told(visit)
    await visit.sends_photo()
    await visit.says("hủy")
    assert visit.last.text == VI.cancel_sure
    await visit.presses(VI.cancel_no_button)
    await visit.says("/huy")
    await visit.says("bỏ")
    assert visit.last.text == VI.cancelled
    assert await visit.counter.evidence.waiting() == ()
    await visit.says("gửi ngay")
    assert await visit.cases() == ()


async def test_a_draft_sleeps_after_half_an_hour_and_can_be_gone_on_with(visit: Visit) -> None:
    """Text is a question again, with the way back beside the answer."""
    await told(visit)
    visit.counter.clock.move(minutes=31)
    await visit.says("Chính sách đăng ngày nào?")
    assert "15/01/2021" in visit.last.text
    await visit.presses(CUSTOMER_VI.asking.continue_button)
    assert VI.ask_reporter.strip("*") in visit.last.text
    visit.counter.clock.move(minutes=31)
    await visit.says("tiếp tục")
    await visit.says("2")
    await visit.says("gửi ngay")
    (case,) = await visit.cases()
    assert (case.form.what, case.form.reporter) == (STORY, Reporter.ACCOUNTANT)


async def test_a_message_that_comes_again_after_a_crash_does_the_same_again(
    visit: Visit,
) -> None:
    """The draft moves one question on, and one case is lodged."""
    await agreed(visit)
    under = await visit.says(STORY)
    first = visit.last.text
    await visit.says(STORY, again=under)
    assert visit.last.text == first
    under = await visit.says("gửi ngay")
    first = visit.last.text
    await visit.says("gửi ngay", again=under)
    assert visit.last.text == first
    assert len(await visit.cases()) == 1


async def test_files_are_kept_as_evidence_whatever_is_asked(visit: Visit) -> None:
    """With their captions; an album is acknowledged once."""
    await told(visit)
    await visit.sends_photo(caption="tin nhắn họ gửi")
    for _ in range(3):
        await visit.sends_photo(media_group_id="7")
    said = visit.told()
    assert said.count(VI.album_kept) == 1
    await visit.says("gửi ngay")
    (case,) = await visit.cases()
    assert len(case.evidence) == 4
    assert case.form.values(Field.EVIDENCE) == ("tin nhắn họ gửi",)
    assert VI.files_arriving in visit.last.text


async def test_a_captioned_photo_can_tell_what_happened(visit: Visit) -> None:
    """Its caption is the answer to the first question."""
    await agreed(visit)
    await visit.sends_photo(caption=STORY)
    await visit.says("gửi ngay")
    (case,) = await visit.cases()
    assert case.form.what == STORY
    assert len(case.evidence) == 1


async def test_the_eleventh_file_and_one_too_large_are_refused_and_the_rest_kept(
    visit: Visit,
) -> None:
    """With what to do instead."""
    await told(visit)
    await visit.sends_photo(size=21 * 1024 * 1024)
    assert VI.refused_too_large in visit.last.text
    for _ in range(11):
        await visit.sends_photo()
    assert "10 tệp" in visit.last.text
    await visit.says("gửi ngay")
    (case,) = await visit.cases()
    assert len(case.evidence) == 10


async def test_data_kinds_are_ticked_in_place(visit: Visit) -> None:
    """Until Done is pressed."""
    await told(visit)
    await visit.says("1")
    await visit.says("bỏ qua")
    await visit.presses("2. ")
    assert visit.last.method == "editMessageText"
    await visit.presses("3. ")
    await visit.presses("2. ☑")
    await visit.presses(VI.done_button)
    await visit.says("gửi ngay")
    (case,) = await visit.cases()
    assert case.form.kinds == (DataKind.EMAIL,)


BAD: list[dict[str, Any]] = [
    {"sticker": {"file_id": "s", "file_unique_id": "u", "type": "regular", "width": 1,
                 "height": 1, "is_animated": False, "is_video": False}},
    {"location": {"longitude": 1.0, "latitude": 2.0}},
    {"dice": {"emoji": "🎲", "value": 3}},
    {"text": " \n\t"},
    {"text": "\u200b\u200b"},
]  # fmt: skip


@pytest.mark.parametrize("values", BAD)
async def test_what_is_no_answer_is_refused_and_nothing_is_lost(
    visit: Visit, values: dict[str, Any]
) -> None:
    """A sentence says what to do, and the same question stands."""
    await agreed(visit)
    await visit.sends(**values)
    assert any(words in visit.last.text for words in (VI.words_only, VI.refused_empty))
    await visit.says(STORY)
    await visit.says("gửi ngay")
    assert len(await visit.cases()) == 1


@pytest.mark.parametrize("text", ["<b>x</b> _*[`", "a" * 4096, "😀" * 2000, "\u202eabc", "a\x00b"])
async def test_hostile_text_is_kept_as_it_is_and_breaks_no_message(
    visit: Visit, text: str
) -> None:
    """Shown again in the summary without any markup of its own."""
    await agreed(visit)
    await visit.says(text)
    await visit.says("gửi")
    await visit.says("gửi")
    (case,) = await visit.cases()
    assert case.form.what == text


async def test_a_second_complaint_asks_neither_consent_nor_role_again(visit: Visit) -> None:
    """Both are known, and can be changed."""
    await told(visit)
    await visit.says("kế toán viên")
    await visit.says("gửi ngay")
    await visit.says("/khieunai")
    assert VI.ask_what.strip("*")[:20] in visit.last.text
    await visit.says("Lại gọi nữa")
    assert VI.ask_since[2:20] in visit.last.text
    await visit.says("gửi ngay")
    assert [case.form.reporter for case in await visit.cases()] == [Reporter.ACCOUNTANT] * 2


async def test_a_withdrawn_consent_is_asked_for_again_before_sending(visit: Visit) -> None:
    """And what was told is still there."""
    await told(visit)
    person = await visit.counter.customer()
    under = await visit.says("?")
    await visit.counter.consents.withdraw(person, Purpose.COMPLAINT, under)
    await visit.says("gửi ngay")
    assert await visit.cases() == ()
    await visit.says("đồng ý")
    await visit.says("gửi ngay")
    (case,) = await visit.cases()
    assert case.form.what == STORY


async def test_another_customer_s_case_and_a_wrong_code_get_the_same_answer(
    visit: Visit,
) -> None:
    """Nobody learns whether a code exists."""
    lodged = await visit.counter.lodged(await visit.counter.customer(BINH))
    answers = []
    for code in (lodged.code, "KN-0000-0000", "xyz"):
        await visit.says(f"/hoso {code}")
        answers.append(visit.last.text)
        await visit.says(f"/rut {code}")
        answers.append(visit.last.text)
        await visit.says(f"/bosung {code}")
        answers.append(visit.last.text)
        for verb in ("show", "answer", "add", "withdraw", "sure_withdraw", "sure_reopen"):
            await visit.presses_data(f"own:{verb}:{re.sub('-', '', code).upper()}")
            answers.append(visit.last.text)
    assert set(answers) == {OWN.case_unknown}


async def test_skipping_twice_by_the_same_button_skips_one_question(visit: Visit) -> None:
    """The second press is for a question that is no longer asked."""
    await told(visit)
    await visit.presses_data("form:skip:reporter")
    await visit.presses_data("form:skip:reporter")
    assert visit.toasts[-1] == CUSTOMER_VI.common.outdated
    await visit.says("hôm qua")
    await visit.says("gửi ngay")
    (case,) = await visit.cases()
    assert case.form.values(Field.SINCE) == ("hôm qua",)


async def test_a_sent_answer_stays_while_another_complaint_is_told(visit: Visit) -> None:
    """Editing its message goes to the case that was sent, not into the one being told."""
    await agreed(visit)
    await visit.says(STORY)
    at = visit.message_id
    await visit.says("gửi ngay")
    await visit.says("/khieunai")
    await visit.edits(at, "Đổi")
    (case,) = await visit.cases()
    assert visit.last.text == CUSTOMER_VI.edits.passed_on.format(code=case.code)


async def test_a_secret_told_before_consent_is_masked_too(visit: Visit) -> None:
    """And the customer is told to delete the message."""
    await visit.says("/khieunai Họ biết mật khẩu là Hoa12345! của tôi")
    assert VI.secret_password in visit.last.text
    await visit.says("đồng ý")
    await visit.says("gửi ngay")
    (case,) = await visit.cases()
    assert "Hoa12345" not in (case.form.what or "")


async def test_the_words_beside_files_are_kept_with_the_evidence(visit: Visit) -> None:
    """Those of each file, and those typed after them."""
    await told(visit)
    for _ in range(5):
        await visit.says("bỏ qua")
    await visit.sends_photo(caption="một")
    await visit.sends_photo(caption="hai")
    await visit.says("ba")
    await visit.says("gửi ngay")
    (case,) = await visit.cases()
    assert case.form.values(Field.EVIDENCE) == ("một\nhai\nba",)


async def test_done_keeps_the_words_beside_files(visit: Visit) -> None:
    """It only goes on to the next question."""
    await told(visit)
    for _ in range(5):
        await visit.says("bỏ qua")
    await visit.sends_photo(caption="một")
    await visit.presses(VI.done_button)
    assert VI.ask_contact[2:20] in visit.last.text
    await visit.says("gửi ngay")
    (case,) = await visit.cases()
    assert case.form.values(Field.EVIDENCE) == ("một",)


async def test_cancelling_before_consent_needs_no_second_question(visit: Visit) -> None:
    """Nothing has been told yet."""
    await visit.says("/khieunai")
    await visit.says("hủy")
    assert visit.last.text == VI.cancelled
    await visit.says("/huy")
    assert visit.last.text == CUSTOMER_VI.common.nothing_to_cancel
