"""Reminders: of a date the holder is told first, then the staff chats, then the admins."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from cases.dossier import TIMER
from cases.holding import holder_in_private
from cases.notices import NoticeKind, hears_deadlines
from cases.office import Office
from cases.telling import tell_chats
from cases.urging import Stage, Urging
from storage.case_rows import look_again, looked_at
from storage.case_tables import CaseRow
from storage.database import Cause
from storage.outbox import CARE, to_person

Admins = Callable[[], Awaitable[Sequence[UUID]]]
"""Finds the people who are admins."""

_MOVES = {Stage.HALF: "half", Stage.SOON: "warn", Stage.LATE: "late", Stage.LATER: "later"}


@dataclass(frozen=True)
class _Look:
    """A case whose date is looked at: what is to be said of it now, and when to look again."""

    row: CaseRow
    due: datetime
    stage: Stage
    again: datetime | None

    @property
    def urges(self) -> bool:
        """Whether anything is said that was not said before."""
        return self.stage > self.row.reminded


class Reminders(Office):
    """Watches the dates of open cases."""

    async def remind(self, cause: Cause, admins: Admins, limit: int = 50) -> int:
        """Tell of dates that come near or have passed; return of how many cases.

        Not told of: cases that wait for the customer, and escalated ones: nothing is owed.
        """
        async with self.database.read() as session:
            due = await self._looks(session, limit)
        if not due:
            return 0
        heads = await admins() if any(each.stage is Stage.LATER for each in due) else []
        async with self.database.write(cause) as session:
            looks = await self._looks(session, limit)
            told = [each for each in looks if await self._noted(session, each) and each.urges]
            for each in told:
                await self._urge(session, each, heads, cause)
            return len(told)

    async def _looks(self, session: AsyncSession, limit: int) -> list[_Look]:
        """The cases whose time to be looked at has come, the longest waiting first."""
        urging, now = Urging(self.promise, self.calendar, self.zone), self.now()
        looks = []
        for row in await look_again(session, now, limit):
            if row.next_due is not None:
                begun = row.clock_from or row.lodged_at
                stage = max(urging.due_now(begun, row.next_due, now), Stage(row.reminded))
                again = urging.next_look(begun, row.next_due, stage)
                looks.append(_Look(row, row.next_due, stage, again))
        return looks

    async def _noted(self, session: AsyncSession, look: _Look) -> bool:
        """Note how far urging has come; False if another timer has, or the date has moved."""
        row = look.row
        return await looked_at(session, row.id, look.due, row.reminded, look.stage, look.again)

    async def _urge(
        self, session: AsyncSession, look: _Look, admins: Sequence[UUID], cause: Cause
    ) -> None:
        row, now = look.row, self.now()
        await self.record(session, row.id, _MOVES[look.stage], TIMER, cause, start=row.step)
        values = {
            "case": str(row.id),
            "urging": look.stage.name.lower(),
            "step": row.step,
            "due": look.due.isoformat(),
            "owed": "first" if row.answered_at is None else "resolve",
            "at": now.isoformat(),
        }
        kind = NoticeKind.DEADLINE
        holder = await holder_in_private(session, row) if look.stage <= Stage.SOON else None
        people = list(admins) if look.stage is Stage.LATER else [holder] if holder else []
        for each in people:
            to = to_person(each)
            await self.outbox.add(session, kind, to, values, now, case_id=row.id)
        if look.stage in {Stage.SOON, Stage.LATE}:
            await tell_chats(self.outbox, session, kind, values, now, hears=hears_deadlines)
        elif not people:
            await self.outbox.add(session, kind, CARE, values, now, case_id=row.id)
