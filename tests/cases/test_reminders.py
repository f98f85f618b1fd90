"""Reminders: once before a date, once after it."""

from asyncio import create_task, sleep

from cases.deadlines import warn_at
from cases.dossier import Actor, Lodged
from cases.notices import Hears, NoticeKind
from cases.steps import Move, Role
from storage.case_rows import case_row, reminded_now
from storage.outbox import CARE, to_chat
from tests.counter import Counter, Told, cause


def move_to_warning(counter: Counter, lodged: Lodged) -> None:
    """Let it be time to warn of the first answer."""
    desk = counter.desk
    counter.clock.at = warn_at(lodged.first_answer_due, desk.promise, desk.calendar, desk.zone)


async def deadlines(counter: Counter) -> list[Told]:
    """The reminders that wait."""
    return [each for each in await counter.told() if each.kind == NoticeKind.DEADLINE]


async def test_staff_are_told_once_before_and_once_after(counter: Counter) -> None:
    """However often the timer looks."""
    lodged = await counter.lodged(await counter.customer())
    assert await counter.desk.remind(cause()) == 0
    move_to_warning(counter, lodged)
    assert [await counter.desk.remind(cause()) for _ in range(3)] == [1, 0, 0]
    counter.clock.at = lodged.first_answer_due
    counter.clock.move(seconds=1)
    assert [await counter.desk.remind(cause()) for _ in range(3)] == [1, 0, 0]
    told = await deadlines(counter)
    assert [each.values["urging"] for each in told] == ["soon", "late"]
    assert await counter.audit(lodged.case_id) == ["lodge", "warn", "late"]
    view = await counter.desk.notice_view(told[1].kind, told[1].values)
    assert view is not None
    assert view.due == lodged.first_answer_due


async def test_a_date_that_stays_is_not_told_of_again(counter: Counter) -> None:
    """Receiving the case answers nothing: the same date is owed."""
    care = await counter.care()
    lodged = await counter.lodged(await counter.customer())
    move_to_warning(counter, lodged)
    assert await counter.desk.remind(cause()) == 1
    await counter.desk.move(lodged.code, Move.RECEIVE, care, cause=cause())
    assert await counter.desk.remind(cause()) == 0


async def test_an_answer_of_the_customer_sets_a_new_date(counter: Counter) -> None:
    """And that is told of, however late the one before was."""
    person, care = await counter.customer(), await counter.care()
    lodged = await counter.lodged(person)
    await counter.desk.move(lodged.code, Move.RECEIVE, care, cause=cause())
    counter.clock.at = lodged.first_answer_due
    counter.clock.move(seconds=1)
    assert await counter.desk.remind(cause()) == 1
    await counter.desk.move(lodged.code, Move.ASK, care, text="Khi nào?", cause=cause())
    own = Actor(Role.CUSTOMER, person.id)
    await counter.desk.move(lodged.code, Move.ANSWER, own, text="Hôm qua", cause=cause())
    counter.clock.move(days=60)
    assert await counter.desk.remind(cause()) == 1


async def test_a_new_date_is_told_of_anew(counter: Counter) -> None:
    """After the first answer the resolution is owed."""
    person, care = await counter.customer(), await counter.care()
    lodged = await counter.lodged(person)
    move_to_warning(counter, lodged)
    assert await counter.desk.remind(cause()) == 1
    await counter.desk.move(lodged.code, Move.RECEIVE, care, cause=cause())
    await counter.desk.reply(lodged.code, "Chào", care, cause=cause())
    assert await counter.desk.remind(cause()) == 0
    counter.clock.at = lodged.resolve_due
    counter.clock.move(days=1)
    assert await counter.desk.remind(cause()) == 1


async def test_who_waits_for_the_customer_is_not_reminded(counter: Counter) -> None:
    """Nothing is owed then."""
    care = await counter.care()
    code = (await counter.lodged(await counter.customer())).code
    await counter.desk.move(code, Move.RECEIVE, care, cause=cause())
    await counter.desk.move(code, Move.ASK, care, text="Khi nào?", cause=cause())
    counter.clock.move(days=60)
    assert await counter.desk.remind(cause()) == 0


async def test_those_that_hear_of_dates_are_reminded(counter: Counter) -> None:
    """The care group, and the chats bound for deadlines or for all."""
    for number, hears in enumerate(Hears, start=1):
        await counter.staff.bind(-number, hears, hears, by=None, cause=cause())
    chats = {chat.hears: to_chat(chat.id) for chat in await counter.staff.chats()}
    await counter.lodged(await counter.customer())
    counter.clock.move(days=30)
    assert await counter.desk.remind(cause()) == 1
    assert {each.recipient for each in await deadlines(counter)} == {
        CARE,
        chats[Hears.DEADLINES],
        chats[Hears.ALL],
    }


async def test_a_reminder_sent_while_the_case_moves_is_not_sent_again(counter: Counter) -> None:
    """The move leaves alone what the timer has noted of the same date."""
    person, care = await counter.customer(), await counter.care()
    lodged = await counter.lodged(person)
    async with counter.database.write() as session:
        assert await reminded_now(session, lodged.case_id, lodged.first_answer_due, 1)
        moving = create_task(counter.desk.move(lodged.code, Move.RECEIVE, care, cause=cause()))
        await sleep(0.3)
    await moving
    async with counter.database.read() as session:
        row = await case_row(session, lodged.case_id)
    assert row is not None
    assert (row.step, row.reminded) == ("received", 1)
