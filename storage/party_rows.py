"""Queries on the parties concerned in a case."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.desk_tables import PartyRow


async def parties_of(session: AsyncSession, case_id: UUID) -> list[PartyRow]:
    """The parties of a case in the order they were written down, by which they are numbered."""
    found = select(PartyRow).where(PartyRow.case_id == case_id).order_by(PartyRow.at, PartyRow.id)
    return list(await session.scalars(found))


async def party_counts(session: AsyncSession, case_ids: Sequence[UUID]) -> dict[UUID, int]:
    """How many parties each of the cases has; those without any are left out."""
    counted = (
        select(PartyRow.case_id, func.count())
        .where(PartyRow.case_id.in_(case_ids))
        .group_by(PartyRow.case_id)
    )
    return {row[0]: row[1] for row in await session.execute(counted)}


async def party_answered(
    session: AsyncSession, party_id: UUID, answer: bytes, at: datetime
) -> None:
    """Keep what a party answered; a later answer takes the place of the one before."""
    await session.execute(
        update(PartyRow)
        .where(PartyRow.id == party_id)
        .values(answer=answer, answered_at=at)
        .execution_options(synchronize_session=False)
    )
