"""Queries on what may be too much: floods that staff are spared, likely duplicates, spam."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.case_tables import HUSHED, OPEN, SETTLED, CaseRow
from storage.rows import OutboxRow


async def lodged_since(session: AsyncSession, person_id: UUID, moment: datetime) -> int:
    """How many cases a customer has lodged since."""
    lodged = CaseRow.person_id == person_id, CaseRow.lodged_at > moment
    return await session.scalar(select(func.count()).where(*lodged)) or 0


async def is_hushed(session: AsyncSession, case_id: UUID) -> bool:
    """Whether staff are not shown a case yet."""
    until = await session.scalar(select(CaseRow.hushed_until).where(CaseRow.id == case_id))
    return until is not None


WAITS = text("state = 'waiting'")
"""The notices that wait, in the words of their index."""


@dataclass(frozen=True)
class Due:
    """A case that staff are to be shown now."""

    case_id: UUID
    step: str
    lodged_at: datetime


async def hushed_before(session: AsyncSession, moment: datetime, limit: int) -> Sequence[Due]:
    """The cases that staff are to be shown now, in the order in which they were lodged."""
    due = (
        select(CaseRow.id, CaseRow.step, CaseRow.lodged_at)
        .where(HUSHED, CaseRow.hushed_until <= moment)
        .order_by(CaseRow.hushed_until, CaseRow.lodged_at, CaseRow.code)
        .limit(limit)
    )
    return [Due(row.id, row.step, row.lodged_at) for row in await session.execute(due)]


async def notices_waiting(session: AsyncSession, recipient: str, most: int) -> int:
    """How many notices wait for a recipient, counted to *most*."""
    waiting = OutboxRow.recipient == recipient, WAITS
    some = select(OutboxRow.seq).where(*waiting).limit(most).subquery()
    return await session.scalar(select(func.count()).select_from(some)) or 0


async def unhush(session: AsyncSession, case_id: UUID) -> bool:
    """Let staff see a case; False if they do already."""
    shown = await session.scalars(
        update(CaseRow)
        .where(CaseRow.id == case_id, CaseRow.hushed_until.is_not(None))
        .values(hushed_until=None)
        .returning(CaseRow.id)
        .execution_options(synchronize_session=False)
    )
    return shown.one_or_none() is not None


async def hushed_count(session: AsyncSession) -> int:
    """How many open cases staff are not shown yet."""
    return await session.scalar(select(func.count()).select_from(CaseRow).where(HUSHED, OPEN)) or 0


async def newest_open(session: AsyncSession, person_id: UUID, limit: int) -> Sequence[CaseRow]:
    """The open cases of a customer, the newest first."""
    found = select(CaseRow).where(CaseRow.person_id == person_id, OPEN)
    newest = found.order_by(CaseRow.lodged_at.desc(), CaseRow.code).limit(limit)
    return (await session.scalars(newest)).all()


async def spam_cases(session: AsyncSession, limit: int) -> Sequence[CaseRow]:
    """The cases marked as spam that can still be taken up again, the last marked first."""
    found = select(CaseRow).where(SETTLED, CaseRow.spam_at.is_not(None))
    return (await session.scalars(found.order_by(CaseRow.ended_at.desc()).limit(limit))).all()


async def spam_count(session: AsyncSession) -> int:
    """How many cases marked as spam can still be taken up again."""
    marked = select(func.count()).where(SETTLED, CaseRow.spam_at.is_not(None))
    return await session.scalar(marked) or 0
