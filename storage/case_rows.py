"""Queries on cases: found, moved by one guarded UPDATE, listed by what is due."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import and_, delete, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.case_tables import OPEN, SETTLED, SHOWN, WAITING, AuditRow, CardRow, CaseRow, TalkRow
from storage.desk_tables import CaseKindRow
from storage.upserts import insert_new

NEVER = datetime(9999, 1, 1, tzinfo=UTC)
"""Where the queue has the cases that nothing is owed in: after all others."""

QUEUE_ORDER = (CaseRow.queue_at, CaseRow.lodged_at, CaseRow.code)
"""The order of the queue; no two cases have the same place in it."""


async def case_row(
    session: AsyncSession, case: UUID | str, *, held: bool = False
) -> CaseRow | None:
    """The case of an id or of a code; *held* as it is until the transaction ends.

    SQLite, whose writers take turns, holds it anyway.
    """
    named = CaseRow.id == case if isinstance(case, UUID) else CaseRow.code == case
    found = select(CaseRow).where(named)
    return await session.scalar(found.with_for_update(key_share=True) if held else found)


async def add_case(session: AsyncSession, **values: Any) -> bool:  # noqa: ANN401
    """Add a case, to be found by each kind of data it names; False if its code is taken."""
    if not await insert_new(session, CaseRow, **_queued(values)):
        return False
    kinds = [
        {"kind": kind, "lodged_at": values["lodged_at"], "case_id": values["id"]}
        for kind in dict.fromkeys(values["kinds"].split())
    ]
    if kinds:
        await session.execute(insert(CaseKindRow), kinds)
    return True


def dated(next_due: datetime | None, at: datetime) -> dict[str, Any]:
    """The columns of a case whose next due date becomes another one *at* a time.

    Nothing has been told of the new date yet, and the timer is to look at it.
    """
    if next_due is None:
        return {"next_due": None, "remind_at": None, "reminded": 0}
    return {"next_due": next_due, "clock_from": at, "remind_at": at, "reminded": 0}


def _queued(values: dict[str, Any]) -> dict[str, Any]:
    """The values of a case with its place in the queue, whatever wrote it there before."""
    return {**values, "queue_at": values["next_due"] or NEVER}


async def advance(
    session: AsyncSession,
    case_id: UUID,
    *,
    start: str,
    waiting_since: datetime | None,
    values: dict[str, Any],
) -> bool:
    """Change a case that still stands as it was read; return False if it no longer does.

    One guarded UPDATE rather than a row lock: of two people pressing at once exactly one
    wins, on SQLite (which has no row locks) as on PostgreSQL.
    """
    waits = CaseRow.waiting_since
    unchanged = waits.is_(None) if waiting_since is None else waits == waiting_since
    moved = await session.scalars(
        update(CaseRow)
        .where(CaseRow.id == case_id, CaseRow.step == start, unchanged)
        .values(**_queued(values))
        .returning(CaseRow.id)
        .execution_options(synchronize_session=False)
    )
    return moved.one_or_none() is not None


async def answered(
    session: AsyncSession, case_id: UUID, at: datetime, next_due: datetime | None
) -> None:
    """Note the first human answer of a case that has had none."""
    await session.execute(
        update(CaseRow)
        .where(CaseRow.id == case_id, CaseRow.answered_at.is_(None))
        .values(answered_at=at, **_queued(dated(next_due, at)))
        .execution_options(synchronize_session=False)
    )


async def hold(session: AsyncSession, case_id: UUID, person_id: UUID | None) -> None:
    """Make a person the holder of a case."""
    await session.execute(
        update(CaseRow)
        .where(CaseRow.id == case_id)
        .values(holder=person_id)
        .execution_options(synchronize_session=False)
    )


async def cases_of(session: AsyncSession, person_id: UUID) -> list[CaseRow]:
    """The cases of a customer, the newest first."""
    return list(
        await session.scalars(
            select(CaseRow)
            .where(CaseRow.person_id == person_id)
            .order_by(CaseRow.lodged_at.desc(), CaseRow.id)
        )
    )


async def open_cases_of(session: AsyncSession, person_id: UUID) -> list[UUID]:
    """The open cases of a customer, the oldest first."""
    return list(
        await session.scalars(
            select(CaseRow.id)
            .where(CaseRow.person_id == person_id, OPEN)
            .order_by(CaseRow.lodged_at)
        )
    )


async def nearest_open(session: AsyncSession, limit: int) -> list[UUID]:
    """The open cases by their next due date, those without one last; none that is hushed."""
    nearest = select(CaseRow.id).where(OPEN, SHOWN).order_by(*QUEUE_ORDER)
    return list(await session.scalars(nearest.limit(limit)))


async def open_codes(session: AsyncSession, codes: Iterable[str]) -> tuple[str, ...]:
    """Those of *codes* that open cases have."""
    found = select(CaseRow.code).where(CaseRow.code.in_(codes), OPEN).order_by(CaseRow.code)
    return tuple(await session.scalars(found))


async def open_counts(session: AsyncSession, now: datetime) -> tuple[dict[str, int], int, int]:
    """How many cases stand at each open step, how many are late, how many wait."""
    by_step = select(CaseRow.step, func.count()).where(OPEN, SHOWN).group_by(CaseRow.step)
    counts = {row.step: int(row[1]) for row in await session.execute(by_step)}
    overdue = CaseRow.queue_at < now, CaseRow.next_due < now
    due = select(func.count()).where(OPEN, SHOWN, *overdue)
    waiting = select(func.count()).select_from(CaseRow).where(WAITING, SHOWN)
    return counts, await session.scalar(due) or 0, await session.scalar(waiting) or 0


async def cases_by_id(session: AsyncSession, ids: Sequence[UUID]) -> list[CaseRow]:
    """The cases of these ids, in their order."""
    found = await session.scalars(select(CaseRow).where(CaseRow.id.in_(ids)))
    rows = {row.id: row for row in found}
    return [rows[each] for each in ids if each in rows]


async def ended_before(session: AsyncSession, moment: datetime, limit: int) -> list[UUID]:
    """The cases that were resolved or rejected before."""
    return list(
        await session.scalars(
            select(CaseRow.id)
            .where(SETTLED, CaseRow.ended_at <= moment)
            .order_by(CaseRow.ended_at)
            .limit(limit)
        )
    )


async def case_talk(session: AsyncSession, case_id: UUID) -> list[TalkRow]:
    """What was said in a case, in order."""
    return list(
        await session.scalars(
            select(TalkRow).where(TalkRow.case_id == case_id).order_by(TalkRow.at, TalkRow.id)
        )
    )


async def timeline(session: AsyncSession, case_id: UUID) -> list[AuditRow]:
    """The audit entries of a case, in order."""
    return list(
        await session.scalars(
            select(AuditRow).where(AuditRow.chain == case_id).order_by(AuditRow.number)
        )
    )


async def last_entries(
    session: AsyncSession, case_ids: Sequence[UUID], *, only: Iterable[str]
) -> dict[UUID, AuditRow]:
    """The last audit entry of each case, of these moves *only*."""
    numbers = (
        select(AuditRow.chain, func.max(AuditRow.number).label("number"))
        .where(AuditRow.chain.in_(case_ids), AuditRow.move.in_(list(only)))
        .group_by(AuditRow.chain)
        .subquery()
    )
    found = await session.scalars(
        select(AuditRow).join(
            numbers,
            and_(AuditRow.chain == numbers.c.chain, AuditRow.number == numbers.c.number),
        )
    )
    return {row.chain: row for row in found}


async def keep_card(
    session: AsyncSession,
    case_id: UUID,
    chat_id: UUID,
    message_id: int,
    thread_id: int | None,
) -> None:
    """Remember where a case's card stands in a chat."""
    fresh = await insert_new(
        session,
        CardRow,
        case_id=case_id,
        chat_id=chat_id,
        message_id=message_id,
        thread_id=thread_id,
    )
    if not fresh:
        await session.execute(
            update(CardRow)
            .where(CardRow.case_id == case_id, CardRow.chat_id == chat_id)
            .values(message_id=message_id, thread_id=thread_id)
            .execution_options(synchronize_session=False)
        )


async def card_row(session: AsyncSession, case_id: UUID, chat_id: UUID) -> CardRow | None:
    """Where a case's card stands in a chat."""
    return await session.scalar(
        select(CardRow).where(CardRow.case_id == case_id, CardRow.chat_id == chat_id)
    )


async def case_by_place(
    session: AsyncSession,
    chat_id: UUID,
    *,
    thread_id: int | None = None,
    message_id: int | None = None,
) -> UUID | None:
    """The case whose topic or card this is."""
    places = []
    if thread_id is not None:
        places.append(CardRow.thread_id == thread_id)
    if message_id is not None:
        places.append(CardRow.message_id == message_id)
    return await session.scalar(
        select(CardRow.case_id).where(CardRow.chat_id == chat_id, or_(*places)).limit(1)
    )


async def forget_card(session: AsyncSession, case_id: UUID, chat_id: UUID) -> None:
    """Forget a card."""
    await session.execute(
        delete(CardRow).where(CardRow.case_id == case_id, CardRow.chat_id == chat_id)
    )
