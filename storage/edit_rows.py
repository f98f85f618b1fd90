"""Queries on what customers have sent, by their own message, and on what it says since."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.case_tables import CaseRow, TalkRow
from storage.desk_tables import EditRow


async def talk_in(session: AsyncSession, person_id: UUID, message_id: int) -> TalkRow | None:
    """What a customer said in a case of theirs by this message."""
    found = select(TalkRow).join(CaseRow, CaseRow.id == TalkRow.case_id)
    theirs = CaseRow.person_id == person_id, TalkRow.author == person_id
    said = found.where(*theirs, TalkRow.message_id == message_id).order_by(TalkRow.at.desc())
    return await session.scalar(said.limit(1))


async def edits_of(session: AsyncSession, case_id: UUID) -> Sequence[EditRow]:
    """What the customer of a case has edited since it was sent, in order."""
    found = select(EditRow).where(EditRow.case_id == case_id).order_by(EditRow.at, EditRow.id)
    return (await session.scalars(found)).all()
