"""Queries on spots: the messages in staff chats that are about a case."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.desk_tables import SpotRow
from storage.upserts import insert_new


async def keep_spot(session: AsyncSession, case_id: UUID, chat_id: UUID, message_id: int) -> None:
    """Remember that a message in a chat is about a case; once is enough."""
    await insert_new(session, SpotRow, chat_id=chat_id, message_id=message_id, case_id=case_id)


async def case_by_spot(session: AsyncSession, chat_id: UUID, message_id: int) -> UUID | None:
    """The case that a message in a chat is about."""
    return await session.scalar(
        select(SpotRow.case_id).where(SpotRow.chat_id == chat_id, SpotRow.message_id == message_id)
    )
