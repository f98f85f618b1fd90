"""Queries on the parties concerned in a case."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.desk_tables import PartyRow


async def parties_of(session: AsyncSession, case_id: UUID) -> list[PartyRow]:
    """The parties of a case in the order they were written down, by which they are numbered."""
    found = select(PartyRow).where(PartyRow.case_id == case_id).order_by(PartyRow.at, PartyRow.id)
    return list(await session.scalars(found))


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
