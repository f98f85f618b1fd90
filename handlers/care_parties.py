"""Parties concerned: care staff write down in private whom they contacted, and the answers."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Final
from uuid import UUID

from telegram import Update
from telegram.ext import CallbackQueryHandler, MessageHandler, filters

from cases.contacts import FutureContactError, read_contact
from cases.desk import CaseDesk
from cases.dossier import CaseNotFoundError, CaseView, EmptyTextError
from cases.drafts import Draft, Drafts
from cases.parties import PartyUnknownError
from cases.people import Person
from cases.words import Word, said
from handlers.access import Access, Caller
from handlers.acts import Act
from handlers.buttons import Button
from handlers.care_cases import CaseFinder
from handlers.context import Context
from handlers.dialogs import Handler
from handlers.escalation import MOST_BUTTONS
from handlers.filters import Command, command_in
from handlers.outside_text import OutsidePainter
from handlers.place import Place, place_of
from handlers.private_showing import PrivateShowing
from handlers.rich import Rich, fill, lines, plain
from handlers.saying import acknowledge
from handlers.texts.staff_languages import care_texts, step3_texts

KIND: Final = "party"
_ERRORS: Final = (CaseNotFoundError, EmptyTextError, FutureContactError, PartyUnknownError)
_PRESSED: Final = r"^party:(show|add|answer):(?:(\d{1,4}):)?([0-9A-Z]+)$"


@dataclass(frozen=True)
class CareParties:
    """Lists the parties of a case, and asks for one more or for an answer.

    A draft's `number` is the party whose answer is awaited, 0 for a new party.
    """

    access: Access
    desk: CaseDesk
    drafts: Drafts
    finder: CaseFinder
    showing: PrivateShowing
    zone: tzinfo
    now: Callable[[], datetime]

    @property
    def kind(self) -> str:
        """The kind of the drafts."""
        return KIND

    async def command(self, update: Update, context: Context, caller: Caller) -> None:
        """List the parties of the case that `/lienquan` means, or write down the one typed."""
        message, place = update.effective_message, place_of(update)
        found = command_in(message) if message is not None else None
        if found is None or place is None:
            return
        texts, meant = care_texts(caller.language), await self.finder.meant(update, found[1])
        if meant.case is None:
            await place.answer(context.bot, await self.finder.unnamed(*found, texts))
            return
        try:
            if meant.words:
                code = (await self.desk.card(meant.case)).code
                answer = await self._written(code, 0, meant.words, caller, context)
                await place.answer(context.bot, answer)
            await self._show(meant.case, caller, context)
        except CaseNotFoundError:
            await place.answer(context.bot, texts.case_missing)

    async def press(self, update: Update, context: Context, caller: Caller) -> None:
        """List the parties, or ask for one more or for an answer."""
        query, place = update.callback_query, place_of(update)
        if query is None or context.match is None or place is None:
            return
        what, number, case = context.match.groups()
        try:
            if what == "show":
                await self._show(case, caller, context)
            else:
                await self._ask(case, int(number or 0), caller, place, context)
        except CaseNotFoundError:
            await acknowledge(query, care_texts(caller.language).case_missing, alert=True)
        except PartyUnknownError:
            words = step3_texts(caller.language).party.unknown
            await acknowledge(query, words, alert=True)
        else:
            await acknowledge(query)

    async def _show(self, case: UUID | str, caller: Caller, context: Context) -> None:
        """Send the list; opening it is audited like the full text it is part of."""
        view = await self.desk.staff_view(case, caller.actor, cause=context.cause)
        painter = OutsidePainter(self.zone, caller.person.language)
        removed = step3_texts(caller.person.language).removed
        message = lines(*painter.parties(view), "", removed)
        await self.showing.show(view, message, self._buttons(view, caller), caller, context)

    def _buttons(self, view: CaseView, caller: Caller) -> list[list[Button]]:
        words, carried = step3_texts(caller.person.language).party, view.code.replace("-", "")
        awaited = [
            [
                Button(
                    fill(words.answer_label, number=number).text,
                    f"party:answer:{number}:{carried}",
                )
            ]
            for number, party in enumerate(view.parties, start=1)
            if party.answered_at is None
        ]
        return [*awaited[:MOST_BUTTONS], [Button(words.add_label, f"party:add:{carried}")]]

    async def _ask(
        self, case: str, number: int, caller: Caller, place: Place, context: Context
    ) -> None:
        """Ask whom they contacted, or what party *number* answered.

        Raises:
            CaseNotFoundError, PartyUnknownError: There is no such case or party.
        """
        words = step3_texts(caller.language).party
        code = (await self.desk.card(case)).code
        if number:
            view = await self.desk.staff_view(case, caller.actor, cause=context.cause)
            if number > len(view.parties):
                raise PartyUnknownError
            question = fill(words.ask_answer, name=view.parties[number - 1].name)
            await self.showing.show(view, question, [], caller, context)
        else:
            await place.answer(context.bot, fill(words.ask, code=code))
        content = {"case": code, "number": number}
        await self.drafts.save(KIND, place.chat_id, caller.person, content, context.cause)

    async def typed(self, update: Update, context: Context, person: Person, draft: Draft) -> None:
        """Take what is typed as the party or the answer that was asked for."""

        async def take(update: Update, context: Context, caller: Caller) -> None:
            message, place = update.message, place_of(update)
            if message is None or place is None:
                return
            words = (message.text or "").strip()
            answer = await self._taken(draft, words, caller, place, context)
            await place.answer(context.bot, answer)

        await self.access.only(Act.KEEP_PARTIES, take)(update, context)

    async def _taken(
        self, draft: Draft, words: str, caller: Caller, place: Place, context: Context
    ) -> Rich:
        texts, word = step3_texts(caller.language), said(words)
        case, number = str(draft.content["case"]), int(draft.content["number"])
        if not words:
            return plain(care_texts(caller.language).text_only)
        if word is Word.HELP:
            return fill(texts.party.ask, code=case)
        if word in {Word.DROP, Word.CANCEL}:
            answer = plain(texts.cancelled)
        else:
            answer = await self._written(case, number, words, caller, context)
        if answer.text not in {texts.party.nameless, texts.party.future}:
            await self.drafts.drop(KIND, place.chat_id, caller.person, context.cause)
        return answer

    async def _written(
        self, case: str, number: int, words: str, caller: Caller, context: Context
    ) -> Rich:
        """Write down a party, or the answer of party *number*; what to say of it."""
        try:
            return await self._kept(case, number, words, caller, context)
        except _ERRORS as error:
            return plain(_trouble(error, caller.language))

    async def _kept(
        self, case: str, number: int, words: str, caller: Caller, context: Context
    ) -> Rich:
        texts, actor, cause = step3_texts(caller.language).party, caller.actor, context.cause
        if number:
            await self.desk.party_answered(case, number, words, actor, cause=cause)
            return fill(texts.answered, code=case)
        contact = read_contact(words, self.now(), self.zone)
        if contact is None:
            raise EmptyTextError
        await self.desk.contacted(case, contact, actor, cause=cause)
        return fill(texts.added, code=case)

    def handlers(self) -> list[Handler]:
        """The buttons of the list, and `/lienquan`."""
        only, message = self.access.only, filters.UpdateType.MESSAGE
        return [
            CallbackQueryHandler(only(Act.KEEP_PARTIES, self.press), _PRESSED),
            MessageHandler(
                message & Command("lienquan", "parties"), only(Act.KEEP_PARTIES, self.command)
            ),
        ]


def _trouble(error: Exception, language: str) -> str:
    """The sentence for what cannot be written down."""
    words = step3_texts(language).party
    if isinstance(error, EmptyTextError):
        return words.nameless
    if isinstance(error, FutureContactError):
        return words.future
    if isinstance(error, PartyUnknownError):
        return words.unknown
    return care_texts(language).case_missing
