"""Workers: each leases a chat, takes its updates in order, and marks each one as it is done."""

import asyncio
import contextlib
import json
import time
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import structlog
from sqlalchemy.exc import SQLAlchemyError
from telegram import Update
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)
from telegram.ext import Application

from bot.alarms import Alarms
from bot.clock import Now
from bot.faults import FAULT
from bot.intake import chat_of
from bot.journal import TURN, Turn
from bot.metrics import Metrics
from cases.people import People
from cases.staff import Staff
from handlers.context import CURRENT_CAUSE, Context
from storage import leases
from storage.database import Cause, Database, FenceLostError, is_passing
from storage.inbox import TOPIC, ChatWork, Inbox, Waiting

log = structlog.get_logger()

App = Application[Any, Context, Any, Any, Any, Any]

LEASE = 10.0
AT_ONCE = 64
TRIES = 5


class UnreadableError(Exception):
    """An update that is not one Telegram's API describes."""


@dataclass
class Report:
    """What a chat's task wants written: updates done, and when the chat is free again."""

    done: list[tuple[UUID, asyncio.Future[None]]] = field(default_factory=list)
    free: dict[str, float] = field(default_factory=dict)


@dataclass
class Workers:
    """Works off the inbox: chats beside each other, each in its own order.

    One loop writes for all: what is done, whose lease goes on, which chats are taken next stand
    in one transaction, so a busy moment costs few commits.
    """

    holder: str
    database: Database
    inbox: Inbox
    application: App
    people: People
    staff: Staff
    alarms: Alarms
    now: Now
    metrics: Metrics
    report: Report = field(default_factory=Report)
    held: dict[str, int] = field(default_factory=dict)
    tasks: dict[str, asyncio.Task[None]] = field(default_factory=dict)
    renewed_at: float = 0.0
    stopping: bool = False
    ended: asyncio.Event = field(default_factory=asyncio.Event)

    async def run(self) -> None:
        """Work until stopped; a database that does not answer is waited for."""
        while not (self.stopping and not self.tasks and not self._pending()):
            try:
                taken = await self._write()
            except (SQLAlchemyError, OSError) as error:
                log.warning("database trouble", error=type(error).__name__)
                await asyncio.sleep(1.0)
                continue
            for work in taken:
                self.held[work.chat] = work.fence
                task = asyncio.create_task(self._work(work))
                self.tasks[work.chat] = task
            if not self._pending():
                await self.database.wakes.wait(TOPIC, 1.0 if not self.tasks else LEASE / 4)
        self.ended.set()

    async def stop(self, at_most: float) -> None:
        """Take nothing new; finish what is being handled, within *at_most* seconds."""
        self.stopping = True
        self.database.wakes.ring(TOPIC)
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self.ended.wait(), at_most)
        for task in self.tasks.values():
            task.cancel()

    def _pending(self) -> bool:
        return bool(self.report.done or self.report.free)

    async def _write(self) -> list[ChatWork]:
        """Write all that is due in one transaction; return the chats newly leased."""
        began, (report, self.report) = time.monotonic(), (self.report, Report())
        free = {chat: wait for chat, wait in report.free.items() if chat in self.held}
        going_on = {c: f for c, f in self.held.items() if c not in free}
        due = began - self.renewed_at > LEASE / 4
        room = 0 if self.stopping else AT_ONCE - len(going_on)
        try:
            async with self.database.write() as session:
                await self.inbox.done(session, [row_id for row_id, _ in report.done], self.held)
                await leases.release(session, free, self.held)
                kept = await leases.renew(session, going_on, LEASE) if due else set(going_on)
                taken = await self.inbox.claim(session, self.holder, room, LEASE)
        except BaseException:
            self.report.done[:0] = report.done
            self.report.free = {**free, **self.report.free}
            raise
        for _, marked in report.done:
            if not marked.done():
                marked.set_result(None)
        for chat in free:
            del self.held[chat]
        self._drop_lost(set(going_on) - kept)
        if due:
            self.renewed_at = began
        return taken

    def _drop_lost(self, chats: set[str]) -> None:
        for chat in chats:
            log.warning("lease lost")
            del self.held[chat]
            self.report.free.pop(chat, None)
            task = self.tasks.pop(chat, None)
            if task is not None:
                task.cancel()

    async def _work(self, work: ChatWork) -> None:
        """Handle the chat's updates one after another; a failure ends this turn."""
        wait = 0.0
        try:
            for waiting in work.updates:
                wait = await self._one(work, waiting)
                if wait or self.stopping:
                    break
        except FenceLostError:
            log.warning("fence lost")
        except (SQLAlchemyError, OSError) as error:
            log.warning("database trouble", error=type(error).__name__)
            wait = 1.0
        finally:
            if self.tasks.get(work.chat) is asyncio.current_task():
                del self.tasks[work.chat]
                self.report.free[work.chat] = wait
                self.database.wakes.ring(TOPIC)

    async def _one(self, work: ChatWork, waiting: Waiting) -> float:
        """Handle one update; return how long its chat has to wait, 0 when it is done."""
        try:
            await self._handle(work, waiting)
        except FenceLostError:
            raise
        except RetryAfter as error:
            return float(_seconds(error))
        except (BadRequest, ChatMigrated, Forbidden) as error:
            await self._refused(error, waiting)
        except InvalidToken:
            await self.alarms.sound("token refused")
            return 30.0
        except Exception as error:
            if _passes(error):
                log.warning("handling put off", error=type(error).__name__)
                return 2.0
            wait = await self._failed(work, waiting, error)
            if wait:
                return wait
            await self._marked(waiting.id, "quarantined")
            return 0.0
        await self._marked(waiting.id, "done")
        self.metrics.seconds.observe((self.now() - waiting.received_at).total_seconds())
        return 0.0

    def _holds(self) -> bool:
        """Whether the leases can still be ours: not after a sleep longer than they last."""
        return time.monotonic() - self.renewed_at < LEASE

    async def _handle(self, work: ChatWork, waiting: Waiting) -> None:
        cause = Cause(waiting.id, work.chat, work.fence)
        CURRENT_CAUSE.set(cause)
        turn = Turn(cause, waiting.begun, self._holds)
        TURN.set(turn)
        FAULT.set([])
        try:
            update = Update.de_json(json.loads(waiting.body), self.application.bot)
        except Exception as error:
            raise UnreadableError(type(error).__name__) from error
        try:
            await self.application.process_update(update)
        finally:
            await turn.close()
        for fault in FAULT.get():
            raise fault

    async def _marked(self, row_id: UUID, end: str) -> None:
        """Return once the update is marked; only then the chat's next one may begin."""
        self.metrics.handled.labels(end).inc()
        if end == "quarantined":
            return
        marked = asyncio.get_running_loop().create_future()
        self.report.done.append((row_id, marked))
        self.database.wakes.ring(TOPIC)
        await marked

    async def _refused(self, error: TelegramError, waiting: Waiting) -> None:
        """Telegram will not take the answer, now or later: the update counts as handled."""
        log.warning("answer refused", error=type(error).__name__, where=_where(error))
        chat = chat_of(json.loads(waiting.body))
        if isinstance(error, ChatMigrated):
            await self.staff.migrated(int(chat), error.new_chat_id, Cause(waiting.id))
        if isinstance(error, BadRequest):
            await self.alarms.sound("answer refused")
        if not isinstance(error, Forbidden):
            return
        person = await self.people.known(int(chat)) if chat.isdigit() else None
        if person is not None:
            await self.people.reached(person.id, yes=False)

    async def _failed(self, work: ChatWork, waiting: Waiting, error: Exception) -> float:
        """Count a failed try; return the wait before the next, 0 when it was set aside."""
        name = type(error).__name__
        log.error("handler failed", error=name, tries=waiting.tries + 1, where=_where(error))
        last = waiting.tries + 1 >= TRIES or isinstance(error, UnreadableError)
        async with self.database.write(Cause(waiting.id, work.chat, work.fence)) as session:
            await self.inbox.failed(session, waiting.id, name)
            if last:
                await self.inbox.quarantine(session, waiting.id, name)
        if not last:
            return float(2**waiting.tries)
        await self.alarms.sound("update set aside", update=str(waiting.id), error=name)
        return 0.0


def _passes(error: Exception) -> bool:
    """Whether the network or the database is to blame, which is no try of the update."""
    if isinstance(error, SQLAlchemyError | OSError):
        return is_passing(error)
    return isinstance(error, NetworkError)


def _seconds(error: RetryAfter) -> float:
    after = error.retry_after
    return float(after) if isinstance(after, int) else after.total_seconds()


def _where(error: BaseException) -> str:
    """File and line of the failure; never its words."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return ""
    return f"{trace.tb_frame.f_code.co_filename.rsplit('/', 1)[-1]}:{trace.tb_lineno}"
