"""Queries on dialogs."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, exists, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.rows import DraftRow, InboxRow


async def draft(session: AsyncSession, chat: str, person_id: UUID, kind: str) -> DraftRow | None:
    """The dialog of that kind."""
    return await session.scalar(
        select(DraftRow).where(
            DraftRow.chat == chat, DraftRow.person_id == person_id, DraftRow.kind == kind
        )
    )


async def drafts(
    session: AsyncSession, person_id: UUID, chat: str | None = None
) -> list[DraftRow]:
    """The dialogs of a person, in one chat or in all."""
    found = select(DraftRow).where(DraftRow.person_id == person_id)
    if chat is not None:
        found = found.where(DraftRow.chat == chat)
    return list(await session.scalars(found))


async def sweep_drafts(session: AsyncSession, older_than: datetime) -> int:
    """Delete dialogs that are closed, with their cause done, or touched before."""
    # One set aside may be tried again, and needs the dialog as it was before it.
    still_worked_on = exists().where(InboxRow.id == DraftRow.cause, InboxRow.state != "done")
    closed = DraftRow.body.is_(None) & ~still_worked_on
    gone = await session.scalars(
        delete(DraftRow)
        .where(or_(closed, DraftRow.touched_at < older_than))
        .returning(DraftRow.id)
        .execution_options(synchronize_session=False)
    )
    return len(gone.all())
