"""Reading a case in full: in the reader's private chat alone, protected, gone after a day."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from typing import Final
from uuid import UUID

from telegram import Bot, Update
from telegram.constants import ChatAction
from telegram.error import BadRequest, Forbidden
from telegram.ext import CallbackQueryHandler, MessageHandler, filters

from cases.desk import CaseDesk
from cases.dossier import CaseNotFoundError, CaseView
from cases.evidence import Evidence
from cases.removals import Removals
from cases.tickets import Tickets, TicketSpentError
from handlers.access import Access, Caller
from handlers.acts import Act
from handlers.buttons import Button, keyboard
from handlers.card import WORDED, Verb, case_button
from handlers.care_cases import COMMANDS, CaseFinder
from handlers.context import Cause, Context
from handlers.dialogs import Handler
from handlers.dossier_text import DossierPainter
from handlers.evidence_sending import EvidenceSending, parcels
from handlers.filters import Command, command_in
from handlers.outside_text import OutsidePainter
from handlers.place import Place, place_of
from handlers.rich import Rich, pages, plain
from handlers.saying import acknowledge
from handlers.texts.staff_languages import care_texts

PURPOSE: Final = "read"
LINK_MINUTES: Final = 15.0
READABLE: Final = timedelta(hours=24)
_PRESSED: Final = rf"^case:({Verb.READ}|{Verb.FILES}):([0-9A-Z]+)$"


@dataclass(frozen=True)
class CareReading:
    """Opens cases for care staff; each opening is audited by the desk."""

    access: Access
    desk: CaseDesk
    finder: CaseFinder
    tickets: Tickets
    evidence: Evidence
    removals: Removals
    zone: tzinfo
    now: Callable[[], datetime]

    async def command(self, update: Update, context: Context, caller: Caller) -> None:
        """Open the case that `/doc` means."""
        message, place = update.effective_message, place_of(update)
        found = command_in(message) if message is not None else None
        if found is None or place is None:
            return
        texts = care_texts(caller.language)
        meant = await self.finder.meant(update, found[1])
        if meant.case is None:
            await place.answer(context.bot, await self.finder.unnamed(*found, texts))
            return
        try:
            link = await self.open(meant.case, caller, context)
        except CaseNotFoundError:
            await place.answer(context.bot, texts.case_missing)
            return
        if link:
            button = Button(texts.reading.start_label, url=link)
            await place.answer(context.bot, texts.reading.start_first, [button])
        elif not place.private:
            await place.answer(context.bot, texts.reading.opened)

    async def press(self, update: Update, context: Context, caller: Caller) -> None:
        """Open the case, or send its files, as the button says."""
        query, place = update.callback_query, place_of(update)
        if query is None or context.match is None or place is None:
            return
        texts, case = care_texts(caller.language), context.match[2]
        try:
            if context.match[1] == Verb.FILES:
                await acknowledge(query, await self.files(case, caller, place, context))
                return
            link = await self.open(case, caller, context)
        except CaseNotFoundError:
            await acknowledge(query, texts.case_missing, alert=True)
            return
        words = "" if link or place.private else texts.reading.opened
        await acknowledge(query, words, url=link)

    async def open(self, case: UUID | str, caller: Caller, context: Context) -> str:
        """Send the full text to the caller in private; a link for who must start the bot first.

        Raises:
            CaseNotFoundError: There is no such case.
        """
        card = await self.desk.card(case)
        if not await can_write_to(context.bot, caller.person.user_id):
            token = await self.tickets.issue(
                PURPOSE, card.code, caller.person.id, LINK_MINUTES, context.cause
            )
            return f"https://t.me/{context.bot.username}?start={PURPOSE}-{token}"
        await self.deliver(card.code, caller, context)
        return ""

    async def deliver(self, case: str, caller: Caller, context: Context) -> None:
        """Send the full text, protected, and have it deleted after a day."""
        language = caller.person.language
        view = await self.desk.staff_view(case, caller.actor, cause=context.cause)
        text = DossierPainter(self.zone, language).full(view)
        cut = pages(text)
        for number, page in enumerate(cut, start=1):
            rows = self._buttons(view, language) if number == len(cut) else []
            sent = await context.bot.send_message(
                caller.person.user_id,
                page.text,
                entities=page.entities,
                protect_content=True,
                reply_markup=keyboard(*rows),
            )
            await self._removed_later(view, [sent.message_id], caller, context)

    def _buttons(self, view: CaseView, language: str) -> list[list[Button]]:
        """What the reader may do next: the files, and answers."""
        labels = care_texts(language).labels
        open_now = {str(move) for move in (*view.moves, *view.talks)}
        verbs = [verb for verb in Verb if verb in WORDED and verb.value in open_now]
        buttons = [case_button(verb, view.code, labels.of(verb)) for verb in verbs]
        files = [case_button(Verb.FILES, view.code, labels.files)] if view.evidence else []
        outside = OutsidePainter(self.zone, language).ways(view)
        return [row for row in (files, buttons[:3], buttons[3:], outside) if row]

    async def _removed_later(
        self, view: CaseView, message_ids: Sequence[int], caller: Caller, context: Context
    ) -> None:
        due, sent_by = self.now() + READABLE, Cause(context.cause.id)
        # Kept even when the chat's lease was lost meanwhile: the message is out, and must go.
        await self.removals.keep(caller.person.id, message_ids, due, sent_by, case_id=view.id)

    async def files(self, case: str, caller: Caller, place: Place, context: Context) -> str:
        """Send the files of a case in the private chat; what to say of it under the button.

        Raises:
            CaseNotFoundError: There is no such case.
        """
        texts = care_texts(caller.language)
        if not place.private:
            return texts.reading.in_private
        view = await self.desk.staff_view(case, caller.actor, cause=context.cause)
        if not view.evidence:
            return texts.reading.files_none
        sending = EvidenceSending(self.evidence, texts.reading)
        for parcel in parcels(view.evidence):
            sent = await sending.send(parcel, caller.person.user_id, context.bot)
            await self._removed_later(view, sent, caller, context)
        return texts.done.files.format(code=view.code)

    async def redeem_reading(self, update: Update, context: Context, token: str) -> None:
        """Open the case of a one-use link, in the hands of whom it was made for."""

        async def redeem(update: Update, context: Context, caller: Caller) -> None:
            place = place_of(update)
            if place is not None:
                await place.answer_if(context.bot, await self._redeemed(token, caller, context))

        await self.access.only(Act.READ_CASE, redeem)(update, context)

    async def _redeemed(self, token: str, caller: Caller, context: Context) -> Rich | None:
        texts = care_texts(caller.language)
        try:
            case = await self.tickets.redeem(PURPOSE, token, caller.person.id, context.cause)
            await self.deliver(case, caller, context)
        except TicketSpentError:
            return plain(texts.reading.link_spent)
        except CaseNotFoundError:
            return plain(texts.case_missing)
        return None

    def handlers(self) -> list[Handler]:
        """The buttons Read and See files, and `/doc`."""
        only = self.access.only
        return [
            CallbackQueryHandler(only(Act.READ_CASE, self.press), _PRESSED),
            MessageHandler(
                filters.UpdateType.MESSAGE & Command(*COMMANDS[Verb.READ]),
                only(Act.READ_CASE, self.command),
            ),
        ]


async def can_write_to(bot: Bot, user_id: int) -> bool:
    """Whether the bot may write to this person in private; nothing is shown but "typing"."""
    try:
        return await bot.send_chat_action(user_id, ChatAction.TYPING)
    except (BadRequest, Forbidden):
        return False
