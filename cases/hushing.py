"""Hushing: what somebody sends very many of is shown to staff somewhat later, none left out."""

from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from cases.flood import LATELY, hushed_until
from cases.notices import NoticeKind, hears_event
from cases.office import Office
from cases.steps import OPEN, Move, Role, Step
from cases.telling import post_staff_card, tell_chats
from storage.abuse_rows import (
    hushed_before,
    hushed_count,
    lodged_since,
    notices_waiting,
    unhush,
)
from storage.database import Cause
from storage.outbox import CARE

AT_ONCE: Final = 10
"""The notices that may wait for the care group when further complaints of a flood are shown."""


class Hushing(Office):
    """Slows floods: the complaint is lodged and its clocks run, but its card waits."""

    async def hush(self, session: AsyncSession, person_id: UUID, at: datetime) -> datetime | None:
        """Until when staff are to be spared a complaint lodged *at* a time; None if not at all."""
        before = await lodged_since(session, person_id, at - LATELY)
        return hushed_until(before, at, self.promise, self.calendar, self.zone)

    async def show_hushed(self, cause: Cause, at_once: int = AT_ONCE) -> int:
        """Show staff the complaints whose time has come; return how many.

        No more than the care group can hear soon: whoever else complains does not queue behind
        a flood. What its customer withdrew meanwhile, unseen, stays so.
        """
        async with self.database.read() as session:
            due = await hushed_before(session, self.now(), at_once)
            waiting = await notices_waiting(session, CARE, at_once) if due else 0
        due = due[: max(0, at_once - waiting)]
        if not due:
            return 0
        async with self.database.write(cause) as session:
            shown = [each for each in due if await unhush(session, each.case_id)]
            for each in shown:
                if each.step in OPEN:
                    await self.tell_lodged(session, each.case_id, each.lodged_at)
            return len(shown)

    async def hushed(self) -> int:
        """How many open complaints staff are not shown yet."""
        async with self.database.read() as session:
            return await hushed_count(session)

    async def tell_lodged(self, session: AsyncSession, case_id: UUID, at: datetime) -> None:
        """Post the card of a case lodged *at* a time, and tell the chats that hear of steps."""
        values = {
            "case": str(case_id),
            "move": Move.LODGE,
            "role": Role.CUSTOMER,
            "step": Step.LODGED,
            "at": at.isoformat(),
        }
        now = self.now()
        await post_staff_card(self.outbox, session, case_id, now)
        await tell_chats(
            self.outbox,
            session,
            NoticeKind.STAFF_EVENT,
            values,
            now,
            hears=lambda hears: hears_event(hears, Role.CUSTOMER, None, Step.LODGED),
        )
