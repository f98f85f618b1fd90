"""Queries on what was set aside: listed, found by id, and put back in its chat's line."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.database import wake
from storage.days import DayKeys
from storage.inbox import TOPIC
from storage.rows import DayKeyRow, InboxRow

_ASIDE = InboxRow.state == "quarantined"


@dataclass(frozen=True)
class SetAside:
    """An update that nobody could handle: ids, times and classes of errors, nothing of it."""

    id: UUID
    received_at: datetime
    #: The class of the error it met last.
    fault: str
    tries: int
    #: Whether its body is there and the key of its day has not been dropped.
    openable: bool


async def aside_counts(session: AsyncSession) -> tuple[int, int]:
    """How many are set aside, and how many of them can still be opened."""
    counted = select(func.count(), func.count().filter(_openable())).where(_ASIDE)
    total, openable = (await session.execute(counted)).one()
    return total, openable


async def newest_aside(session: AsyncSession, limit: int | None = None) -> list[SetAside]:
    """Those that are set aside, the newest first."""
    found = select(
        InboxRow.id, InboxRow.received_at, InboxRow.fault, InboxRow.tries, _openable()
    ).where(_ASIDE)
    rows = await session.execute(found.order_by(InboxRow.seq.desc()).limit(limit))
    return [SetAside(*row) for row in rows]


async def is_aside(session: AsyncSession, row_id: UUID) -> bool:
    """Whether it is set aside now."""
    return (
        await session.scalar(select(InboxRow.id).where(InboxRow.id == row_id, _ASIDE)) is not None
    )


async def aside_body(session: AsyncSession, days: DayKeys, row_id: UUID) -> bytes | None:
    """What came, as it came; None unless it is set aside and can still be opened."""
    found = select(InboxRow.day, InboxRow.body).where(InboxRow.id == row_id, _ASIDE, _openable())
    row = (await session.execute(found)).first()
    if row is None or row.body is None:
        return None
    return await days.open(session, "inbox", row_id, row.day, row.body)


async def put_back(session: AsyncSession, row_id: UUID | None = None) -> int:
    """Let one, or all, wait again with no try counted; return how many did.

    One guarded UPDATE: of two who ask at once one gets 1, the other 0. What cannot be opened
    stays where it is. The chat's line goes by arrival, so it comes before what waits there.
    """
    guards = [_ASIDE, _openable()] + ([] if row_id is None else [InboxRow.id == row_id])
    put = await session.scalars(
        update(InboxRow)
        .where(*guards)
        .values(state="waiting", tries=0)
        .returning(InboxRow.id)
        .execution_options(synchronize_session=False)
    )
    count = len(put.all())
    if count:
        wake(session, TOPIC)
    return count


def _openable() -> ColumnElement[bool]:
    key = select(DayKeyRow.day).where(DayKeyRow.day == InboxRow.day).exists()
    return and_(InboxRow.body.is_not(None), key)
