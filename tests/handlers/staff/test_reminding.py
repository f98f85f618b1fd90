"""Reminders as staff read them: which case, which promise and why, where each is told."""

from datetime import datetime

import pytest

from cases.dossier import Actor
from cases.notices import Hears
from cases.steps import Move, Role
from cases.urging import Urging, urgings
from handlers.texts.care_vi import VI as CARE
from handlers.texts.clock_en import CLOCK_EN
from handlers.texts.clock_vi import CLOCK_VI as VI
from storage.case_rows import case_row
from tests.counter import cause
from tests.handlers.staff.cases import CUSTOMER, lodged
from tests.handlers.staff.office import ADMIN, GROUP, STAFF, Office
from tests.handlers.staff.wire import Call

NAME = "Lan_*[<b>&😀"


async def move_to(office: Office, code: str, urging: Urging) -> None:
    """Let it be time to tell so of the case."""
    desk = office.counter.desk
    async with office.counter.database.read() as session:
        row = await case_row(session, code)
    assert row is not None
    assert row.clock_from is not None
    assert row.next_due is not None
    rules = (desk.promise, desk.calendar, desk.zone)
    office.counter.clock.at = urgings(row.clock_from, row.next_due, *rules)[urging]


async def told(office: Office, code: str, urging: Urging) -> list[Call]:
    """What is sent when it is time to tell so of the case."""
    await office.deliver()
    await move_to(office, code, urging)
    assert await office.counter.remind() == 1
    with office.fresh() as made:
        await office.deliver()
    return [call for call in made if call.method == "sendMessage"]


async def received(office: Office, *, started: bool = True) -> str:
    """A case that Lan has received; the bot can write to her if she has *started* it."""
    if started:
        await office.counter.people.meet(STAFF, started=True, cause=cause())
    code, care = await lodged(office), await office.counter.care(STAFF, NAME)
    await office.counter.desk.move(code, Move.RECEIVE, care, cause=cause())
    return code


async def test_the_holder_hears_in_private_which_case_which_promise_and_why(
    office: Office,
) -> None:
    """With buttons for what can be done, more time among them."""
    code = await received(office)
    (call,) = await told(office, code, Urging.HALF)
    assert call.values["chat_id"] == STAFF
    assert code in call.text
    assert "đã qua nửa thời gian" in call.text
    assert VI.first_answer in call.text
    assert VI.why.unanswered in call.text
    assert f"/giahan {code}" in call.text
    assert {CARE.labels.read, CARE.labels.card, CARE.labels.extend} <= set(call.buttons)
    await office.presses(STAFF, call.buttons[CARE.labels.extend])
    assert office.last.text.startswith(CARE.asking.extend.format(code=code))


async def test_the_group_hears_under_the_card_with_the_holder_called(forum: Office) -> None:
    """In the case's topic; a name with marks comes out unharmed."""
    code = await received(forum, started=False)
    (call,) = await told(forum, code, Urging.HALF)
    assert call.values["chat_id"] == GROUP
    assert call.values.get("message_thread_id")
    assert f"Người phụ trách: {NAME}" in call.text
    called = [each["user"]["id"] for each in call.values["entities"] if "user" in each]
    assert called == [STAFF]
    assert VI.start_me in call.text
    assert await forum.counter.remind() == 0


async def test_near_the_date_holder_and_group_hear_and_at_it_the_group(office: Office) -> None:
    """A date that has passed can be put off no more, and nothing says that it can."""
    code = await received(office)
    near = await told(office, code, Urging.SOON)
    assert [call.values["chat_id"] for call in near] == [STAFF, GROUP]
    assert all("sắp đến hạn" in call.text for call in near)
    (late,) = await told(office, code, Urging.LATE)
    assert late.values["chat_id"] == GROUP
    assert "đã quá hạn" in late.text
    assert "/giahan" not in late.text
    assert CARE.labels.extend not in late.buttons


