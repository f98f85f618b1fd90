"""An office: the staff's side of the bot on real desks; only Telegram's wire is doubled."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from telegram import Update
from telegram.ext import Application, ApplicationBuilder, ContextTypes, ExtBot, MessageHandler
from telegram.ext import filters as words

from bot.personas import Alarm, StaffSide, staff_side
from cases.notices import Hears, Sent
from cases.outcomes import note_outcome
from handlers.access import Callback
from handlers.context import CURRENT_CAUSE, Context
from handlers.notices import Notices, build_notices
from handlers.receipt_sending import ReceiptSending
from handlers.staff_help import StaffHelp
from storage.database import Cause
from tests.counter import SETTINGS, ZONE, Counter, cause
from tests.handlers.staff.wire import BOT, Call, Recorder

GROUP = -1001
ADMIN = 3001
STAFF = 2001
OTHER_STAFF = 2002
STRANGER = 9009


@dataclass
class Office:
    """The bot's staff side, driven by whole updates."""

    counter: Counter
    telegram: Recorder
    application: Application[Any, Any, Any, Any, Any, Any]
    notices: Notices
    side: StaffSide
    alarms: list[str]
    faults: list[Exception] = field(default_factory=list)
    updates: int = 0
    message_id: int = 0

    async def feed(self, kind: str, body: dict[str, Any], again: Cause | None = None) -> Cause:
        """Have the bot handle one update, under a cause of its own or *again* under another's."""
        self.updates += 1
        under = again or cause()
        CURRENT_CAUSE.set(under)
        update = Update.de_json({"update_id": self.updates, kind: body}, self.application.bot)
        await self.application.process_update(update)
        if self.faults:
            raise self.faults.pop()
        return under

    def message(self, user: int, chat: int, **values: Any) -> dict[str, Any]:
        """A message as Telegram writes it."""
        self.message_id += 1
        return {
            "message_id": self.message_id,
            "date": 1,
            "chat": chat_of(chat),
            "from": user_of(user),
            **values,
        }

    async def says(self, user: int, text: str, chat: int | None = None, **values: Any) -> Cause:
        """A person writes, in private unless a chat is named."""
        again = values.pop("again", None)
        body = self.message(user, user if chat is None else chat, text=text, **values)
        return await self.feed("message", body, again)

    async def serves(self, chat: int, **values: Any) -> None:
        """A group says something of itself."""
        await self.feed("message", self.message(STRANGER, chat, **values))

    def asked(self, user: int, text: str) -> tuple[Update, Context]:
        """What another part of the bot hands over when a person writes in private."""
        CURRENT_CAUSE.set(cause())
        body = {"update_id": 1, "message": self.message(user, user, text=text)}
        update = Update.de_json(body, self.application.bot)
        return update, self.application.context_types.context(self.application)

    async def replies(self, user: int, text: str, to: int, chat: int = GROUP) -> Cause:
        """A person replies to a message of the bot in a group."""
        replied = {"message_id": to, "date": 1, "chat": chat_of(chat), "from": BOT, "text": "x"}
        return await self.says(user, text, chat, reply_to_message=replied)

    async def presses(
        self, user: int, data: str, chat: int | None = None, message: int = 500, **more: Any
    ) -> Cause:
        """A person presses a button."""
        at = user if chat is None else chat
        body = {
            "id": uuid4().hex,
            "from": user_of(user),
            "chat_instance": "1",
            "data": data,
            "message": {
                "message_id": message,
                "date": 1,
                "chat": chat_of(at),
                "from": BOT,
                "text": "x",
            },
        }
        return await self.feed("callback_query", body, more.get("again"))

    async def deliver(self) -> None:
        """Send all that waits in the outbox, as delivery would."""
        counter = self.counter
        while True:
            async with counter.database.write() as session:
                waiting = await counter.outbox.claim(session, 50)
            if not waiting:
                return
            for notice in waiting:
                kind, _, row = notice.recipient.partition(":")
                person = chat = None
                if kind == "person":
                    person = await counter.people.by_id(UUID(row))
                else:
                    chat = (
                        await counter.staff.care_chat()
                        if kind == "care"
                        else await counter.staff.chat_by_id(UUID(row))
                    )
                if person is None and chat is None:
                    raise AssertionError(notice)
                await self.notices.send(
                    notice.kind,
                    notice.values,
                    chat_id=person.user_id if person else chat.chat_id if chat else 0,
                    chat_row=chat.id if chat else None,
                    person=person,
                    case_id=notice.case_id,
                    cause=Cause(notice.id),
                    late=None,
                    bot=self.application.bot,
                )
                async with counter.database.write() as session:
                    at = counter.clock()
                    await counter.outbox.settle(session, notice, "sent", "", at)
                    await note_outcome(counter.outbox, session, notice, Sent.SENT, at)

    @property
    def last(self) -> Call:
        """The last message the bot sent."""
        return self.telegram.sent()[-1]

    @property
    def toast(self) -> str:
        """What the last press was answered with."""
        return self.telegram.sent("answerCallbackQuery")[-1].text

    def told(self, user: int) -> str:
        """All that was sent to one chat."""
        sent = self.telegram.sent()
        return "\n".join(call.text for call in sent if call.values["chat_id"] == user)

    @contextmanager
    def fresh(self) -> Iterator[list[Call]]:
        """The requests made within the block."""
        before, made = len(self.telegram.calls), list[Call]()
        yield made
        made.extend(self.telegram.calls[before:])


