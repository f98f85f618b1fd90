"""Timers: what falls due by itself - closings, reminders, removals, sweeps - in one replica."""

import asyncio
import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import structlog
from sqlalchemy.exc import SQLAlchemyError
from telegram import Bot
from telegram.error import BadRequest, Forbidden, NetworkError

from bot.alarms import Alarms
from bot.clock import Now
from bot.roots import DailyRoot
from cases.desk import CaseDesk
from cases.drafts import Drafts
from cases.evidence import Evidence
from cases.removals import Removals
from rights.misses import Misses
from storage import leases
from storage.database import Cause, Database
from storage.sweeps import Sweeps

log = structlog.get_logger()

ROLE = "role:timers"
EVERY = 2.0
LEASE = 15.0
SLEEP_BEFORE_SWEEP = timedelta(days=7)


@dataclass
class Timers:
    """Does what is due, in whichever replica holds the lease; each thing is done once."""

    holder: str
    database: Database
    desk: CaseDesk
    drafts: Drafts
    evidence: Evidence
    removals: Removals
    misses: Misses
    sweeps: Sweeps
    root: DailyRoot
    alarms: Alarms
    bot: Bot
    now: Now
    swept_at: float = float("-inf")
    swept_on: datetime | None = None

    async def run(self) -> None:
        """Look every other second, until cancelled."""
        fence: int | None = None
        while True:
            try:
                fence = await self._hold(fence)
                if fence is not None:
                    await self._due(Cause(uuid4(), ROLE, fence))
            except (SQLAlchemyError, OSError, NetworkError) as error:
                log.warning("timers put off", error=type(error).__name__)
                fence = None
            except Exception as error:
                log.error("timers failed", error=type(error).__name__)
            await asyncio.sleep(EVERY)

    async def _hold(self, fence: int | None) -> int | None:
        async with self.database.write() as session:
            if fence is not None and await leases.renew(session, {ROLE: fence}, LEASE):
                return fence
            return (await leases.take(session, [ROLE], self.holder, LEASE)).get(ROLE)

    async def _due(self, cause: Cause) -> None:
        await self.desk.close_due(cause)
        await self.desk.remind(cause, self._admins)
        await self.desk.remind_referrals(cause)
        await self.desk.show_hushed(cause)
        await self.root.keep()
        await self._sweep()
        await self._remove()

    async def _admins(self) -> list[UUID]:
        return [admin.id for admin in await self.alarms.admins()]

    async def _remove(self) -> None:
        """Delete our private messages whose time is up; one that is gone counts as deleted."""
        for removal in await self.removals.due():
            try:
                await self.bot.delete_message(removal.user_id, removal.message_id)
            except (BadRequest, Forbidden) as error:
                log.info("message could not be deleted", error=type(error).__name__)
            await self.removals.done(removal.id)

    async def _sweep(self) -> None:
        """Once an hour, and at once when the clock was moved on, end what has aged out."""
        now = self.now()
        jumped = self.swept_on is not None and now - self.swept_on > timedelta(hours=1)
        if time.monotonic() - self.swept_at < 3600 and not jumped:
            return
        old = now - SLEEP_BEFORE_SWEEP
        await self.drafts.sweep(old)
        await self.evidence.sweep(old)
        await self.misses.sweep()
        await self.sweeps.sweep(now)
        await self.desk.look_again()
        self.swept_at, self.swept_on = time.monotonic(), now
