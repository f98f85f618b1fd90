"""Assembly: the one place where the parts meet."""

import asyncio
import contextlib
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_OID, uuid4, uuid5

import structlog
from sqlalchemy.exc import SQLAlchemyError
from telegram.error import ChatMigrated, TelegramError
from telegram.ext import ApplicationBuilder, ContextTypes, ExtBot

from bot.alarms import Alarms
from bot.clock import clock
from bot.delivery import Address, Delivery
from bot.desks import Desks, build_desks
from bot.faults import note_fault
from bot.fetching import Fetching
from bot.intake import KINDS, Intake
from bot.journal import JournaledRequest
from bot.listening import Listening
from bot.metrics import Metrics
from bot.opening import Drawers
from bot.pacer import Pacer, Rates
from bot.personas import Personas, build_personas
from bot.polling import Polling
from bot.roots import DailyRoot
from bot.settings import Settings
from bot.timers import Timers
from bot.transport import PacedRequest, RefusedError, Wire
from bot.web import Web
from bot.worker import App, Workers
from cases.notices import Hears
from handlers.context import Context
from policy.library import SamePolicyError
from policy.shelf import Shelf
from storage.database import Cause
from storage.days import DayKeys
from storage.failures import named
from storage.inbox import Inbox
from storage.outbox import Notice, Outbox
from storage.paces import MemoryLedger, SharedLedger
from storage.sweeps import Sweeps

log = structlog.get_logger()

PATIENCE = 1.5
"""Seconds that /ready waits for the database, below what probes wait for /ready."""
FIRST_POLICY = Cause(uuid5(NAMESPACE_OID, "first policy"))
PROBE = 3.0


@dataclass
class State:
    """How the start is getting on."""

    started: bool = False
    problem: str = ""


@dataclass(frozen=True)
class House:
    """The bot, put together."""

    settings: Settings
    drawers: Drawers
    inbox: Inbox
    outbox: Outbox
    desks: Desks
    shelf: Shelf
    wire: Wire
    application: App
    personas: Personas
    intake: Intake
    workers: Workers
    delivery: Delivery
    polling: Polling
    web: Web
    timers: Timers
    fetching: Fetching
    listening: Listening | None
    alarms: Alarms
    state: State = field(default_factory=State)

    async def first_policy(self) -> None:
        """Load the first policy into a database that has none, and take it up."""
        if await self.desks.library.in_force() is None:
            data = policy_bytes(self.settings.policy_file)
            try:
                await self.desks.library.load(data, None, FIRST_POLICY)
            except SamePolicyError:
                log.info("another replica loaded the policy")
        await self.shelf.refresh()

    async def settle_in(self, cause: Cause) -> None:
        """Know the care group the settings name, and offer the admin link if nobody is one."""
        if self.settings.care_chat_id is not None:
            await self._bind_care(self.settings.care_chat_id, cause)
        if not self.settings.admin_ids and not await self.desks.staff.admins():
            token = await self.desks.tickets.issue("admin", "first", None, 15, cause)
            name = self.application.bot.username
            print(f"admin link (15 minutes): https://t.me/{name}?start=admin-{token}", flush=True)

    async def _bind_care(self, chat_id: int, cause: Cause) -> None:
        """Bind the group the settings name; one that has moved since is found where it is now."""
        title, forum, seen = "", False, True
        try:
            found = await self.application.bot.get_chat(chat_id)
            title, forum = found.title or "", bool(found.is_forum)
        except ChatMigrated as moved:
            await self._bind_care(moved.new_chat_id, cause)
            return
        except TelegramError as error:
            seen = False
            log.warning("care group not seen", error=type(error).__name__)
        known, staff = await self.desks.staff.chat(chat_id), self.desks.staff
        if known is None or known.hears != Hears.CARE:
            await staff.bind(chat_id, title, Hears.CARE, forum=forum, by=None, cause=cause)
        elif seen and known.forum != forum:
            await staff.forum(chat_id, forum, cause)

    async def register_webhook(self) -> None:
        """Tell Telegram where we listen, until it has understood."""
        wait = 1.0
        while True:
            try:
                await self.wire.call(
                    "setWebhook",
                    20.0,
                    url=self.settings.webhook_url,
                    secret_token=self.settings.webhook_secret,
                    allowed_updates=list(KINDS),
                )
            except (TelegramError, RefusedError) as error:
                self.state.problem = f"webhook not set: {type(error).__name__}"
                log.warning("webhook not set", error=type(error).__name__)
                await asyncio.sleep(wait)
                wait = min(15.0, wait * 2)
            else:
                self.state.problem = ""
                return

    async def watch_telegram(self) -> None:
        """While Telegram is away, ask it who we are now and then: its return is soon noticed."""
        while True:
            await asyncio.sleep(PROBE)
            if self.wire.reach.failures:
                with contextlib.suppress(TelegramError, RefusedError):
                    await self.wire.call("getMe", PROBE)

    async def tidy_up(self) -> None:
        """Set the menus; a bot without them works all the same."""
        try:
            await self.personas.set_menus(self.application.bot)
        except TelegramError as error:
            log.warning("menus not set", error=type(error).__name__)

    async def ready(self) -> dict[str, Any]:
        """What /ready says."""
        webhook = self.settings.webhook_url is not None
        known = (self.state.problem, self.polling.problem, self.wire.reach.problem)
        problems = [text for text in known if text]
        waiting: tuple[int | None, int | None] = (None, None)
        try:
            async with asyncio.timeout(PATIENCE), self.drawers.database.read() as session:
                waiting = (
                    await self.inbox.waiting_count(session),
                    await self.outbox.waiting_count(session),
                )
        except (SQLAlchemyError, OSError) as error:
            problems.append(f"database: {named(error)}")
        else:
            said = self.drawers.database.trouble.said
            problems += [f"database: {said}"] if said else []
        book = self.shelf.current
        if book is None:
            problems.append("no policy in force")
        if not self.state.started:
            problems.append("telegram has not answered yet")
        return {
            "ready": not problems,
            "mode": "webhook" if webhook else self.polling.mode,
            "inbox": waiting[0],
            "outbox": waiting[1],
            "policy": book
            and {"number": book.version.number, "sha256": book.version.document.sha256},
            "problems": problems,
        }


