"""Reminders: each date at half its time, near, past and long past, to whom it concerns, once."""

from asyncio import create_task, gather, sleep
from collections import Counter as Count
from datetime import datetime
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import update

from cases.dossier import Actor, Lodged
from cases.notices import Hears, NoticeKind
from cases.steps import Move, Role
from cases.urging import Urging, urgings
from storage.case_rows import case_row
from storage.case_tables import CaseRow
from storage.database import open_database
from storage.outbox import CARE, Outbox, to_chat, to_person
from storage.remind_rows import looked
from tests.counter import Counter, Told, cause
from tests.counter import counter as desks

KINDS = {NoticeKind.DEADLINE, NoticeKind.HALF_TIME}


async def row_of(counter: Counter, lodged: Lodged) -> CaseRow:
    """The case's row."""
    async with counter.database.read() as session:
        row = await case_row(session, lodged.case_id)
    assert row is not None
    return row


async def moment(counter: Counter, lodged: Lodged, urging: Urging) -> datetime:
    """When staff are to be told so of what is owed now."""
    row, desk = await row_of(counter, lodged), counter.desk
    assert row.clock_from is not None
    assert row.next_due is not None
    rules = (desk.promise, desk.calendar, desk.zone)
    return urgings(row.clock_from, row.next_due, *rules)[urging]


async def move_to(counter: Counter, lodged: Lodged, urging: Urging) -> None:
    """Let it be time to tell so."""
    counter.clock.at = await moment(counter, lodged, urging)


async def reminders(counter: Counter) -> list[Told]:
    """The reminders that wait."""
    return [each for each in await counter.told() if each.kind in KINDS]


async def heard(counter: Counter) -> list[tuple[str, str]]:
    """What each reminder that waits says, and to whom."""
    return [(each.values["urging"], each.recipient) for each in await reminders(counter)]


async def colleague(counter: Counter, user_id: int = 2001) -> Actor:
    """A colleague whom the bot can write to in private."""
    care = await counter.care(user_id)
    await counter.people.meet(user_id, started=True, cause=cause())
    return care


async def admin(counter: Counter) -> UUID:
    """An admin whom the bot can write to in private."""
    await counter.people.meet(3001, started=True, cause=cause())
    return (await counter.staff.make_admin(3001, "Boss", cause())).person_id


async def received(counter: Counter, care: Actor) -> Lodged:
    """A case that a colleague has received."""
    lodged = await counter.lodged(await counter.customer())
    await counter.desk.move(lodged.code, Move.RECEIVE, care, cause=cause())
    return lodged


async def test_the_holder_then_the_group_then_the_admins(counter: Counter) -> None:
    """Each once, however often the timer looks; the audit chain has each."""
    care, boss = await colleague(counter), await admin(counter)
    assert care.person_id is not None
    lodged = await received(counter, care)
    assert await counter.remind() == 0
    for urging in Urging:
        await move_to(counter, lodged, urging)
        counter.clock.move(seconds=-1)
        assert await counter.remind() == 0
        counter.clock.move(seconds=1)
        assert [await counter.remind() for _ in range(3)] == [1, 0, 0]
    assert await heard(counter) == [
        ("half", to_person(care.person_id)),
        ("soon", to_person(care.person_id)),
        ("soon", CARE),
        ("late", CARE),
        ("overdue", to_person(boss)),
    ]
    entries = ["lodge", "receive", "half", "warn", "late", "overdue"]
    assert await counter.audit(lodged.case_id) == entries
    counter.clock.move(days=60)
    assert await counter.remind() == 0


async def test_the_group_hears_what_nobody_else_can(counter: Counter) -> None:
    """Of a case in nobody's hands, of one whose holder never met the bot; without admins."""
    lodged = await counter.lodged(await counter.customer())
    await received(counter, await counter.care(2002, "Minh"))
    for urging in Urging:
        await move_to(counter, lodged, urging)
        assert await counter.remind() == 2
    assert {recipient for _, recipient in await heard(counter)} == {CARE}
    assert [urging for urging, _ in await heard(counter)] == [
        each for each in Urging for _ in range(2)
    ]


