"""Queries on policy versions."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.rows import PolicyRow
from storage.upserts import insert_new


async def in_force(session: AsyncSession) -> PolicyRow | None:
    """The version put in force last."""
    return await session.scalar(
        select(PolicyRow)
        .where(PolicyRow.in_force_since.is_not(None))
        .order_by(PolicyRow.in_force_since.desc())
        .limit(1)
    )


async def policy(session: AsyncSession, number: int) -> PolicyRow | None:
    """The version of that number."""
    return await session.scalar(select(PolicyRow).where(PolicyRow.number == number))


async def policies(session: AsyncSession) -> Sequence[PolicyRow]:
    """All versions, the newest first."""
    return (await session.scalars(select(PolicyRow).order_by(PolicyRow.number.desc()))).all()


async def add_policy(session: AsyncSession, **values: Any) -> int:  # noqa: ANN401
    """Add a version under the next number; return that."""
    while True:
        last = await session.scalar(select(func.max(PolicyRow.number)))
        number = (last or 0) + 1
        if await insert_new(session, PolicyRow, number=number, **values):
            return number


async def put_in_force(session: AsyncSession, number: int, now: datetime) -> datetime:
    """Put a version in force; return since when it is, always after all others."""
    last = await session.scalar(select(func.max(PolicyRow.in_force_since)))
    since = now if last is None else max(now, last + timedelta(microseconds=1))
    await session.execute(
        update(PolicyRow)
        .where(PolicyRow.number == number)
        .values(in_force_since=since)
        .execution_options(synchronize_session=False)
    )
    return since
