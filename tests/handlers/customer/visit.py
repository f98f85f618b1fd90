"""A visit: a customer at the whole bot, real desks behind it; only Telegram's wire is doubled."""

import json
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import select
from telegram import Update
from telegram.ext import Application, ApplicationBuilder, ContextTypes, ExtBot

from bot.intake import chat_of
from bot.personas import build_personas
from cases.dossier import CaseView
from cases.notices import NoticeKind
from handlers.context import CURRENT_CAUSE, Context
from handlers.notices import Notices
from policy.shelf import Shelf
from storage.database import Cause
from storage.inbox import Arrival, Inbox
from storage.rows import OutboxRow
from tests.counter import SETTINGS, Counter, cause
from tests.handlers.staff.wire import BOT, Call, Recorder

AN = 1001
BINH = 1002
RECEIPTS = (NoticeKind.RECEIPT, NoticeKind.RECEIPT_PAPER)
SPOKEN = ("sendMessage", "editMessageText")


@dataclass
class Visit:
    """Drives the bot by whole updates and keeps what it said."""

    counter: Counter
    telegram: Recorder
    application: Application[Any, Any, Any, Any, Any, Any]
    shelf: Shelf
    faults: list[Exception] = field(default_factory=list)
    updates: int = 0
    message_id: int = 100
    alarms: list[str] = field(default_factory=list)
    notices: Notices = field(init=False)
    receipts: list[tuple[UUID, str, dict[str, Any]]] = field(default_factory=list)
    delivers: tuple[NoticeKind, ...] = RECEIPTS

    async def feed(self, kind: str, body: dict[str, Any], again: Cause | None = None) -> Cause:
        """Have the bot handle one update, under a cause of its own or *again* under another's."""
        await self.delivered()
        self.updates += 1
        self.counter.clock.move(seconds=1)
        under = again or cause()
        CURRENT_CAUSE.set(under)
        raw = {"update_id": self.updates, kind: body}
        if again is None:
            await self._kept(raw)
        update = Update.de_json(raw, self.application.bot)
        await self.application.process_update(update)
        if self.faults:
            raise self.faults.pop()
        await self.delivered()
        return under

    async def delivered(self) -> None:
        """Send what waits of the kinds looked at here, as delivery does at once."""
        waiting = (OutboxRow.kind.in_(self.delivers), OutboxRow.state == "waiting")
        async with self.counter.database.write() as session:
            rows = (
                await session.scalars(select(OutboxRow).where(*waiting).order_by(OutboxRow.seq))
            ).all()
            for row in rows:
                plain = await self.counter.outbox.days.open(
                    session, "outbox", row.id, row.day, row.body or b""
                )
                row.state = "sent"
                person_id = UUID(row.recipient.partition(":")[2])
                self.receipts.append((person_id, row.kind, json.loads(plain)))
        while self.receipts:
            person_id, kind, values = self.receipts.pop(0)
            person = await self.counter.people.by_id(person_id)
            assert person is not None
            await self.notices.send(
                kind,
                values,
                chat_id=person.user_id,
                chat_row=None,
                person=person,
                case_id=UUID(values["case"]),
                cause=cause(),
                late=None,
                bot=self.application.bot,
            )

    async def _kept(self, raw: dict[str, Any]) -> None:
        """What comes in stands in the inbox before it is handled."""
        counter = self.counter
        chat = counter.vault.index("chat", chat_of(raw))
        arrival = Arrival(self.updates, chat, json.dumps(raw).encode())
        async with counter.database.write() as session:
            await Inbox(counter.outbox.days).keep(session, 77, [arrival], counter.clock())

    def message(self, user: int, **values: Any) -> dict[str, Any]:
        """A private message as Telegram writes it."""
        self.message_id += 1
        return {"message_id": self.message_id, "date": 1, **_place(user), **values}

    async def says(
        self, text: str, user: int = AN, again: Cause | None = None, **values: Any
    ) -> Cause:
        """The customer writes."""
        return await self.feed("message", self.message(user, text=text, **values), again)

    async def replies(
        self, text: str, to: str, user: int = AN, again: Cause | None = None
    ) -> Cause:
        """The customer replies to what the bot wrote."""
        told = {"message_id": 5, "date": 1, **_place(user), "from": BOT, "text": to}
        return await self.says(text, user, again, reply_to_message=told)

    async def edits(self, message_id: int, text: str, user: int = AN) -> Cause:
        """The customer edits a message."""
        body = {"message_id": message_id, "date": 1, "edit_date": 2, **_place(user), "text": text}
        return await self.feed("edited_message", body)

    async def sends(self, user: int = AN, **values: Any) -> Cause:
        """The customer sends something that is no text."""
        return await self.feed("message", self.message(user, **values))

    async def sends_photo(self, size: int = 1000, user: int = AN, **values: Any) -> Cause:
        """The customer sends a photo."""
        photo = {
            "file_id": uuid4().hex,
            "file_unique_id": "u",
            "width": 9,
            "height": 9,
            "file_size": size,
        }
        return await self.sends(user, photo=[photo], **values)

    async def presses(self, label: str, user: int = AN, again: Cause | None = None) -> Cause:
        """The customer presses the newest button whose label begins so."""
        call = next(
            call
            for call in reversed(self.telegram.calls)
            if call.method in SPOKEN
            and call.values["chat_id"] == user
            and any(each.startswith(label) for each in call.buttons)
        )
        data = next(data for each, data in call.buttons.items() if each.startswith(label))
        return await self.presses_data(data, user, again, call)

    async def presses_data(
        self, data: str, user: int = AN, again: Cause | None = None, call: Call | None = None
    ) -> Cause:
        """The customer presses a button that carries *data*, whoever's it was."""
        message: dict[str, Any] = {"message_id": 500, "date": 1, **_place(user), "from": BOT}
        answered = (call.values.get("reply_parameters") or {}) if call else {}
        if answered:
            message["reply_to_message"] = self._told(user, answered["message_id"])
        body = {
            "id": uuid4().hex,
            "from": _user(user),
            "chat_instance": "1",
            "data": data,
            "message": {**message, "text": "x"},
        }
        return await self.feed("callback_query", body, again)

    def _told(self, user: int, message_id: int) -> dict[str, Any]:
        text = self.typed[message_id]
        return {"message_id": message_id, "date": 1, **_place(user), "text": text}

    typed: dict[int, str] = field(default_factory=dict)

    async def tells(self, text: str, user: int = AN) -> Cause:
        """The customer writes what an offer may answer: Telegram shows it beside the button."""
        self.typed[self.message_id + 1] = text
        return await self.says(text, user)

    @property
    def last(self) -> Call:
        """The last thing the bot said or changed."""
        return [call for call in self.telegram.calls if call.method in SPOKEN][-1]

    @property
    def toasts(self) -> list[str]:
        """What presses were answered with."""
        return [call.text for call in self.telegram.sent("answerCallbackQuery")]

    def told(self, user: int = AN) -> str:
        """All that was said to one person."""
        calls = [call for call in self.telegram.calls if call.method in SPOKEN]
        return "\n".join(call.text for call in calls if call.values["chat_id"] == user)

    async def cases(self, user: int = AN) -> tuple[CaseView, ...]:
        """What cases there are of a person."""
        person = await self.counter.people.known(user)
        return await self.counter.desk.own_all(person) if person is not None else ()


