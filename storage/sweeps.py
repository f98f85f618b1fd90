"""Sweeps: what passed through and has aged out ends, keys first of all."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.database import Database, DatabaseClock
from storage.days import DayKeys
from storage.rows import EffectRow, InboxRow, LeaseRow, OutboxRow, PaceRow, TicketRow
from storage.shrinking import shrink

KEPT = timedelta(days=7)
NUMBERS_KEPT = timedelta(days=30)
"""Update numbers outlive their bodies, so that a late repeat is still known as one."""


@dataclass(frozen=True)
class Sweeps:
    """Ends inbox and outbox bodies after seven days, and what nothing needs any more."""

    database: Database
    days: DayKeys

    async def sweep(self, now: datetime) -> None:
        """Sweep once; a notice that still waits is sealed anew under today's key first."""
        oldest = (now - KEPT).date()
        async with self.database.write() as session:
            await self._carry_over(session, oldest, now)
            await session.execute(
                update(InboxRow)
                .where(InboxRow.day < oldest, _held())
                .values(body=None, state="done")
                .execution_options(synchronize_session=False)
            )
            await self.days.drop_before(session, oldest)
            await session.execute(
                delete(InboxRow).where(
                    InboxRow.day < (now - NUMBERS_KEPT).date(), InboxRow.state == "done"
                )
            )
            await session.execute(
                delete(OutboxRow).where(OutboxRow.state != "waiting", OutboxRow.day < oldest)
            )
            await session.execute(delete(EffectRow).where(EffectRow.at < now - NUMBERS_KEPT))
            await session.execute(delete(TicketRow).where(TicketRow.expires_at < now - KEPT))
            day_ago = DatabaseClock() - 86_400.0
            await session.execute(delete(PaceRow).where(PaceRow.free_at < day_ago))
            await session.execute(delete(LeaseRow).where(LeaseRow.until < day_ago))
        if self.database.is_sqlite:
            await shrink(self.database)

    async def _carry_over(self, session: AsyncSession, oldest: date, now: datetime) -> None:
        rows = await session.scalars(
            select(OutboxRow).where(OutboxRow.day < oldest, OutboxRow.state == "waiting")
        )
        for row in rows:
            plain = await self.days.open(session, "outbox", row.id, row.day, row.body or b"")
            row.day, row.body = await self.days.seal(session, "outbox", row.id, plain, now)
        await session.flush()


def _held() -> ColumnElement[bool]:
    return or_(InboxRow.body.is_not(None), InboxRow.state != "done")
