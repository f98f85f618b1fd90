"""A customer edits what they have sent: what they are told, and what staff then see."""

import pytest

from cases.dossier import Actor
from cases.masking import mask
from cases.steps import Move, Role
from handlers.dossier_text import DossierPainter
from handlers.rich import fill
from handlers.texts.care_vi import VI as CARE_VI
from handlers.texts.customer import CUSTOMER_EN, CUSTOMER_VI
from handlers.texts.edits_vi import EDITED_VI
from rights.consent import Purpose
from tests.counter import ZONE, cause
from tests.handlers.customer.test_customer_complaint import STORY, agreed, told
from tests.handlers.customer.visit import BINH, Visit

WORDS = CUSTOMER_VI.edits


async def sent(visit: Visit) -> tuple[str, int]:
    """The code of a complaint that was sent, and the message that tells what happened."""
    await agreed(visit)
    await visit.says(STORY)
    at = visit.message_id
    await visit.says("gửi ngay")
    (case,) = await visit.cases()
    return case.code, at


async def full_text(visit: Visit, code: str) -> str:
    """The case as care staff read it."""
    care = await visit.counter.care()
    view = await visit.counter.desk.staff_view(code, care, cause=cause())
    return DossierPainter(ZONE, "vi").full(view).text


async def test_staff_read_the_old_words_and_the_new(visit: Visit) -> None:
    """Whatever signs are in them; their customer sees both as well."""
    code, at = await sent(visit)
    odd = "_*[<& Không phải bảo hiểm, là ngân hàng 😀"
    await visit.edits(at, odd)
    assert visit.last.text == fill(WORDS.passed_on, code=code).text
    text = await full_text(visit, code)
    assert text.index(STORY) < text.index(EDITED_VI.answered[2:20]) < text.index(odd)
    await visit.says(f"/hoso {code}")
    assert STORY in visit.last.text
    assert odd in visit.last.text
    card = await visit.counter.desk.card(code)
    assert card.last is not None
    assert CARE_VI.events.of(card.last.move) == CARE_VI.events.edit


async def test_an_edited_answer_to_another_question_is_shown_too(visit: Visit) -> None:
    """The form as staff read it has no line for who complains; the edit has."""
    await told(visit)
    await visit.says("khách hàng")
    at = visit.message_id
    await visit.says("gửi ngay")
    (case,) = await visit.cases()
    await visit.edits(at, "kế toán viên")
    text = await full_text(visit, case.code)
    assert EDITED_VI.another[2:30] in text
    assert "kế toán viên" in text


async def test_a_secret_in_an_edit_is_masked(visit: Visit) -> None:
    """And the customer told to delete it; the same secret edited in again is no news."""
    code, at = await sent(visit)
    secret = f"{STORY}, mật khẩu là Lan2025!"
    await visit.edits(at, secret)
    assert CUSTOMER_VI.complaint.secret_password in visit.last.text
    text = await full_text(visit, code)
    assert "Lan2025" not in text
    assert mask(secret).text in text
    with_link = len(visit.telegram.calls)
    await visit.edits(at, secret)
    assert len(visit.telegram.calls) == with_link


async def test_nothing_is_kept_of_an_edit_without_consent(visit: Visit) -> None:
    """They are told so, and how it can be said; an edit of no word is passed over."""
    code, at = await sent(visit)
    person = await visit.counter.customer()
    await visit.counter.consents.withdraw(person, Purpose.COMPLAINT, cause())
    await visit.edits(at, "Chuyện khác hẳn")
    assert visit.last.text == fill(WORDS.not_agreed, code=code).text
    quiet = len(visit.telegram.calls)
    await visit.edits(at, STORY)
    assert len(visit.telegram.calls) == quiet
    assert not (await visit.cases())[0].edits


async def test_an_edit_comes_too_late_when_the_case_has_ended(visit: Visit) -> None:
    """It changes nothing, and they are told."""
    code, at = await sent(visit)
    person = await visit.counter.customer()
    actor = Actor(Role.CUSTOMER, person.id)
    await visit.counter.desk.move(code, Move.WITHDRAW, actor, cause=cause())
    await visit.edits(at, "Chuyện khác hẳn")
    assert visit.last.text == fill(WORDS.ended, code=code).text
    assert not (await visit.cases())[0].edits


async def test_an_edit_that_leaves_no_words_is_told_to_change_nothing(visit: Visit) -> None:
    """The old words stay the words of the case."""
    code, at = await sent(visit)
    await visit.edits(at, "\u200b")
    assert visit.last.text == fill(WORDS.no_words, code=code).text


@pytest.mark.parametrize("picked", ["1", CUSTOMER_VI.own.sort_answer_button])
async def test_an_answer_that_had_to_be_sorted_is_known_by_its_own_message(
    visit: Visit, picked: str
) -> None:
    """Not by the message that says which of the two it is."""
    code, _ = await sent(visit)
    care = await visit.counter.care()
    await visit.counter.desk.move(code, Move.RECEIVE, care, cause=cause())
    await visit.counter.desk.move(code, Move.ASK, care, text="Hôm nào?", cause=cause())
    await visit.says("Hôm thứ hai")
    at = visit.message_id
    await visit.says(picked.format(code=code))
    await visit.edits(at, "Hôm thứ ba")
    (case,) = await visit.cases()
    assert [said.text for said in case.talk if case.edits_of(said)] == ["Hôm thứ hai"]
    assert case.edits[-1].text == "Hôm thứ ba"


async def test_an_edit_of_anything_else_is_answered_only_where_it_may_matter(
    visit: Visit,
) -> None:
    """A stranger's gets nothing; who has told more in an open case is told how to correct it."""
    await visit.says("/chinhsach", user=BINH)
    quiet = len(visit.telegram.calls)
    await visit.edits(visit.message_id, "xin chào", user=BINH)
    assert len(visit.telegram.calls) == quiet
    code, _ = await sent(visit)
    await visit.says("Dữ liệu của tôi được giữ bao lâu?")
    asked = visit.message_id
    quiet = len(visit.telegram.calls)
    await visit.edits(asked, "Dữ liệu được giữ ở đâu?")
    assert len(visit.telegram.calls) == quiet
    await visit.says(f"/bosung {code} Thêm")
    await visit.edits(asked, "Dữ liệu được giữ ở đâu?")
    assert visit.last.text == fill(WORDS.elsewhere, code=code).text


async def test_it_is_said_in_the_language_they_read(visit: Visit) -> None:
    """English for who reads English."""
    code, at = await sent(visit)
    await visit.says("/ngonngu")
    await visit.edits(at, "It was the bank")
    assert visit.last.text == fill(CUSTOMER_EN.edits.passed_on, code=code).text
