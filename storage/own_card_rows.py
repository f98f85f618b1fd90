"""Queries on the customer's side of a case: where its card stands, and how they rate its end."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.case_tables import CaseRow
from storage.desk_tables import CustomerCardRow
from storage.rows import PersonRow
from storage.upserts import insert_new


async def card_reader(session: AsyncSession, case_id: UUID) -> UUID | None:
    """The customer of a case, None while they cannot be written to."""
    found = select(PersonRow.id).join(CaseRow, CaseRow.person_id == PersonRow.id)
    return await session.scalar(found.where(CaseRow.id == case_id, PersonRow.reachable))


async def own_card(session: AsyncSession, case_id: UUID) -> int | None:
    """The message that a case's card is in its customer's chat."""
    found = select(CustomerCardRow.message_id).where(CustomerCardRow.case_id == case_id)
    return await session.scalar(found)


async def keep_own_card(
    session: AsyncSession, case_id: UUID, message_id: int, at: datetime
) -> None:
    """Remember where a case's card stands in its customer's chat."""
    values = {"message_id": message_id, "posted_at": at}
    if not await insert_new(session, CustomerCardRow, case_id=case_id, **values):
        await session.execute(
            update(CustomerCardRow)
            .where(CustomerCardRow.case_id == case_id)
            .values(**values)
            .execution_options(synchronize_session=False)
        )


async def own_cards_of(session: AsyncSession, person_id: UUID) -> tuple[int, ...]:
    """The messages that the cards of a customer's cases are."""
    found = select(CustomerCardRow.message_id).join(CaseRow).where(CaseRow.person_id == person_id)
    return tuple(await session.scalars(found.order_by(CustomerCardRow.posted_at)))


async def rating_counts(session: AsyncSession) -> dict[int, int]:
    """How many cases have each rating."""
    rated = select(CaseRow.rating, func.count()).where(CaseRow.rating.is_not(None))
    rows = await session.execute(rated.group_by(CaseRow.rating))
    return {rating: count for rating, count in rows if rating is not None}
