"""Queries on the files that go to a customer with something said."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.desk_tables import TalkFileRow


async def files_of_talk(session: AsyncSession, case_id: UUID) -> list[TalkFileRow]:
    """The files that went with what was said in a case, in their order."""
    return list(
        await session.scalars(
            select(TalkFileRow)
            .where(TalkFileRow.case_id == case_id)
            .order_by(TalkFileRow.talk_id, TalkFileRow.place)
        )
    )


async def files_to_send(session: AsyncSession, ids: Sequence[UUID]) -> list[TalkFileRow]:
    """Those of *ids* that are still there, in their order."""
    return list(
        await session.scalars(
            select(TalkFileRow).where(TalkFileRow.id.in_(ids)).order_by(TalkFileRow.place)
        )
    )


async def note_files(
    session: AsyncSession, ids: Sequence[UUID], sent_state: str, fault: str
) -> None:
    """Keep what became of the files that one notice sends."""
    await session.execute(
        update(TalkFileRow)
        .where(TalkFileRow.id.in_(ids))
        .values(sent_state=sent_state, fault=fault)
        .execution_options(synchronize_session=False)
    )
