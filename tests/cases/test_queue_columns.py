"""What the queue, the timer and the search go by is kept with every change of a case."""

from datetime import datetime

from sqlalchemy import select

from cases.dossier import Actor, Lodged
from cases.form import DataKind
from cases.steps import Move, Role
from storage.case_rows import NEVER
from storage.case_tables import CaseRow
from storage.desk_tables import CaseKindRow
from tests.counter import Counter, cause


async def kept(counter: Counter, lodged: Lodged) -> CaseRow:
    """The case's row, whose columns must agree with each other."""
    async with counter.database.read() as session:
        row = (await session.scalars(select(CaseRow).where(CaseRow.id == lodged.case_id))).one()
    assert row.queue_at == (row.next_due or NEVER)
    assert (row.remind_at is None) == (row.next_due is None)
    return row


async def clock(counter: Counter, lodged: Lodged) -> tuple[datetime | None, datetime | None]:
    """From when the present due date runs, and until when."""
    row = await kept(counter, lodged)
    return row.clock_from, row.next_due


async def test_a_date_runs_from_when_it_became_the_next(counter: Counter) -> None:
    """From lodging, the first answer, the end of waiting, reopening; from no other move."""
    person, care = await counter.customer(), await counter.care()
    lodged = await counter.lodged(person)
    at = counter.clock.at
    assert await clock(counter, lodged) == (at, lodged.first_answer_due)

    counter.clock.move(hours=1)
    await counter.desk.move(lodged.code, Move.RECEIVE, care, cause=cause())
    assert await clock(counter, lodged) == (at, lodged.first_answer_due)

    counter.clock.move(hours=1)
    await counter.desk.reply(lodged.code, "Chào Anh/Chị", care, cause=cause())
    at = counter.clock.at
    assert await clock(counter, lodged) == (at, lodged.resolve_due)

    counter.clock.move(hours=1)
    await counter.desk.move(lodged.code, Move.ASK, care, text="Gì?", cause=cause())
    assert await clock(counter, lodged) == (at, None)

    counter.clock.move(hours=1)
    await counter.desk.move(
        lodged.code, Move.ANSWER, Actor(Role.CUSTOMER, person.id), text="Đây", cause=cause()
    )
    at = counter.clock.at
    assert await clock(counter, lodged) == (at, lodged.resolve_due)

    await counter.desk.move(lodged.code, Move.RESOLVE, care, text="Xong", cause=cause())
    assert await clock(counter, lodged) == (at, None)

    counter.clock.move(days=1)
    await counter.desk.move(lodged.code, Move.REOPEN, care, cause=cause())
    reopened = await kept(counter, lodged)
    assert (reopened.clock_from, reopened.next_due) == (
        counter.clock.at,
        reopened.first_answer_due,
    )


async def test_the_timer_is_to_look_at_each_new_date(counter: Counter) -> None:
    """At once, since nothing has been told of it; at none while nothing is owed."""
    person, care = await counter.customer(), await counter.care()
    lodged = await counter.lodged(person)
    assert (await kept(counter, lodged)).remind_at == counter.clock.at
    counter.clock.move(hours=1)
    await counter.desk.move(lodged.code, Move.RECEIVE, care, cause=cause())
    await counter.desk.reply(lodged.code, "Chào Anh/Chị", care, cause=cause())
    assert (await kept(counter, lodged)).remind_at == counter.clock.at
    await counter.desk.move(lodged.code, Move.ESCALATE, care, text="Vì", cause=cause())
    assert (await kept(counter, lodged)).remind_at is None


async def test_a_case_has_a_row_for_each_kind_of_data_it_names(counter: Counter) -> None:
    """With the time of its lodging; a case that names none has none."""
    person = await counter.customer()
    lodged = await counter.lodged(person)
    await counter.lodged(person, data=())
    async with counter.database.read() as session:
        rows = (await session.scalars(select(CaseKindRow).order_by(CaseKindRow.kind))).all()
    assert [(row.kind, row.case_id, row.lodged_at) for row in rows] == [
        (kind, lodged.case_id, lodged.lodged_at) for kind in (DataKind.EMAIL, DataKind.PHONE)
    ]
