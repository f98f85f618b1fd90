"""Reminders: a date is told of at half its time, near it, past it and long past it, once each."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from cases.dossier import TIMER
from cases.notices import NoticeKind, hears_deadlines
from cases.office import Office
from cases.telling import tell_chats
from cases.urging import Urging, loud_at, next_look, urged, urgings
from storage.case_rows import case_row
from storage.case_tables import CaseRow
from storage.database import Cause
from storage.outbox import CARE, to_person
from storage.people_rows import person, user_of
from storage.remind_rows import due_looks, hearing, hearing_holder, look_at_all, looked
from storage.staff_rows import cares, names

Admins = Callable[[], Awaitable[Sequence[UUID]]]
"""Finds the people who are told when nobody has acted."""

ENTRIES: Final = {
    Urging.HALF: "half",
    Urging.SOON: "warn",
    Urging.LATE: "late",
    Urging.OVERDUE: "overdue",
}
"""Each urging as the audit chain has it."""


@dataclass(frozen=True)
class Holder:
    """The colleague in customer care who holds a case: a name, and the Telegram id to call."""

    name: str
    user_id: int


class Reminders(Office):
    """Watches the dates of open cases."""

    async def remind(self, cause: Cause, admins: Admins, limit: int = 50) -> int:
        """Look at the dates whose time has come; return of how many staff were told.

        In quiet hours nobody is: the look is put off. Not told of: cases that wait for the
        customer, and escalated ones: nothing is owed.
        """
        async with self.database.read() as session:
            if not await due_looks(session, self.now(), limit):
                return 0
        last_to_hear = await admins()
        async with self.database.write(cause) as session:
            rows = await due_looks(session, self.now(), limit)
            return sum(
                [await self._look_at_date(session, row, last_to_hear, cause) for row in rows]
            )

    async def look_again(self) -> int:
        """Have the dates looked at that nobody would look at; return how many."""
        async with self.database.write() as session:
            return await look_at_all(session, self.now(), told=len(Urging))

    async def _look_at_date(
        self, session: AsyncSession, row: CaseRow, admins: Sequence[UUID], cause: Cause
    ) -> bool:
        """Tell of a date if there is anything new to tell, and note when to look again."""
        due, now = row.next_due, self.now()
        if due is None:
            return False
        rules = (self.promise, self.calendar, self.zone)
        told = urgings(row.clock_from or row.lodged_at, due, *rules)
        come, loud = urged(told, now), loud_at(now, *rules)
        if come is None or come.number <= row.reminded:
            await looked(session, row, told=row.reminded, again=next_look(told, now))
            return False
        if loud != now:
            await looked(session, row, told=row.reminded, again=loud)
            return False
        if not await looked(session, row, told=come.number, again=next_look(told, now)):
            return False
        await self._urge(session, row, come, admins, cause)
        return True

    async def _urge(
        self,
        session: AsyncSession,
        row: CaseRow,
        urging: Urging,
        admins: Sequence[UUID],
        cause: Cause,
    ) -> None:
        await self.record(session, row.id, ENTRIES[urging], TIMER, cause, start=row.step)
        now = self.now()
        values = {
            "case": str(row.id),
            "urging": urging,
            "step": row.step,
            "due": row.next_due.isoformat() if row.next_due else None,
            "at": now.isoformat(),
        }
        # What was outrun unsaid, while nobody looked, was for the staff chats it may be.
        fresh = {each for each in Urging if row.reminded < each.number <= urging.number}
        in_chats = bool(fresh & {Urging.SOON, Urging.LATE})
        for kind, recipient in await self._urged_in_private(session, row, urging, admins):
            if recipient != CARE or not in_chats:
                await self.outbox.add(session, kind, recipient, values, now, case_id=row.id)
        if in_chats:
            await tell_chats(
                self.outbox, session, NoticeKind.DEADLINE, values, now, hears=hears_deadlines
            )

    async def _urged_in_private(
        self, session: AsyncSession, row: CaseRow, urging: Urging, admins: Sequence[UUID]
    ) -> list[tuple[NoticeKind, str]]:
        """Who hears it beside the staff chats; the care group where nobody of them can."""
        if urging is Urging.LATE:
            return []
        if urging is Urging.OVERDUE:
            heard = [to_person(each) for each in await hearing(session, admins)]
            return [(NoticeKind.DEADLINE, each) for each in heard or [CARE]]
        holder = await hearing_holder(session, row)
        if urging is Urging.SOON:
            return [] if holder is None else [(NoticeKind.DEADLINE, to_person(holder))]
        return [(NoticeKind.HALF_TIME, CARE if holder is None else to_person(holder))]

    async def holder(self, case_id: UUID) -> Holder | None:
        """Who in customer care holds a case now."""
        async with self.database.read() as session:
            row = await case_row(session, case_id)
            if row is None or row.holder is None or not await cares(session, row.holder):
                return None
            owner = await person(session, row.holder)
            if owner is None:
                return None
            known = await names(session, self.vault, [owner.id])
            return Holder(known.get(owner.id, ""), user_of(self.vault, owner))