async def test_the_admins_hear_last_in_their_language_and_without_buttons(office: Office) -> None:
    """They may not be care staff: whom to ask is what they need."""
    boss = await office.counter.people.meet(ADMIN, started=True, cause=cause())
    await office.counter.people.speak(boss.id, "en", cause())
    await office.counter.staff.make_admin(ADMIN, "Boss", cause())
    code = await received(office)
    calls = await told(office, code, Urging.OVERDUE)
    (call,) = [each for each in calls if each.values["chat_id"] == ADMIN]
    assert "overdue and still open" in call.text
    assert CLOCK_EN.for_admins in call.text
    assert f"Holder: {NAME}." in call.text
    assert not call.buttons


async def test_why_names_what_has_not_happened(office: Office) -> None:
    """Nobody received it; the customer wrote last; it is not resolved."""
    code = await lodged(office)
    (call,) = await told(office, code, Urging.HALF)
    assert VI.why.unreceived in call.text
    assert VI.no_holder in call.text
    await office.says(STAFF, f"/nhan {code}", GROUP)
    care = await office.counter.care(STAFF, NAME)
    await office.counter.desk.reply(code, "Chào Anh/Chị", care, cause=cause())
    (call,) = await told(office, code, Urging.HALF)
    assert VI.why.unsolved in call.text
    assert VI.resolve in call.text
    person = await office.counter.customer(CUSTOMER)
    await office.counter.desk.add(code, person, text="Bí mật", cause=cause())
    near = await told(office, code, Urging.SOON)
    assert "tin mới nhất là của khách" in near[-1].text
    assert "Bí mật" not in near[-1].text


@pytest.mark.parametrize("move", [Move.RESOLVE, Move.EXTEND])
async def test_a_reminder_that_a_move_has_outrun_is_not_sent(office: Office, move: Move) -> None:
    """What waits in the outbox would say what is true no more."""
    code = await received(office)
    await office.deliver()
    await move_to(office, code, Urging.SOON)
    assert await office.counter.remind() == 1
    care = await office.counter.care(STAFF, NAME)
    await office.counter.desk.move(code, move, care, text="Lời", cause=cause())
    with office.fresh() as made:
        await office.deliver()
    assert "sắp đến hạn" not in "".join(call.text for call in made)


async def test_a_chat_that_hears_of_deadlines_gets_no_buttons(office: Office) -> None:
    """Nor a mention: nobody there works on cases."""
    await office.counter.staff.bind(-1002, "Sếp", Hears.DEADLINES, by=None, cause=cause())
    code = await received(office)
    near = await told(office, code, Urging.SOON)
    (there,) = [call for call in near if call.values["chat_id"] == -1002]
    assert not there.buttons
    assert "/giahan" not in there.text
    assert f"Người phụ trách: {NAME}." in there.text


@pytest.mark.parametrize(("day", "ill"), [("2026-09-30", False), ("2026-10-01", True)])
async def test_the_next_years_calendar_is_missed_from_october_on(
    office: Office, day: str, ill: bool
) -> None:
    """Cases lodged late in the year fall due in the next."""
    office.counter.clock.at = datetime.fromisoformat(f"{day}T10:00+07:00")
    await office.says(ADMIN, "/suckhoe")
    assert ("Lịch nghỉ lễ chính thức của năm 2027 chưa có" in office.last.text) is ill


async def test_a_customer_who_answered_is_named_as_the_why(office: Office) -> None:
    """The clock runs again from their answer."""
    code, care = await received(office), await office.counter.care(STAFF, NAME)
    await office.counter.desk.move(code, Move.ASK, care, text="Khi nào?", cause=cause())
    person = await office.counter.customer(CUSTOMER)
    own = Actor(Role.CUSTOMER, person.id)
    await office.counter.desk.move(code, Move.ANSWER, own, text="Hôm qua", cause=cause())
    (call,) = await told(office, code, Urging.HALF)
    assert "tin mới nhất là của khách, lúc 09:00" in call.text
