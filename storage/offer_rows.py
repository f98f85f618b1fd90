"""Queries on hand-overs: which cases are offered to whom, and which their holders left behind."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.case_rows import QUEUE_ORDER
from storage.case_tables import OPEN, CaseRow
from storage.desk_tables import OfferRow
from storage.rows import StaffRow


async def put_offer(
    session: AsyncSession,
    row: CaseRow,
    *,
    taker: UUID,
    by: UUID,
    batch: UUID,
    at: datetime,
) -> None:
    """Offer a case, as it is held now, to one colleague; what was offered before is no more."""
    await drop_offer(session, row.id)
    session.add(OfferRow(case_id=row.id, giver=row.holder, taker=taker, by=by, batch=batch, at=at))
    await session.flush()


async def offer_of(session: AsyncSession, case_id: UUID) -> OfferRow | None:
    """The open offer of a case."""
    return await session.scalar(select(OfferRow).where(OfferRow.case_id == case_id))


async def offers_in(session: AsyncSession, batch: UUID) -> list[OfferRow]:
    """What is still offered of a batch; always in one order, so that no two block each other."""
    found = select(OfferRow).where(OfferRow.batch == batch).order_by(OfferRow.case_id)
    return list(await session.scalars(found))


async def drop_offer(session: AsyncSession, case_id: UUID, batch: UUID | None = None) -> bool:
    """Take an offer of a case away, of one *batch* alone if it is named; False if none is open."""
    gone = delete(OfferRow).where(OfferRow.case_id == case_id)
    if batch is not None:
        gone = gone.where(OfferRow.batch == batch)
    return (await session.scalar(gone.returning(OfferRow.case_id))) is not None


async def codes_of(session: AsyncSession, case_ids: Sequence[UUID]) -> list[str]:
    """The codes of those cases that are still there, the nearest deadline first."""
    found = select(CaseRow.code).where(CaseRow.id.in_(case_ids)).order_by(*QUEUE_ORDER)
    return list(await session.scalars(found))


async def held_open(session: AsyncSession, holder: UUID, limit: int) -> list[tuple[UUID, str]]:
    """The open cases of a holder with their codes, the nearest deadline first."""
    found = select(CaseRow.id, CaseRow.code).where(OPEN, CaseRow.holder == holder)
    rows = await session.execute(found.order_by(*QUEUE_ORDER).limit(limit))
    return [(row.id, row.code) for row in rows]


async def left_behind(session: AsyncSession) -> list[tuple[UUID, int]]:
    """Who cares for cases no more but holds open ones, and how many; the most first."""
    cares = exists().where(
        StaffRow.person_id == CaseRow.holder, or_(StaffRow.member, StaffRow.named)
    )
    found = await session.execute(
        select(CaseRow.holder, func.count())
        .where(OPEN, CaseRow.holder.is_not(None), ~cares)
        .group_by(CaseRow.holder)
        .order_by(func.count().desc(), CaseRow.holder)
    )
    return [(holder, int(count)) for holder, count in found if holder is not None]
