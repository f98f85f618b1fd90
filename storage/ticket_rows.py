"""Queries on one-use tickets."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import or_, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.rows import TicketRow
from storage.upserts import insert_new


async def add_ticket(
    session: AsyncSession,
    digest: str,
    *,
    purpose: str,
    subject: str,
    person_id: UUID | None,
    expires_at: datetime,
) -> None:
    """Add a ticket unless it is there."""
    await insert_new(
        session,
        TicketRow,
        digest=digest,
        purpose=purpose,
        subject=subject,
        person_id=person_id,
        expires_at=expires_at,
    )


async def use_ticket(
    session: AsyncSession, digest: str, purpose: str, person_id: UUID | None, now: datetime
) -> str | None:
    """Use a ticket up; return its subject, None if it was not good in these hands."""
    used = (
        update(TicketRow)
        .where(
            TicketRow.digest == digest,
            TicketRow.purpose == purpose,
            TicketRow.used_at.is_(None),
            TicketRow.expires_at > now,
            or_(TicketRow.person_id.is_(None), TicketRow.person_id == person_id),
        )
        .values(used_at=now)
        .returning(TicketRow.subject)
        .execution_options(synchronize_session=False)
    )
    return (await session.scalars(used)).one_or_none()
