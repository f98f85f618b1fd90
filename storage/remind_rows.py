"""Queries on due dates: which the timer is to look at, what was told of them, and who hears it."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.case_tables import LOOKED_AT, OPEN, CaseRow
from storage.rows import PersonRow
from storage.staff_rows import cares


async def due_looks(session: AsyncSession, now: datetime, limit: int) -> list[CaseRow]:
    """The open cases whose date is to be looked at by *now*, the longest waiting first."""
    found = select(CaseRow).where(LOOKED_AT, CaseRow.remind_at <= now)
    return list(await session.scalars(found.order_by(CaseRow.remind_at, CaseRow.id).limit(limit)))


async def looked(
    session: AsyncSession, row: CaseRow, *, told: int, again: datetime | None
) -> bool:
    """Note how much is *told* of the date as it was read; False if somebody did, or it moved."""
    noted = await session.scalars(
        update(CaseRow)
        .where(
            CaseRow.id == row.id,
            CaseRow.next_due == row.next_due,
            CaseRow.remind_at == row.remind_at,
            CaseRow.reminded == row.reminded,
        )
        .values(reminded=told, remind_at=again)
        .returning(CaseRow.id)
        .execution_options(synchronize_session=False)
    )
    return noted.one_or_none() is not None


async def look_at_all(session: AsyncSession, now: datetime, told: int) -> int:
    """Have the dates looked at that nobody would look at; return how many.

    Left out are those of which as much as *told* is told: all there is.

    Code of an earlier version, running beside this one, sets dates without saying when to look.
    """
    found = await session.scalars(
        update(CaseRow)
        .where(OPEN, CaseRow.next_due.is_not(None), CaseRow.remind_at.is_(None))
        .where(CaseRow.reminded < told)
        .values(remind_at=now)
        .returning(CaseRow.id)
        .execution_options(synchronize_session=False)
    )
    return len(found.all())


async def hearing(session: AsyncSession, person_ids: Iterable[UUID]) -> list[UUID]:
    """Those of *person_ids* whom the bot can write to in private, as far as is known."""
    found = select(PersonRow.id).where(
        PersonRow.id.in_(list(person_ids)), PersonRow.started, PersonRow.reachable
    )
    return list(await session.scalars(found.order_by(PersonRow.id)))


async def hearing_holder(session: AsyncSession, row: CaseRow) -> UUID | None:
    """The holder of a case if they are still in customer care and can be written to."""
    if row.holder is None or not await cares(session, row.holder):
        return None
    return next(iter(await hearing(session, [row.holder])), None)
