"""Polling: raw getUpdates, one commit a batch before the next call; one polls, others stand by."""

import asyncio
import time
from dataclasses import dataclass

import structlog
from sqlalchemy.exc import SQLAlchemyError
from telegram.error import NetworkError

from bot.alarms import Alarms
from bot.intake import KINDS, Intake, number_in
from bot.transport import RefusedError, UnreadableAnswerError, Wire
from storage import leases
from storage.database import Database
from storage.failures import named

log = structlog.get_logger()

ROLE = "role:poller"
LEASE = 10.0
LONG_POLL = 25
SHORT_POLL = 1
"""Seconds while something is wrong: an empty answer soon says that it no longer is."""
BATCH = 100
WORST_WAIT = 15.0
CONFLICT = 409
CONFLICT_LASTS = 60.0
"""Seconds after which another program that polls counts as gone: it may be waiting as we do."""
IN_EARNEST = 3
"""Conflicts until it is none of ours that has just handed over."""
OTHER_POLLER = "telegram: another program takes the updates of this token (409)"


@dataclass
class Polling:
    """Fetches updates while it holds the poller's lease; `mode` says which it does."""

    holder: str
    wire: Wire
    intake: Intake
    database: Database
    alarms: Alarms
    mode: str = "standby"
    problem: str = ""
    conflicts: int = 0
    conflict_at: float = float("-inf")

    async def run(self) -> None:
        """Poll while the lease is ours, stand by while it is another's; until cancelled."""
        wait = 1.0
        while True:
            try:
                fence = await self._take()
                if fence is None:
                    self.mode, self.problem = "standby", ""
                    await asyncio.sleep(2.0)
                    continue
                self.mode, wait = "polling", 1.0
                await self._poll(fence)
            except (SQLAlchemyError, OSError) as error:
                self._trouble("database", error)
            except (NetworkError, RefusedError) as error:
                self._trouble("telegram", error)
            await asyncio.sleep(wait)
            wait = min(WORST_WAIT, wait * 2)

    async def give_back(self) -> None:
        """Let another take over at once."""
        async with self.database.write() as session:
            if await leases.holder_of(session, ROLE) == self.holder:
                await leases.end(session, ROLE)

    def _trouble(self, where: str, error: Exception) -> None:
        self.problem = f"{where}: {named(error)}"
        log.warning("polling put off", where=where, error=type(error).__name__)

    async def _take(self) -> int | None:
        async with self.database.write() as session:
            won = await leases.take(session, [ROLE], self.holder, LEASE)
        return won.get(ROLE)

    async def _poll(self, fence: int) -> None:
        """Fetch batch after batch; return when the lease is lost."""
        keeper = asyncio.create_task(self._keep_lease(fence))
        try:
            await self.wire.call("deleteWebhook", 20.0)
            offset: int | None = None
            waits = 0.5
            while not keeper.done():
                try:
                    known, offset = offset, await self._next(offset)
                except (NetworkError, RefusedError) as error:
                    await self._put_off(error, waits)
                    waits = min(WORST_WAIT, waits * 2)
                    continue
                waits = 0.5
                self._answered()
                await asyncio.sleep(0.1 if offset == known else 0.0)
        finally:
            keeper.cancel()

    async def _put_off(self, error: NetworkError | RefusedError, wait: float) -> None:
        """Wait before the next call; where the line was cut, no longer than until it is back."""
        self._trouble("telegram", error)
        if isinstance(error, NetworkError):
            await self.wire.reach.rest(wait)
            return
        if error.status == CONFLICT:
            await self._conflict()
        await asyncio.sleep(max(error.retry_after, wait))

    async def _conflict(self) -> None:
        """Note that somebody else polls with this token; told to the admins if it lasts."""
        self.conflicts, self.conflict_at = self.conflicts + 1, time.monotonic()
        self.problem = OTHER_POLLER
        if self.conflicts >= IN_EARNEST:
            await self.alarms.sound("another poller")

    def _answered(self) -> None:
        """All is well again, unless somebody polls beside us and is merely waiting its turn."""
        if time.monotonic() - self.conflict_at > CONFLICT_LASTS:
            self.conflicts = 0
        self.problem = OTHER_POLLER if self.conflicts >= IN_EARNEST else ""

    async def _next(self, offset: int | None) -> int | None:
        """Keep the next batch; return the offset that confirms it."""
        try:
            updates = await self._fetch(offset)
        except UnreadableAnswerError:
            return await self._next_one(offset)
        await self.intake.keep(updates)
        return next_offset(updates)

    async def _next_one(self, offset: int | None) -> int | None:
        """Keep one update of a batch that cannot be read; poison is kept to be set aside."""
        try:
            updates = await self._fetch(offset, limit=1)
        except UnreadableAnswerError as poison:
            number = number_in(poison.body)
            if number is None:
                raise
            await self.intake.keep_unreadable(poison.body)
            return number + 1
        await self.intake.keep(updates)
        return next_offset(updates)

    async def _fetch(self, offset: int | None, limit: int = BATCH) -> list[object]:
        seconds = SHORT_POLL if self.problem else LONG_POLL
        params = {"timeout": seconds, "limit": limit, "allowed_updates": list(KINDS)}
        if offset is not None:
            params["offset"] = offset
        found = await self.wire.call("getUpdates", LONG_POLL + 10.0, **params)
        if not isinstance(found, list):
            raise NetworkError("getUpdates answered with no list")
        return found

    async def _keep_lease(self, fence: int) -> None:
        """Renew until it is lost."""
        while True:
            await asyncio.sleep(LEASE / 4)
            try:
                async with self.database.write() as session:
                    if not await leases.renew(session, {ROLE: fence}, LEASE):
                        return
            except (SQLAlchemyError, OSError) as error:
                self._trouble("database", error)
                return


def next_offset(updates: list[object]) -> int | None:
    """The offset that confirms *this* batch, none after an empty one.

    Numbers start anew after a quiet week: an old offset would then confirm what nobody has seen.
    """
    numbers = [u["update_id"] for u in updates if isinstance(u, dict) and _numbered(u)]
    return numbers[-1] + 1 if numbers else None


def _numbered(update: dict[str, object]) -> bool:
    number = update.get("update_id")
    return isinstance(number, int) and not isinstance(number, bool)