async def test_who_has_left_or_blocked_the_bot_is_not_told_but_the_group_is(
    counter: Counter,
) -> None:
    """A reminder that reaches nobody would be none."""
    left, blocked = await colleague(counter), await colleague(counter, 2002)
    assert blocked.person_id is not None
    for care in (left, blocked):
        await received(counter, care)
    lodged = await counter.lodged(await counter.customer())
    await counter.staff.left(2001, cause())
    await counter.people.reached(blocked.person_id, yes=False)
    await move_to(counter, lodged, Urging.HALF)
    assert await counter.remind() == 3
    assert await heard(counter) == [("half", CARE)] * 3


async def test_a_clock_that_jumps_tells_the_gravest_alone(counter: Counter) -> None:
    """After a long pause nobody is told of half the time."""
    await admin(counter)
    await counter.lodged(await counter.customer())
    counter.clock.at = datetime.fromisoformat("2027-06-10T10:00+07:00")
    assert await counter.remind() == 1
    assert {urging for urging, _ in await heard(counter)} == {"overdue"}


async def test_nobody_is_told_at_night_and_nothing_is_forgotten(counter: Counter) -> None:
    """The bot was down when it was time, and comes back at two in the night."""
    lodged = await counter.lodged(await counter.customer())
    await move_to(counter, lodged, Urging.LATE)
    local = counter.clock.at.astimezone(counter.desk.zone)
    counter.clock.move(hours=26 - local.hour, minutes=-local.minute)
    assert await counter.remind() == 0
    counter.clock.move(hours=5)
    assert await counter.remind() == 1
    assert await counter.remind() == 0


async def test_a_date_that_stays_is_not_told_of_again(counter: Counter) -> None:
    """Receiving the case answers nothing: the same date is owed."""
    care = await counter.care()
    lodged = await counter.lodged(await counter.customer())
    await move_to(counter, lodged, Urging.SOON)
    assert await counter.remind() == 1
    await counter.desk.move(lodged.code, Move.RECEIVE, care, cause=cause())
    assert await counter.remind() == 0


async def test_the_first_answer_and_the_resolution_are_told_of_each_by_itself(
    counter: Counter,
) -> None:
    """Two promises, two runs."""
    care = await counter.care()
    lodged = await received(counter, care)
    await move_to(counter, lodged, Urging.SOON)
    assert await counter.remind() == 1
    await counter.desk.reply(lodged.code, "Chào", care, cause=cause())
    assert await counter.remind() == 0
    for urging in Urging:
        await move_to(counter, lodged, urging)
        assert await counter.remind() == 1


async def test_an_answer_of_the_customer_sets_a_new_date(counter: Counter) -> None:
    """And that is told of, however late the one before was; while they are asked, nothing is."""
    care = await counter.care()
    lodged = await received(counter, care)
    await move_to(counter, lodged, Urging.LATE)
    assert await counter.remind() == 1
    await counter.desk.move(lodged.code, Move.ASK, care, text="Khi nào?", cause=cause())
    counter.clock.move(days=60)
    assert await counter.remind() == 0
    own = Actor(Role.CUSTOMER, (await counter.customer()).id)
    await counter.desk.move(lodged.code, Move.ANSWER, own, text="Hôm qua", cause=cause())
    await move_to(counter, lodged, Urging.HALF)
    assert await counter.remind() == 1


async def test_those_that_hear_of_dates_are_reminded(counter: Counter) -> None:
    """The care group, and the chats bound for deadlines or for all."""
    for number, hears in enumerate(Hears, start=1):
        await counter.staff.bind(-number, hears, hears, by=None, cause=cause())
    chats = {chat.hears: to_chat(chat.id) for chat in await counter.staff.chats()}
    lodged = await counter.lodged(await counter.customer())
    await move_to(counter, lodged, Urging.LATE)
    assert await counter.remind() == 1
    assert {recipient for _, recipient in await heard(counter)} == {
        CARE,
        chats[Hears.DEADLINES],
        chats[Hears.ALL],
    }