def user_of(user: int) -> dict[str, Any]:
    """A Telegram user."""
    return {"id": user, "is_bot": False, "first_name": f"N{user}", "username": f"u{user}"}


def chat_of(chat: int) -> dict[str, Any]:
    """A Telegram chat: groups have negative ids."""
    if chat < 0:
        return {"id": chat, "type": "supergroup", "title": "Nhóm"}
    return {"id": chat, "type": "private", "first_name": f"N{chat}"}


def private(counter: Counter, side: StaffSide) -> Callback:
    """What private text does: it goes to the open dialog, a file nobody asked for to *side*."""

    async def take(update: Update, context: Context) -> None:
        user, message = update.effective_user, update.message
        person = await counter.people.known(user.id) if user else None
        draft = None
        if person is not None:
            draft = await counter.drafts.any_open(person.user_id, person, context.cause)
        for dialog in side.dialogs:
            if person is not None and draft is not None and dialog.kind == draft.kind:
                await dialog.typed(update, context, person, draft)
        if draft is None and message is not None and message.document is not None:
            for file in side.files:
                await file(update, context)

    return take


def staffed(counter: Counter, alarm: Alarm, *admins: int) -> StaffSide:
    """The bot's own staff side; its settings name these admins."""

    async def waiting() -> tuple[int, int]:
        return 3, 4

    settings = SETTINGS.model_copy(update={"admin_ids": frozenset(admins)})
    return staff_side(settings, counter, counter.clock, waiting, alarm)


async def open_office(counter: Counter, *, forum: bool = False) -> Office:
    """Put an office together, with a care group of two, and an admin."""
    telegram, clock, alarms = Recorder(), counter.clock, list[str]()
    bot: ExtBot[None] = ExtBot("77:token", request=telegram, get_updates_request=telegram)
    builder = ApplicationBuilder().bot(bot).updater(None).job_queue(None)
    application = builder.context_types(ContextTypes(context=Context)).build()

    async def alarm(what: str) -> None:
        alarms.append(what)

    side = staffed(counter, alarm, ADMIN)

    async def nothing(_update: Update, _context: Context) -> None:
        await _context.bot.send_message(1, "for everybody")

    for persona in (StaffHelp(side.access, nothing, nothing), *side.personas):
        for handler in persona.handlers():
            application.add_handler(handler)
    take = private(counter, side)
    application.add_handler(MessageHandler(words.ChatType.PRIVATE & ~words.COMMAND, take))
    receipts = ReceiptSending(counter.desk, counter.library, ZONE)
    notices = build_notices(counter.desk, counter.staff, ZONE, clock, receipts)
    office = Office(counter, telegram, application, notices, side, alarms)

    async def fault(_: object, context: Any) -> None:
        office.faults.append(context.error)

    application.add_error_handler(fault)
    await application.initialize()
    await counter.staff.bind(GROUP, "Chăm sóc", Hears.CARE, forum=forum, by=None, cause=cause())
    await counter.care(STAFF, "Lan")
    await counter.care(OTHER_STAFF, "Minh")
    telegram.members |= {STAFF: {"status": "member"}, OTHER_STAFF: {"status": "member"}}
    telegram.calls.clear()
    return office
