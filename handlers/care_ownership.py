"""A case changes hands: claimed, given back, or handed to a colleague who takes it or not."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from telegram import Update
from telegram.ext import CallbackQueryHandler, MessageHandler, filters

from cases.desk import CaseDesk
from cases.handing import Hold, NoColleagueError, NotHolderError, OfferGoneError
from cases.staff import Colleague, Staff
from handlers.access import Access, Caller
from handlers.acts import Act
from handlers.buttons import Button
from handlers.card import HOLDS, Verb
from handlers.care_cases import CASE_ERRORS, COMMANDS, VERBS, CaseFinder, trouble
from handlers.colleagues import MOST, by_name, colleague_buttons
from handlers.context import Context
from handlers.dialogs import Handler
from handlers.filters import Command, command_in
from handlers.place import place_of
from handlers.rich import Rich, code, fill, lines, plain
from handlers.saying import acknowledge, change
from handlers.texts.staff_languages import care_texts, holding_texts

_PRESSED: Final = rf"^case:({'|'.join(sorted(HOLDS))}):([0-9A-Z]+)$"
_CHOSEN: Final = r"^hold:to:([0-9A-Z]+):([0-9a-f]{32})$"
_ANSWERED: Final = r"^hold:(yes|no):([0-9a-f]{32})$"
_COMMANDS: Final = [name for verb in sorted(HOLDS) for name in COMMANDS[verb]]

TROUBLES: Final = (*CASE_ERRORS, NotHolderError, NoColleagueError, OfferGoneError)
"""What the desk refuses those who hand cases on; `handing_trouble` has the words."""

Answer = tuple[Rich, Sequence[Sequence[Button]]]
"""What is to be said, with the buttons under it."""


@dataclass(frozen=True)
class CareOwnership:
    """Lets care staff say who holds a case; the rule is checked again at every press."""

    access: Access
    desk: CaseDesk
    staff: Staff
    finder: CaseFinder

    async def command(self, update: Update, context: Context, caller: Caller) -> None:
        """Do what `/giu`, `/tra` and `/giao` say, to the case that is meant."""
        message, place = update.effective_message, place_of(update)
        found = command_in(message) if message is not None else None
        if found is None or place is None:
            return
        texts, (name, rest) = care_texts(caller.language), found
        meant = await self.finder.meant(update, rest)
        if meant.case is None:
            await place.answer(context.bot, await self.finder.unnamed(name, rest, texts))
            return
        try:
            answer, rows = await self._do(VERBS[name], meant.case, meant.words, caller, context)
        except TROUBLES as error:
            await place.answer(context.bot, handing_trouble(error, caller.language))
        else:
            await place.answer(context.bot, answer, *rows)

    async def press(self, update: Update, context: Context, caller: Caller) -> None:
        """Do what a button of the card says; who is to take the case is asked for."""
        query, place = update.callback_query, place_of(update)
        if query is None or context.match is None or place is None:
            return
        try:
            verb, case = Verb(context.match[1]), context.match[2]
            answer, rows = await self._do(verb, case, "", caller, context)
        except TROUBLES as error:
            await acknowledge(query, handing_trouble(error, caller.language), alert=True)
            return
        if verb is Verb.GIVE:
            await place.answer(context.bot, answer, *rows)
        await acknowledge(query, "" if verb is Verb.GIVE else answer.text)

    async def _do(
        self, verb: Verb, case: UUID | str, words: str, caller: Caller, context: Context
    ) -> Answer:
        """Do *verb*; what is then to be said.

        Raises:
            Exception: One of TROUBLES: it cannot be done.
        """
        actor, cause = caller.actor, context.cause
        if verb is Verb.GIVE:
            return await self._give(case, words, caller, context)
        ask = self.desk.claim if verb is Verb.CLAIM else self.desk.release
        held = await ask(case, actor, cause=cause)
        own, done = holding_texts(caller.language), care_texts(caller.language).done
        if held.act is Hold.TAKE:
            return fill(own.taken, codes=code(held.code)), ()
        if held.act is Hold.DECLINE:
            return fill(own.declined, codes=code(held.code)), ()
        return fill(done.of(verb), code=code(held.code)), ()

    async def _give(
        self, case: UUID | str, words: str, caller: Caller, context: Context
    ) -> Answer:
        """Ask the colleague whom *words* name to take the case, or have one chosen."""
        named = await self.desk.may_offer(case, caller.actor)
        texts = holding_texts(caller.language)
        others = await self._others(caller)
        if not others:
            return fill(texts.alone, code=code(named)), ()
        found = by_name(words, others) if words else []
        if len(found) == 1:
            return await self._offer(named, found[0].person_id, caller, context), ()
        asking = texts.choose_among if found else texts.choose_again if words else texts.choose
        shown = found or others
        rows = colleague_buttons(
            shown, lambda each: f"hold:to:{named.replace('-', '')}:{each.person_id.hex}"
        )
        more = [fill(texts.more, code=named)] if len(shown) > MOST else []
        return lines(fill(asking, code=code(named)), *more), rows

    async def _others(self, caller: Caller) -> list[Colleague]:
        roll = await self.staff.roll()
        return [each for each in roll if each.is_care and each.person_id != caller.person.id]

    async def _offer(self, case: UUID | str, to: UUID, caller: Caller, context: Context) -> Rich:
        offered = await self.desk.offer(case, to, caller.actor, cause=context.cause)
        done = care_texts(caller.language).done.give
        return fill(done, name=offered.taker, code=code(offered.codes[0]))

    async def chosen(self, update: Update, context: Context, caller: Caller) -> None:
        """Ask the colleague whose button was pressed."""
        if context.match is None:
            return
        try:
            answer = await self._offer(context.match[1], UUID(context.match[2]), caller, context)
        except TROUBLES as error:
            await self._refuse(update, error, caller)
        else:
            await self._settle(update, context, answer)

    async def answer(self, update: Update, context: Context, caller: Caller) -> None:
        """Take what was offered to the one who presses, or decline it."""
        if context.match is None:
            return
        takes, batch = context.match[1] == "yes", UUID(context.match[2])
        ask = self.desk.accept if takes else self.desk.decline
        try:
            codes = await ask(batch, caller.actor, cause=context.cause)
        except TROUBLES as error:
            await self._refuse(update, error, caller)
            return
        texts = holding_texts(caller.language)
        taken = texts.taken if len(codes) == 1 else texts.taken_many
        said = taken if takes else texts.declined
        await self._settle(update, context, fill(said, codes=listed(codes), count=len(codes)))

    async def _settle(self, update: Update, context: Context, answer: Rich) -> None:
        """Let the message whose button was pressed say what has come of it."""
        query, place = update.callback_query, place_of(update)
        if query is None or place is None:
            return
        await acknowledge(query, answer.text)
        if place.message_id is not None:
            await change(context.bot, place.chat_id, place.message_id, answer)

    async def _refuse(self, update: Update, error: Exception, caller: Caller) -> None:
        if update.callback_query is not None:
            words = handing_trouble(error, caller.language)
            await acknowledge(update.callback_query, words, alert=True)

    def handlers(self) -> list[Handler]:
        """The buttons by which a case changes hands, and their commands."""
        only, new = self.access.only, filters.UpdateType.MESSAGE
        return [
            CallbackQueryHandler(only(Act.OWN_CASES, self.press), _PRESSED),
            CallbackQueryHandler(only(Act.OWN_CASES, self.chosen), _CHOSEN),
            CallbackQueryHandler(only(Act.OWN_CASES, self.answer), _ANSWERED),
            MessageHandler(new & Command(*_COMMANDS), only(Act.OWN_CASES, self.command)),
        ]


def handing_trouble(error: Exception, language: str) -> str:
    """The sentence for an error of TROUBLES."""
    own = holding_texts(language)
    if isinstance(error, NotHolderError):
        return own.not_holder
    if isinstance(error, NoColleagueError):
        return own.no_colleague
    if isinstance(error, OfferGoneError):
        return own.offer_gone
    return trouble(error, care_texts(language))


def listed(codes: Sequence[str]) -> Rich:
    """Codes in a row, each to be copied at a tap."""
    row = plain("")
    for number, each in enumerate(codes):
        row = row + (", " if number else "") + code(each)
    return row
