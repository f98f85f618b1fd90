"""Reminders: staff are told once before a date falls due, and once when it has."""

from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from cases.deadlines import warn_at
from cases.dossier import TIMER
from cases.notices import NoticeKind, Urging, hears_deadlines
from cases.office import Office
from cases.telling import tell_chats
from storage.case_rows import due_before, reminded_now
from storage.case_tables import CaseRow
from storage.database import Cause

_TIMES = {Urging.SOON: 1, Urging.LATE: 2}


class Reminders(Office):
    """Watches the dates of open cases."""

    async def remind(self, cause: Cause, limit: int = 50) -> int:
        """Tell staff of dates that are near or past; return of how many cases.

        Not told of: cases that wait for the customer, and escalated ones: nothing is owed.
        """
        async with self.database.read() as session:
            if not await self._near(session, limit):
                return 0
        async with self.database.write(cause) as session:
            near = await self._near(session, limit)
            for row, urging in near:
                await self._remind(session, row, urging, cause)
            return len(near)

    async def _near(self, session: AsyncSession, limit: int) -> list[tuple[CaseRow, Urging]]:
        """The cases to tell of, with how near their date is."""
        now = self.now()
        late = await due_before(session, now, _TIMES[Urging.LATE], limit)
        soon = await due_before(session, self._horizon(now), _TIMES[Urging.SOON], limit)
        return [(row, Urging.LATE) for row in late] + [
            (row, Urging.SOON) for row in soon if self._is_soon(row.next_due, now)
        ]

    def _horizon(self, now: datetime) -> datetime:
        """No date after this one is near yet."""
        days, ends = self.promise.warn_before, self.promise.day_ends
        last = self.calendar.add_working_days(now, days, self.zone, ends=ends)
        return last + timedelta(days=1)

    def _is_soon(self, due: datetime | None, now: datetime) -> bool:
        if due is None or due < now:
            return False
        return now >= warn_at(due, self.promise, self.calendar, self.zone)

    async def _remind(
        self, session: AsyncSession, row: CaseRow, urging: Urging, cause: Cause
    ) -> None:
        due, now = row.next_due, self.now()
        if due is None or not await reminded_now(session, row.id, due, _TIMES[urging]):
            return
        move = "late" if urging is Urging.LATE else "warn"
        await self.record(session, row.id, move, TIMER, cause, start=row.step)
        values = {
            "case": str(row.id),
            "urging": urging,
            "step": row.step,
            "due": due.isoformat(),
            "at": now.isoformat(),
        }
        await tell_chats(
            self.outbox,
            session,
            NoticeKind.DEADLINE,
            values,
            now,
            hears=hears_deadlines,
        )
