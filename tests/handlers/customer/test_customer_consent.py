"""Consent, and what is left when it is not given, dropped or taken back; captions and edits."""

from sqlalchemy import func, select

from cases.form import Field
from handlers.texts.customer import CUSTOMER_EN
from handlers.texts.edits_vi import EDITS_VI
from rights.consent import Purpose, digest
from storage.rows import DraftRow
from tests.counter import cause
from tests.handlers.customer.test_customer_complaint import EN, STORY, VI, told
from tests.handlers.customer.visit import AN, Visit


async def test_nothing_at_all_is_left_of_who_declines(visit: Visit) -> None:
    """Neither the person, nor what was told before, with its password; and told so once more."""
    await visit.says(f"/khieunai {STORY}, mật khẩu là Hoa2024!")
    assert VI.secret_password in visit.last.text
    first = await visit.says("từ chối")
    assert await visit.counter.people.known(AN) is None
    await visit.says("từ chối", again=first)
    assert visit.last.text.startswith(VI.declined[:30])
    assert await visit.counter.people.known(AN) is None


async def test_a_press_that_declined_is_told_so_when_it_comes_again(visit: Visit) -> None:
    """Not that the button is outdated, and in the language they read."""
    await visit.says("/ngonngu")
    await visit.says(f"/khieunai {STORY}")
    first = await visit.presses_data("form:decline:consent")
    await visit.presses_data("form:decline:consent", again=first)
    assert visit.last.text.startswith(EN.declined[:30])
    assert CUSTOMER_EN.common.outdated not in visit.toasts
    person = await visit.counter.people.known(AN)
    assert person is not None
    assert person.language == "en"


async def test_secrets_are_masked_before_consent_is_asked(visit: Visit) -> None:
    """What waits for consent holds none, edited or not."""
    await visit.says(f"/khieunai {STORY}, mật khẩu là Hoa2024!")
    person = await visit.counter.customer()
    (draft,) = await visit.counter.drafts.all(person)
    assert "Hoa2024" not in draft.content["unasked"]
    await visit.edits(visit.message_id, f"{STORY}, mật khẩu là Lan2025!")
    (draft,) = await visit.counter.drafts.all(person)
    assert "Lan2025" not in draft.content["unasked"]
    assert VI.secret_password in visit.last.text


async def test_what_is_dropped_leaves_no_state_before(visit: Visit) -> None:
    """The row of the draft goes, not its body alone; the consent given stays on record."""
    await told(visit)
    await visit.says("hủy")
    await visit.says("bỏ")
    assert visit.last.text == VI.cancelled
    async with visit.counter.database.read() as session:
        assert await session.scalar(select(func.count()).select_from(DraftRow)) == 0
    assert await visit.counter.people.known(AN) is not None


async def test_cancel_before_consent_forgets_the_teller_too(visit: Visit) -> None:
    """By the command as by the word, also when it comes again."""
    await visit.says(f"/khieunai {STORY}")
    first = await visit.says("/huy")
    assert visit.last.text == VI.cancelled
    assert await visit.counter.people.known(AN) is None
    await visit.says("/huy", again=first)
    assert visit.last.text == VI.cancelled


async def test_consent_is_recorded_to_the_text_that_was_shown_or_not_at_all(visit: Visit) -> None:
    """Another language since: the text is shown again before it counts."""
    await visit.says(f"/khieunai {STORY}")
    await visit.says("/ngonngu")
    await visit.says("agree")
    person = await visit.counter.customer()
    assert visit.last.text.startswith(EN.consent_changed)
    assert await visit.counter.consents.given(person, Purpose.COMPLAINT) is None
    shown = visit.last.text.removeprefix(f"{EN.consent_changed}\n\n")
    await visit.says("agree")
    given = await visit.counter.consents.given(person, Purpose.COMPLAINT)
    assert given is not None
    assert (given.language, given.sha256) == ("en", digest(shown))


async def test_a_form_open_when_consent_is_taken_back_keeps_no_more(visit: Visit) -> None:
    """Neither words nor files nor edits, until they agree again; then it goes on."""
    await told(visit)
    story = visit.message_id
    person = await visit.counter.customer()
    await visit.counter.consents.withdraw(person, Purpose.COMPLAINT, cause())
    await visit.says("khách hàng")
    assert VI.consent_lapsed in visit.last.text
    await visit.sends_photo()
    await visit.edits(story, "chuyện khác hẳn")
    await visit.says("đồng ý")
    await visit.says("gửi ngay")
    (case,) = await visit.cases()
    assert case.form.what == STORY
    assert case.form.reporter is None
    assert not case.evidence


async def test_the_receipt_is_one_notice_however_often_the_press_comes(visit: Visit) -> None:
    """Written with the case, so that no refusal or kill on its way can lose the code."""
    await told(visit)
    first = await visit.presses(VI.send_now_button)
    (case,) = await visit.cases()
    await visit.presses_data("form:send:reporter", again=first)
    sent = [call for call in visit.telegram.sent("sendMessage") if case.code in call.text]
    assert len(sent) == 1


async def test_each_caption_is_edited_by_itself(visit: Visit) -> None:
    """The other one stays; and once sent, an edit of either stands beside what was sent."""
    await told(visit)
    await visit.sends_photo(caption="ảnh một")
    first = visit.message_id
    await visit.sends_photo(caption="ảnh hai, mật khẩu là Hoa12345!")
    second = visit.message_id
    assert VI.secret_password in visit.told()
    await visit.edits(second, "ảnh hai")
    await visit.edits(first, "ảnh đầu")
    await visit.says("gửi ngay")
    (case,) = await visit.cases()
    assert case.form.values(Field.EVIDENCE) == ("ảnh đầu\nảnh hai",)
    await visit.edits(first, "ảnh khác")
    assert visit.last.text == EDITS_VI.passed_on.format(code=case.code)
    (case,) = await visit.cases()
    assert case.form.values(Field.EVIDENCE) == ("ảnh đầu\nảnh hai",)
    assert [each.text for each in case.answers_edited(Field.EVIDENCE)] == ["ảnh khác"]


async def test_an_edit_of_words_added_later_stands_beside_them(visit: Visit) -> None:
    """Without the command that they came with."""
    await told(visit)
    await visit.says("gửi ngay")
    (case,) = await visit.cases()
    await visit.says(f"/bosung {case.code} Họ lại gọi")
    await visit.edits(visit.message_id, f"/bosung {case.code} Họ không gọi nữa")
    assert visit.last.text == EDITS_VI.passed_on.format(code=case.code)
    (case,) = await visit.cases()
    (said,) = case.talk
    assert said.text == "Họ lại gọi"
    assert [each.text for each in case.edits_of(said)] == ["Họ không gọi nữa"]


async def test_a_photo_with_the_command_is_kept_if_they_have_agreed(visit: Visit) -> None:
    """Before that they are told that it was not."""
    await visit.sends_photo(caption=f"/khieunai {STORY}")
    assert VI.refused_not_agreed in visit.last.text
    await visit.says("đồng ý")
    await visit.says("gửi ngay")
    await visit.sends_photo(caption=f"/khieunai {STORY}")
    await visit.says("gửi ngay")
    await visit.says("gửi")  # though it is like the one that is open
    newest, oldest = await visit.cases()
    assert (len(newest.evidence), len(oldest.evidence)) == (1, 0)
    assert newest.form.what == STORY