def _user(user: int) -> dict[str, Any]:
    return {"id": user, "is_bot": False, "first_name": f"N{user}"}


def _place(user: int) -> dict[str, Any]:
    chat = {"id": user, "type": "private", "first_name": f"N{user}"}
    return {"chat": chat, "from": _user(user)}


async def open_visit(counter: Counter, *, policy: bytes | None = None) -> Visit:
    """The whole bot with the shipped policy in force, or another."""
    telegram = Recorder()
    bot: ExtBot[None] = ExtBot("77:token", request=telegram, get_updates_request=telegram)
    builder = ApplicationBuilder().bot(bot).updater(None).job_queue(None)
    application = builder.context_types(ContextTypes(context=Context)).build()
    shelf = Shelf(counter.library)
    visit = Visit(counter, telegram, application, shelf)
    await load(visit, policy or shipped())

    async def alarm(what: str) -> None:
        visit.alarms.append(what)

    async def waiting() -> tuple[int, int]:
        return 0, 0

    async def fault(_: object, context: Any) -> None:
        visit.faults.append(context.error)

    personas = build_personas(SETTINGS, counter, shelf, counter.clock, waiting, alarm)
    visit.notices = personas.notices
    for handler in personas.routes:
        application.add_handler(handler)
    application.add_error_handler(fault)
    await application.initialize()
    telegram.calls.clear()
    return visit


def shipped() -> bytes:
    """The shipped policy."""
    return (files("policy") / "text" / "privacy-policy.vi.txt").read_bytes()


async def load(visit: Visit, policy: bytes) -> None:
    """Put a policy in force."""
    await visit.counter.library.load(policy, None, cause())
    await visit.shelf.refresh()
