"""Delivery: notices leave the outbox one by one a recipient, oldest first, until they are out."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.alarms import Alarms
from bot.clock import Now
from bot.metrics import Metrics
from bot.reach import Reach
from bot.transport import IN_BACKGROUND
from cases.notices import FALLS_TO_CARE, MISSED, Lost, NoticeKind, Sent
from cases.outcomes import note_outcome
from cases.people import People, Person
from cases.staff import BoundChat, Staff
from cases.telling import tell_lost
from storage.database import Cause, Database
from storage.outbox import CARE, CLAIM_SECONDS, TOPIC, Notice, Outbox

log = structlog.get_logger()

AT_ONCE = 8
LATE = timedelta(minutes=5)
CUT_OFF = ("NetworkError", "TimedOut", "NotSentError")
"""The faults of a line, which end for all notices at once."""
WAIT_FOR_GROUP = 3600.0
WORST_WAIT = 30.0


@dataclass(frozen=True)
class Address:
    """Where a notice goes."""

    chat_id: int
    chat: BoundChat | None
    person: Person | None


Send = Callable[[Notice, Address, bool], Awaitable[None]]
"""Render a notice and send it; True says that it comes late."""


@dataclass
class Delivery:
    """Sends what waits, and learns from each refusal."""

    database: Database
    outbox: Outbox
    people: People
    staff: Staff
    send: Send
    alarms: Alarms
    now: Now
    metrics: Metrics
    reach: Reach = field(default_factory=Reach)
    returns: int = 0
    tasks: dict[asyncio.Task[None], Notice] = field(default_factory=dict)
    renewed_at: float = 0.0
    stopping: bool = False

    async def run(self) -> None:
        """Deliver until stopped; a database that does not answer is waited for."""
        while not self.stopping:
            try:
                async with self.database.write() as session:
                    await self._renew(session)
                    await self._hurry(session)
                    room = AT_ONCE - len(self.tasks)
                    notices = await self.outbox.claim(session, room) if room > 0 else []
            except (SQLAlchemyError, OSError) as error:
                log.warning("database trouble", error=type(error).__name__)
                await asyncio.sleep(1.0)
                continue
            for notice in notices:
                task = asyncio.create_task(self._deliver(notice))
                self.tasks[task] = notice
                task.add_done_callback(self._ended)
            if not notices:
                await self.database.wakes.wait(TOPIC, 1.0)

    async def stop(self, at_most: float) -> None:
        """Take nothing new; let what is on the wire come to its end, within *at_most* seconds."""
        self.stopping = True
        self.database.wakes.ring(TOPIC)
        if self.tasks:
            await asyncio.wait(self.tasks, timeout=at_most)
        for task in self.tasks:
            task.cancel()

    async def _renew(self, session: AsyncSession) -> None:
        if self.tasks and time.monotonic() - self.renewed_at > CLAIM_SECONDS / 4:
            await self.outbox.renew(session, tuple(self.tasks.values()))
            self.renewed_at = time.monotonic()

    async def _hurry(self, session: AsyncSession) -> None:
        """Once Telegram is back, let all that its absence held up go, the oldest first."""
        returns = self.reach.returns
        if returns != self.returns:
            await self.outbox.hurry_held_up(session, CUT_OFF)
            self.returns = returns

    def _ended(self, task: asyncio.Task[None]) -> None:
        self.tasks.pop(task, None)
        self.database.wakes.ring(TOPIC)

    async def _deliver(self, notice: Notice) -> None:
        IN_BACKGROUND.set(True)
        try:
            address = await self._address(notice.recipient)
            if address is None:
                await self._nowhere(notice)
                return
            try:
                await self.send(notice, address, self.now() - notice.created_at > LATE)
            except TelegramError as error:
                await self._refused(notice, address, error)
            else:
                await self._settle(notice, "sent")
        except (SQLAlchemyError, OSError) as error:
            # The claim runs out by itself, and the notice is sent again.
            log.warning("database trouble", error=type(error).__name__)
        except Exception as error:
            log.error("notice failed", kind=notice.kind, error=type(error).__name__)
            await self._broken(notice, type(error).__name__)

    async def _address(self, recipient: str) -> Address | None:
        if recipient == CARE:
            chat = await self.staff.care_chat()
            return None if chat is None else Address(chat.chat_id, chat, None)
        kind, _, row_id = recipient.partition(":")
        if kind == "chat":
            chat = await self.staff.chat_by_id(UUID(row_id))
            return None if chat is None else Address(chat.chat_id, chat, None)
        person = await self.people.by_id(UUID(row_id))
        return None if person is None else Address(person.user_id, None, person)

    async def _nowhere(self, notice: Notice) -> None:
        """A care notice waits for its group; one to a person or chat that is gone ends."""
        if notice.recipient == CARE:
            await self._put_back(notice, WAIT_FOR_GROUP, "no care group")
            if notice.tries == 0:
                await self.alarms.sound("no care group")
            return
        await self._settle(notice, "dead", "recipient gone")

    async def _refused(self, notice: Notice, address: Address, error: TelegramError) -> None:
        name = type(error).__name__
        if isinstance(error, RetryAfter):
            after = error.retry_after
            wait = float(after) if isinstance(after, int) else after.total_seconds()
            await self._put_back(notice, wait, name)
        elif isinstance(error, ChatMigrated) and address.chat is not None:
            cause = Cause(notice.id)
            await self.staff.migrated(address.chat_id, error.new_chat_id, cause)
            await self._put_back(notice, 0.0, name)
        elif isinstance(error, Forbidden) or is_unknown_chat(error):
            await self._forbidden(notice, address, why_lost(error))
        elif isinstance(error, BadRequest):
            await self._lose(notice, why_lost(error), name)
            await self._tell_admins("notice refused", notice)
        elif isinstance(error, InvalidToken):
            await self._put_back(notice, WORST_WAIT, name)
        elif isinstance(error, NetworkError):
            await self._put_back(notice, min(WORST_WAIT, 0.5 * 2 ** min(notice.tries, 8)), name)
        else:
            await self._broken(notice, name)

    async def _forbidden(self, notice: Notice, address: Address, why: Lost) -> None:
        """A person who blocked the bot is marked and staff are told; a group is waited for."""
        if address.person is None:
            await self._put_back(notice, 60.0, "Forbidden")
            if notice.tries == 0:
                await self.alarms.sound("group closed to the bot")
            return
        told_of = notice.case_id if notice.kind in MISSED else None
        await self.people.reached(address.person.id, yes=False, told_of=told_of)
        await self._lose(notice, why, "Forbidden")

    async def _lose(self, notice: Notice, why: Lost, fault: str) -> None:
        """End a notice that never arrives; of what a customer or holder misses, care hears."""
        at = self.now()
        async with self.database.write() as session:
            settled = await self.outbox.settle(session, notice, "dead", fault, at)
            if settled:
                await note_outcome(self.outbox, session, notice, Sent.LOST, at, why)
            if settled and notice.kind in MISSED:
                await tell_lost(self.outbox, session, notice.values, why, notice.created_at, at)
            if settled and notice.kind in FALLS_TO_CARE and notice.recipient.startswith("person:"):
                told = notice.values
                await self.outbox.add(session, notice.kind, CARE, told, at, case_id=notice.case_id)
        self.metrics.notices.labels("dead").inc()

    async def _broken(self, notice: Notice, name: str) -> None:
        if notice.tries < 4:
            await self._put_back(notice, 2.0**notice.tries, name)
            return
        await self._lose(notice, Lost.FAILED, name)
        await self._tell_admins("notice failed", notice)

    async def _tell_admins(self, what: str, notice: Notice) -> None:
        """Sound an alarm, but none about a notice to the admins: that would go round for ever."""
        if notice.kind not in {NoticeKind.ALARM, NoticeKind.ROOT}:
            await self.alarms.sound(what, kind=notice.kind)

    async def _settle(self, notice: Notice, state: str, fault: str = "") -> None:
        at = self.now()
        async with self.database.write() as session:
            settled = await self.outbox.settle(session, notice, state, fault, at)
            if settled and state == Sent.SENT:
                await note_outcome(self.outbox, session, notice, Sent.SENT, at)
        self.metrics.notices.labels(state).inc()

    async def _put_back(self, notice: Notice, seconds: float, fault: str) -> None:
        async with self.database.write() as session:
            waits = await self.outbox.put_back(session, notice, seconds, fault=fault)
            if waits:
                await note_outcome(self.outbox, session, notice, Sent.RETRYING, self.now())


def is_unknown_chat(error: TelegramError) -> bool:
    """Whether Telegram says that the bot does not know the chat: never met, or not there yet."""
    return isinstance(error, BadRequest) and "chat not found" in error.message.lower()


def why_lost(error: TelegramError) -> Lost:
    """What a refusal for good says of why a person does not get the message."""
    said = error.message.lower()
    if "deactivated" in said:
        return Lost.CLOSED
    if "blocked" in said:
        return Lost.BLOCKED
    if isinstance(error, Forbidden) or is_unknown_chat(error):
        return Lost.UNKNOWN
    return Lost.REFUSED
