"""Making a dossier: chosen and sent in the maker's private chat alone, audited, soon deleted."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from hashlib import sha256
from typing import Final
from uuid import UUID

from telegram import Message, Update
from telegram.constants import ChatAction
from telegram.ext import CallbackQueryHandler, MessageHandler, filters

from cases.desk import CaseDesk
from cases.dossier import CaseNotFoundError
from cases.dossiers import DossierSheet
from cases.removals import Removals
from cases.tickets import Tickets, TicketSpentError
from handlers.access import Access, Caller
from handlers.acts import Act
from handlers.buttons import Button
from handlers.card import Verb
from handlers.care_cases import COMMANDS, CaseFinder
from handlers.care_reading import LINK_MINUTES, READABLE, can_write_to
from handlers.context import Cause, Context
from handlers.dialogs import Handler
from handlers.filters import Command, command_in
from handlers.papers.dossier_pdf import dossier_name, dossier_pdf
from handlers.papers.options import Options, one_time_password
from handlers.place import place_of
from handlers.rich import code, fill, lines
from handlers.saying import acknowledge, say
from handlers.texts.staff_languages import care_texts, dossier_texts
from policy.library import Library

PURPOSE: Final = "dossier"
PASSWORD_SHOWN: Final = timedelta(minutes=10)
_OFFERED: Final = rf"^case:{Verb.DOSSIER}:([0-9A-Z]+)$"
_CHOSEN: Final = rf"^paper:({'|'.join(Options)}):([0-9A-Z]+)$"


@dataclass(frozen=True)
class CareDossier:
    """Makes dossiers for care staff, in full or redacted, locked or not."""

    access: Access
    desk: CaseDesk
    finder: CaseFinder
    tickets: Tickets
    removals: Removals
    library: Library
    zone: tzinfo
    now: Callable[[], datetime]

    async def command(self, update: Update, context: Context, caller: Caller) -> None:
        """Offer the dossier of the case that `/bohoso` means."""
        message, place = update.effective_message, place_of(update)
        found = command_in(message) if message is not None else None
        if found is None or place is None:
            return
        texts, words = care_texts(caller.language), dossier_texts(caller.language)
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
            button = Button(words.start_label, url=link)
            await place.answer(context.bot, words.start_first, [button])
        elif not place.private:
            await place.answer(context.bot, words.opened)

    async def offered(self, update: Update, context: Context, caller: Caller) -> None:
        """Offer the dossier of the case that a card's button names."""
        query, place = update.callback_query, place_of(update)
        if query is None or context.match is None or place is None:
            return
        try:
            link = await self.open(context.match[1], caller, context)
        except CaseNotFoundError:
            await acknowledge(query, care_texts(caller.language).case_missing, alert=True)
            return
        words = "" if link or place.private else dossier_texts(caller.language).opened
        await acknowledge(query, words, url=link)

    async def open(self, case: UUID | str, caller: Caller, context: Context) -> str:
        """Offer the ways to make it in private; a link for who must start the bot first.

        Raises:
            CaseNotFoundError: There is no such case.
        """
        card = await self.desk.card(case)
        if not await can_write_to(context.bot, caller.person.user_id):
            token = await self.tickets.issue(
                PURPOSE, card.code, caller.person.id, LINK_MINUTES, context.cause
            )
            return f"https://t.me/{context.bot.username}?start={PURPOSE}-{token}"
        await self._offer(card.code, caller, context)
        return ""

    async def _offer(self, case: str, caller: Caller, context: Context) -> None:
        words, carried = dossier_texts(caller.person.language), case.replace("-", "")
        rows = [[Button(words.kind(each), f"paper:{each}:{carried}")] for each in Options]
        await say(context.bot, caller.person.user_id, fill(words.choose, code=case), *rows)

    async def chosen(self, update: Update, context: Context, caller: Caller) -> None:
        """Make the dossier as the button says; in a group nothing is made."""
        query, place = update.callback_query, place_of(update)
        if query is None or context.match is None or place is None:
            return
        texts, case = care_texts(caller.language), context.match[2]
        if not place.private:
            await acknowledge(query, dossier_texts(caller.language).in_private, alert=True)
            return
        try:
            sheet = await self.desk.dossier_sheet(case, caller.actor)
        except CaseNotFoundError:
            await acknowledge(query, texts.case_missing, alert=True)
            return
        await acknowledge(query, texts.done.dossier.format(code=sheet.view.code))
        try:
            await self.make(sheet, Options(context.match[1]), caller, context)
        except CaseNotFoundError:
            await place.answer(context.bot, texts.case_missing)

    async def make(
        self, sheet: DossierSheet, options: Options, caller: Caller, context: Context
    ) -> None:
        """Make the file, note that it goes out, and send it; its password beneath, once.

        Raises:
            CaseNotFoundError: The case has been erased meanwhile.
        """
        bot, user_id, view = context.bot, caller.person.user_id, sheet.view
        await bot.send_chat_action(user_id, ChatAction.UPLOAD_DOCUMENT)
        version = await self.library.version(view.policy_number)
        password = one_time_password() if options.locked else ""
        data = await asyncio.to_thread(dossier_pdf, sheet, version, options, self.zone, password)
        digest = sha256(data).hexdigest()
        await self.desk.hand_out(view.id, options, digest, caller.actor, context.cause)
        caption = self._caption(view.code, options, digest, caller.person.language)
        sent = await bot.send_document(
            user_id, data, filename=dossier_name(view.code, options), caption=caption
        )
        await self._removed(sent, READABLE, view.id, caller, context)
        if password:
            words = fill(dossier_texts(caller.person.language).unlocking, password=code(password))
            told = await say(bot, user_id, words, reply_to=sent.message_id, protect=True)
            await self._removed(told, PASSWORD_SHOWN, view.id, caller, context)

    def _caption(self, case: str, options: Options, digest: str, language: str) -> str:
        words = dossier_texts(language)
        kind = words.kind(options).lower()
        rows = [fill(words.caption, code=case, kind=kind, sha256=digest)]
        if options is Options.FULL_PLAIN:
            rows.append(fill(words.caption_personal))
        if options.locked:
            rows.append(fill(words.caption_locked))
        return lines(*rows).text

    async def _removed(
        self, sent: Message, after: timedelta, case_id: UUID, caller: Caller, context: Context
    ) -> None:
        """Have a message deleted, even when the chat's lease was lost while it went out."""
        due, sent_by = self.now() + after, Cause(context.cause.id)
        await self.removals.keep(
            caller.person.id, (sent.message_id,), due, sent_by, case_id=case_id
        )

    async def redeem(self, update: Update, context: Context, token: str) -> None:
        """Offer the dossier of a one-use link, in the hands of whom it was made for."""

        async def redeem(update: Update, context: Context, caller: Caller) -> None:
            try:
                person, cause = caller.person, context.cause
                case = await self.tickets.redeem(PURPOSE, token, person.id, cause)
            except TicketSpentError:
                words = care_texts(caller.language).reading.link_spent
                await say(context.bot, caller.person.user_id, words)
            else:
                await self._offer(case, caller, context)

        await self.access.only(Act.MAKE_DOSSIER, redeem)(update, context)

    def handlers(self) -> list[Handler]:
        """The card's button, the ways to make a dossier, and `/bohoso`."""
        only = self.access.only
        return [
            CallbackQueryHandler(only(Act.MAKE_DOSSIER, self.offered), _OFFERED),
            CallbackQueryHandler(only(Act.MAKE_DOSSIER, self.chosen), _CHOSEN),
            MessageHandler(
                filters.UpdateType.MESSAGE & Command(*COMMANDS[Verb.DOSSIER]),
                only(Act.MAKE_DOSSIER, self.command),
            ),
        ]
