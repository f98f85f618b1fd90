"""Reminders: to the holder, then to the chats, then to the admins; none twice, none left out."""

from asyncio import create_task, gather, sleep
from datetime import datetime, timedelta

from sqlalchemy import update

from cases.dossier import Actor, Lodged
from cases.notices import Hears, NoticeKind
from cases.steps import Move, Role
from cases.urging import Stage, Urging
from storage.case_rows import case_row, looked_at
from storage.case_tables import CaseRow
from storage.database import open_database
from storage.outbox import CARE, to_chat, to_person
from tests.counter import Counter, Told, cause
from tests.counter import counter as counter_at


async def deadlines(counter: Counter) -> list[Told]:
    """The reminders that wait."""
    return [each for each in await counter.told() if each.kind == NoticeKind.DEADLINE]


def to(counter: Counter, lodged: Lodged, stage: Stage, due: datetime | None = None) -> None:
    """Let it be time for a stage of the first answer, or of another date since."""
    urging = Urging(counter.desk.promise, counter.desk.calendar, counter.desk.zone)
    begun = lodged.lodged_at if due is None else counter.clock.at
    at = urging.next_look(begun, due or lodged.first_answer_due, Stage(stage - 1))
    assert at is not None
    counter.clock.at = at


async def held(counter: Counter) -> tuple[Lodged, Actor, str]:
    """A case that Lan, who writes to the bot in private, has received; and where she is told."""
    care = await counter.care(2001, "Lan")
    await counter.people.meet(2001, started=True, cause=cause())
    lodged = await counter.lodged(await counter.customer())
    await counter.desk.move(lodged.code, Move.RECEIVE, care, cause=cause())
    assert care.person_id is not None
    return lodged, care, to_person(care.person_id)


async def test_each_stage_is_told_once_to_whom_it_is_for(counter: Counter) -> None:
    """The holder, then the staff chats too, then those, then the admins in private."""
    lodged, _, lan = await held(counter)
    boss = await counter.staff.make_admin(3001, "boss", cause())
    expected = {
        Stage.HALF: [lan],
        Stage.SOON: [lan, CARE],
        Stage.LATE: [CARE],
        Stage.LATER: [to_person(boss.person_id)],
    }
    assert await counter.remind() == 0
    for stage, recipients in expected.items():
        before = len(await deadlines(counter))
        to(counter, lodged, stage)
        counter.clock.move(seconds=-1)
        assert await counter.remind() == 0
        counter.clock.move(seconds=1)
        assert [await counter.remind() for _ in range(3)] == [1, 0, 0]
        told = (await deadlines(counter))[before:]
        assert [each.recipient for each in told] == recipients
        assert {each.values["urging"] for each in told} == {stage.name.lower()}
        assert {each.values["owed"] for each in told} == {"first"}
    assert await counter.audit(lodged.case_id) == [
        *("lodge", "receive", "half", "warn", "late", "later"),
    ]
    counter.clock.move(days=100)
    assert await counter.remind() == 0


async def test_of_stages_missed_together_the_furthest_is_told(counter: Counter) -> None:
    """The bot was down for a month: nobody is told what is no longer so."""
    lodged, *_ = await held(counter)
    counter.clock.move(days=30)
    assert [await counter.remind() for _ in range(2)] == [1, 0]
    assert [each.values["urging"] for each in await deadlines(counter)] == ["later"]
    assert await counter.audit(lodged.case_id) == ["lodge", "receive", "later"]


async def test_what_nobody_holds_or_the_holder_cannot_hear_goes_to_the_group(
    counter: Counter,
) -> None:
    """Nobody, a colleague who never wrote in private, one who has left; and without admins."""
    person, minh = await counter.customer(), await counter.care(2002, "Minh")
    await counter.people.meet(2003, started=True, cause=cause())
    gone = await counter.care(2003, "Hoa")
    lodged = [await counter.lodged(person) for _ in range(3)]
    for each, care in zip(lodged[1:], (minh, gone), strict=True):
        await counter.desk.move(each.code, Move.RECEIVE, care, cause=cause())
    await counter.staff.left(2003, cause())
    for stage in (Stage.HALF, Stage.LATER):
        before = len(await deadlines(counter))
        to(counter, lodged[0], stage)
        assert await counter.remind() == 3
        assert [each.recipient for each in (await deadlines(counter))[before:]] == [CARE] * 3


