"""Queries on consents."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.case_tables import ConsentRow


async def consent_row(session: AsyncSession, consent_id: UUID) -> ConsentRow | None:
    """The consent of an id."""
    return await session.scalar(select(ConsentRow).where(ConsentRow.id == consent_id))


async def consents(
    session: AsyncSession, person_id: UUID, purpose: str | None = None
) -> list[ConsentRow]:
    """The consents of a person, for one purpose or all, the oldest first."""
    found = select(ConsentRow).where(ConsentRow.person_id == person_id)
    if purpose is not None:
        found = found.where(ConsentRow.purpose == purpose)
    return list(await session.scalars(found.order_by(ConsentRow.given_at, ConsentRow.id)))


async def end_consents(
    session: AsyncSession, person_id: UUID, purpose: str, now: datetime
) -> list[UUID]:
    """End the consents to a purpose; return those that were in force."""
    ended = await session.scalars(
        update(ConsentRow)
        .where(
            ConsentRow.person_id == person_id,
            ConsentRow.purpose == purpose,
            ConsentRow.withdrawn_at.is_(None),
        )
        .values(withdrawn_at=now)
        .returning(ConsentRow.id)
        .execution_options(synchronize_session=False)
    )
    return list(ended)