def policy_bytes(path: Path | None) -> bytes:
    """The policy of the first load: the file the settings name, else the shipped text."""
    if path is not None:
        return path.read_bytes()
    return (files("policy") / "text" / "privacy-policy.vi.txt").read_bytes()


def assemble(settings: Settings, drawers: Drawers) -> House:
    """Put the bot together; nothing runs yet."""
    now, metrics, holder = clock(settings.clock_file), Metrics(), uuid4().hex
    database, vault = drawers.database, drawers.vault
    days = DayKeys(vault)
    inbox, outbox = Inbox(days), Outbox(days)
    desks = build_desks(settings, drawers, outbox, now)
    alarms = Alarms(database, outbox, desks.people, desks.staff, settings.admin_ids, now, metrics)
    wire = Wire(settings.telegram_api_url, settings.token)
    rates = Rates(settings.pace_overall, settings.pace_chat, settings.pace_group)
    ledger = MemoryLedger() if database.is_sqlite else SharedLedger(database)
    pacer = Pacer(rates, ledger, lambda chat: vault.index("chat", chat))
    application = build_application(settings, JournaledRequest(wire, pacer, database, vault, now))
    shelf = Shelf(desks.library)

    async def waiting() -> tuple[int, int]:
        async with database.read() as session:
            return await inbox.waiting_count(session), await outbox.waiting_count(session)

    personas = build_personas(settings, desks, shelf, now, waiting, alarms.sound)
    for handler in personas.routes:
        application.add_handler(handler)
    application.add_error_handler(note_fault)
    intake = Intake(int(settings.token.split(":")[0]), database, vault, inbox, now, metrics)

    async def send(notice: Notice, address: Address, late: bool) -> None:
        await personas.notices.send(
            notice.kind,
            notice.values,
            chat_id=address.chat_id,
            chat_row=None if address.chat is None else address.chat.id,
            person=address.person,
            case_id=notice.case_id,
            cause=Cause(notice.id),
            late=notice.created_at if late else None,
            bot=application.bot,
        )

    async def ready() -> dict[str, Any]:
        return await house.ready()

    house = House(
        settings=settings,
        drawers=drawers,
        inbox=inbox,
        outbox=outbox,
        desks=desks,
        shelf=shelf,
        wire=wire,
        application=application,
        personas=personas,
        intake=intake,
        workers=Workers(
            holder,
            database,
            inbox,
            application,
            desks.people,
            desks.staff,
            alarms,
            now,
            metrics,
        ),
        delivery=Delivery(
            database, outbox, desks.people, desks.staff, send, alarms, now, metrics, wire.reach
        ),
        polling=Polling(holder, wire, intake, database, alarms),
        web=Web(intake, settings.webhook_secret, ready, metrics),
        timers=Timers(
            holder,
            database,
            desks.cases,
            desks.drafts,
            desks.evidence,
            desks.removals,
            desks.misses,
            Sweeps(database, days),
            DailyRoot(database, outbox, alarms, settings.zone, now),
            alarms,
            application.bot,
            now,
        ),
        fetching=Fetching(holder, database, wire, desks.evidence),
        listening=(None if database.is_sqlite else Listening(settings.database, database.wakes)),
        alarms=alarms,
    )
    return house


def build_application(settings: Settings, request: PacedRequest) -> App:
    """PTB's Application for types and routing alone: no updater, no job queue, no persistence."""
    bot: ExtBot[None] = ExtBot(
        settings.token,
        base_url=f"{settings.telegram_api_url}/bot",
        base_file_url=f"{settings.telegram_api_url}/file/bot",
        request=request,
        get_updates_request=request,
    )
    builder = ApplicationBuilder().bot(bot).updater(None).job_queue(None)
    return builder.context_types(ContextTypes(context=Context)).build()
