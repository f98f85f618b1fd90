"""Queries on missed questions."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.case_tables import MissRow


async def misses_of(session: AsyncSession, person_id: UUID) -> list[MissRow]:
    """The missed questions of a person, the oldest first."""
    found = select(MissRow).where(MissRow.person_id == person_id)
    return list(await session.scalars(found.order_by(MissRow.at, MissRow.id)))


async def newest_misses(session: AsyncSession, count: int) -> list[MissRow]:
    """The newest of all missed questions."""
    found = select(MissRow).order_by(MissRow.at.desc(), MissRow.id).limit(count)
    return list(await session.scalars(found))


async def count_misses(session: AsyncSession) -> int:
    """How many missed questions are kept."""
    return await session.scalar(select(func.count(MissRow.id))) or 0


async def take_misses(session: AsyncSession, person_id: UUID) -> None:
    """Delete the missed questions of a person."""
    await session.execute(delete(MissRow).where(MissRow.person_id == person_id))


async def sweep_misses(session: AsyncSession, older_than: datetime) -> int:
    """Delete the missed questions kept before; return how many those were."""
    gone = await session.scalars(
        delete(MissRow)
        .where(MissRow.at < older_than)
        .returning(MissRow.id)
        .execution_options(synchronize_session=False)
    )
    return len(list(gone))
