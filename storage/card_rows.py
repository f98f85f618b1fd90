"""Queries on the cards of cases: where each stands in a staff chat."""

from uuid import UUID

from sqlalchemy import delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.case_tables import CardRow
from storage.upserts import insert_new


async def keep_card(
    session: AsyncSession,
    case_id: UUID,
    chat_id: UUID,
    message_id: int,
    thread_id: int | None,
) -> None:
    """Remember where a case's card stands in a chat."""
    fresh = await insert_new(
        session,
        CardRow,
        case_id=case_id,
        chat_id=chat_id,
        message_id=message_id,
        thread_id=thread_id,
    )
    if not fresh:
        await session.execute(
            update(CardRow)
            .where(CardRow.case_id == case_id, CardRow.chat_id == chat_id)
            .values(message_id=message_id, thread_id=thread_id)
            .execution_options(synchronize_session=False)
        )


async def card_row(session: AsyncSession, case_id: UUID, chat_id: UUID) -> CardRow | None:
    """Where a case's card stands in a chat."""
    return await session.scalar(
        select(CardRow).where(CardRow.case_id == case_id, CardRow.chat_id == chat_id)
    )


async def case_by_place(
    session: AsyncSession,
    chat_id: UUID,
    *,
    thread_id: int | None = None,
    message_id: int | None = None,
) -> UUID | None:
    """The case whose topic or card this is."""
    places = []
    if thread_id is not None:
        places.append(CardRow.thread_id == thread_id)
    if message_id is not None:
        places.append(CardRow.message_id == message_id)
    return await session.scalar(
        select(CardRow.case_id).where(CardRow.chat_id == chat_id, or_(*places)).limit(1)
    )


async def forget_card(session: AsyncSession, case_id: UUID, chat_id: UUID) -> None:
    """Forget a card."""
    await session.execute(
        delete(CardRow).where(CardRow.case_id == case_id, CardRow.chat_id == chat_id)
    )
