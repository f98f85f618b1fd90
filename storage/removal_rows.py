"""Queries on the messages that are to be deleted."""

from datetime import datetime
from uuid import UUID, uuid5

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.rows import PersonRow, RemovalRow
from storage.upserts import insert_new


async def add_removal(
    session: AsyncSession,
    cause: UUID,
    person_id: UUID,
    message_id: int,
    due_at: datetime,
    case_id: UUID | None,
) -> None:
    """Add a message unless this cause has added it before."""
    await insert_new(
        session,
        RemovalRow,
        id=uuid5(cause, f"removal|{person_id}|{message_id}"),
        person_id=person_id,
        message_id=message_id,
        case_id=case_id,
        due_at=due_at,
    )


async def due_removals(
    session: AsyncSession, now: datetime, limit: int
) -> list[tuple[RemovalRow, PersonRow]]:
    """The messages whose time is up, with whose chat they are in."""
    found = await session.execute(
        select(RemovalRow, PersonRow)
        .join(PersonRow, PersonRow.id == RemovalRow.person_id)
        .where(RemovalRow.due_at <= now)
        .order_by(RemovalRow.due_at)
        .limit(limit)
    )
    return [(row, owner) for row, owner in found]


async def hurry_removals(session: AsyncSession, case_ids: list[UUID], now: datetime) -> None:
    """Let the messages that show these cases go now."""
    await session.execute(
        update(RemovalRow)
        .where(RemovalRow.case_id.in_(case_ids))
        .values(due_at=now)
        .execution_options(synchronize_session=False)
    )


async def forget_removal(session: AsyncSession, removal_id: UUID) -> None:
    """Forget a message."""
    await session.execute(delete(RemovalRow).where(RemovalRow.id == removal_id))