async def test_those_that_hear_of_dates_are_reminded(counter: Counter) -> None:
    """The care group, and the chats bound for deadlines or for all."""
    for number, hears in enumerate(Hears, start=1):
        await counter.staff.bind(-number, hears, hears, by=None, cause=cause())
    chats = {chat.hears: to_chat(chat.id) for chat in await counter.staff.chats()}
    lodged = await counter.lodged(await counter.customer())
    to(counter, lodged, Stage.LATE)
    assert await counter.remind() == 1
    assert {each.recipient for each in await deadlines(counter)} == {
        CARE,
        chats[Hears.DEADLINES],
        chats[Hears.ALL],
    }


async def test_a_date_that_stays_is_not_told_of_again(counter: Counter) -> None:
    """Receiving the case answers nothing: the same date is owed."""
    care = await counter.care()
    lodged = await counter.lodged(await counter.customer())
    to(counter, lodged, Stage.SOON)
    assert await counter.remind() == 1
    await counter.desk.move(lodged.code, Move.RECEIVE, care, cause=cause())
    assert await counter.remind() == 0


async def test_a_new_date_is_told_of_anew(counter: Counter) -> None:
    """After the first answer the resolution is owed, half of its time from then on."""
    lodged, care, lan = await held(counter)
    to(counter, lodged, Stage.SOON)
    assert await counter.remind() == 1
    await counter.desk.reply(lodged.code, "Chào", care, cause=cause())
    assert await counter.remind() == 0
    to(counter, lodged, Stage.HALF, lodged.resolve_due)
    assert await counter.remind() == 1
    last = (await deadlines(counter))[-1]
    assert (last.recipient, last.values["urging"], last.values["owed"]) == (lan, "half", "resolve")


async def test_an_answer_of_the_customer_sets_a_new_date(counter: Counter) -> None:
    """And that is told of, however late the one before was; nothing while they are waited for."""
    lodged, care, _ = await held(counter)
    to(counter, lodged, Stage.LATE)
    assert await counter.remind() == 1
    await counter.desk.move(lodged.code, Move.ASK, care, text="Khi nào?", cause=cause())
    counter.clock.move(days=60)
    assert await counter.remind() == 0
    person = await counter.customer()
    own = Actor(Role.CUSTOMER, person.id)
    await counter.desk.move(lodged.code, Move.ANSWER, own, text="Hôm qua", cause=cause())
    counter.clock.move(days=60)
    assert await counter.remind() == 1


async def test_a_reminder_sent_while_the_case_moves_is_not_sent_again(counter: Counter) -> None:
    """The move leaves alone what the timer has noted of the same date."""
    care = await counter.care()
    lodged = await counter.lodged(await counter.customer())
    due, again = lodged.first_answer_due, counter.clock.at + timedelta(days=1)
    async with counter.database.write() as session:
        assert await looked_at(session, lodged.case_id, due, 0, Stage.HALF, again)
        moving = create_task(counter.desk.move(lodged.code, Move.RECEIVE, care, cause=cause()))
        await sleep(0.3)
    await moving
    async with counter.database.read() as session:
        row = await case_row(session, lodged.case_id)
    assert row is not None
    assert (row.step, row.reminded, row.remind_at) == ("received", Stage.HALF, again)


async def test_two_timers_at_once_remind_once(counter: Counter) -> None:
    """A second replica that took over while the first still worked, on one database."""
    here = counter
    lodged, *_ = await held(here)
    url = here.database.engine.url.render_as_string(hide_password=False)
    other = open_database(url)
    try:
        there = counter_at(other, here.vault, here.outbox, here.clock)
        for stage in Stage:
            if stage is not Stage.NONE:
                to(counter, lodged, stage)
                assert sum(await gather(counter.remind(), there.remind())) == 1
    finally:
        await other.close()
    assert await counter.audit(lodged.case_id) == [
        *("lodge", "receive", "half", "warn", "late", "later"),
    ]


async def test_a_case_of_an_older_bot_is_looked_at(counter: Counter) -> None:
    """Its columns are filled by the upgrade, as if it had been lodged with nothing told yet."""
    lodged = await counter.lodged(await counter.customer())
    async with counter.database.write() as session:
        await session.execute(update(CaseRow).values(clock_from=None))
    to(counter, lodged, Stage.HALF)
    assert await counter.remind() == 1
