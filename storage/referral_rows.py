"""Queries on referrals: cases taken to an authority, and what came back from it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.desk_tables import REMINDED, ReferralRow


async def referrals_of(session: AsyncSession, case_id: UUID) -> list[ReferralRow]:
    """The referrals of a case, the first one first; a reopened case may have several."""
    found = select(ReferralRow).where(ReferralRow.case_id == case_id)
    return list(await session.scalars(found.order_by(ReferralRow.at, ReferralRow.id)))


async def last_referral(session: AsyncSession, case_id: UUID) -> ReferralRow | None:
    """The latest referral of a case."""
    found = select(ReferralRow).where(ReferralRow.case_id == case_id)
    latest = found.order_by(ReferralRow.at.desc(), ReferralRow.id.desc())
    return await session.scalar(latest.limit(1))


async def change_referral(session: AsyncSession, referral_id: UUID, **values: Any) -> None:  # noqa: ANN401
    """Change these columns of a referral."""
    await session.execute(
        update(ReferralRow)
        .where(ReferralRow.id == referral_id)
        .values(**values)
        .execution_options(synchronize_session=False)
    )


async def due_referrals(session: AsyncSession, now: datetime, limit: int) -> list[ReferralRow]:
    """The referrals that staff are to be reminded of by *now*, the longest due first."""
    found = select(ReferralRow).where(REMINDED, ReferralRow.remind_at <= now)
    return list(await session.scalars(found.order_by(ReferralRow.remind_at).limit(limit)))


async def reminded_of(
    session: AsyncSession, referral_id: UUID, due: datetime, again: datetime | None, times: int
) -> bool:
    """Note a reminder that was *due*, with when the next is; False if it was told already."""
    noted = await session.scalars(
        update(ReferralRow)
        .where(ReferralRow.id == referral_id, ReferralRow.remind_at == due)
        .values(remind_at=again, reminded=times)
        .returning(ReferralRow.id)
        .execution_options(synchronize_session=False)
    )
    return noted.one_or_none() is not None