async def test_a_reminder_sent_while_the_case_moves_is_not_sent_again(counter: Counter) -> None:
    """The move leaves alone what the timer has noted of the same date."""
    care = await counter.care()
    lodged = await counter.lodged(await counter.customer())
    async with counter.database.write() as session:
        row = await case_row(session, lodged.case_id)
        assert row is not None
        assert await looked(session, row, told=1, again=row.next_due)
        moving = create_task(counter.desk.move(lodged.code, Move.RECEIVE, care, cause=cause()))
        await sleep(0.3)
    await moving
    after = await row_of(counter, lodged)
    assert (after.step, after.reminded, after.remind_at) == ("received", 1, after.next_due)


async def test_two_desks_on_one_database_tell_of_each_date_once(
    counter: Counter, database_url: str
) -> None:
    """Replicas that both hold themselves for the timer, looking over and over."""
    cases = [await counter.lodged(await counter.customer()) for _ in range(6)]
    await move_to(counter, cases[0], Urging.SOON)
    other = open_database(database_url)
    two = desks(other, counter.vault, counter.outbox, counter.clock)
    told = await gather(*(each.remind() for each in (counter, two) * 3))
    await other.close()
    assert sum(told) == len(cases)
    told_of = Count(each.values["case"] for each in await reminders(counter))
    assert told_of == {str(lodged.case_id): 1 for lodged in cases}


class Unplugged(Outbox):
    """An outbox of a desk that dies right after it has written a notice."""

    async def add(self, *of: Any, **more: Any) -> UUID:
        """Write it, and die before the commit."""
        await super().add(*of, **more)
        raise ConnectionAbortedError


async def test_a_desk_that_dies_between_loses_none_and_the_next_repeats_none(
    counter: Counter, database_url: str
) -> None:
    """What it had written is not there; the other desk finds the date as it was, and tells."""
    lodged = await counter.lodged(await counter.customer())
    other = open_database(database_url)
    dying = desks(other, counter.vault, Unplugged(counter.outbox.days), counter.clock)
    for number, urging in enumerate(Urging, start=1):
        await move_to(counter, lodged, urging)
        with pytest.raises(ConnectionAbortedError):
            await dying.remind()
        assert len(await reminders(counter)) == number - 1
        assert await counter.remind() == 1
        assert await dying.remind() == 0
        assert len(await reminders(counter)) == number
    await other.close()
    assert await counter.audit(lodged.case_id) == ["lodge", "half", "warn", "late", "overdue"]


async def test_what_an_outage_outran_reaches_those_it_was_for(counter: Counter) -> None:
    """The admins hear that a date is long past, and the staff chats, who have heard nothing."""
    person = await counter.people.meet(3001, started=True, cause=cause())
    lodged = await counter.lodged(await counter.customer())

    async def admins() -> list[UUID]:
        return [person.id]

    await move_to(counter, lodged, Urging.OVERDUE)
    assert [await counter.desk.remind(cause(), admins) for _ in range(2)] == [1, 0]
    assert sorted(await heard(counter)) == sorted(
        [("overdue", CARE), ("overdue", to_person(person.id))]
    )


async def test_a_date_set_by_earlier_code_is_looked_at_all_the_same(counter: Counter) -> None:
    """Code that says no time to look, running beside this, leaves none behind."""

    async def admins() -> list[UUID]:
        return []

    lodged = await counter.lodged(await counter.customer())
    async with counter.database.write() as session:
        await session.execute(update(CaseRow).values(remind_at=None))
    await move_to(counter, lodged, Urging.OVERDUE)
    assert await counter.desk.remind(cause(), admins) == 0
    assert [await counter.desk.look_again() for _ in range(2)] == [1, 0]
    assert await counter.desk.remind(cause(), admins) == 1
    assert await heard(counter) == [("overdue", CARE)]
    assert await counter.desk.look_again() == 0
