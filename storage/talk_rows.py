"""Queries on what was said in cases, and on how far it has come."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.case_tables import TalkRow
from storage.rows import OutboxRow


async def talk_row(session: AsyncSession, talk_id: UUID) -> TalkRow | None:
    """Something said."""
    return await session.scalar(select(TalkRow).where(TalkRow.id == talk_id))


async def held_talk(session: AsyncSession, talk_id: UUID) -> TalkRow | None:
    """Something said, as it is until the transaction ends (SQLite's writers take turns)."""
    return await session.scalar(select(TalkRow).where(TalkRow.id == talk_id).with_for_update())


async def tries_of(session: AsyncSession, notice_id: UUID | None) -> int:
    """How often the sending of a notice failed so far."""
    found = select(OutboxRow.tries).where(OutboxRow.id == notice_id)
    return await session.scalar(found) or 0
