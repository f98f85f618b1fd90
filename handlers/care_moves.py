"""What care staff do with a case, by the buttons of its card or by commands."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from telegram import Update
from telegram.ext import CallbackQueryHandler, MessageHandler, filters

from cases.desk import CaseDesk
from cases.steps import MoveRefusedError, Refusal, Role
from handlers.access import Access, Caller
from handlers.acts import Act
from handlers.card import ANSWERS, MOVES, TALKS, WORDED, Verb, allows
from handlers.care_cases import CASE_ERRORS, COMMANDS, VERBS, CaseFinder, trouble
from handlers.care_words import KIND, CareWords
from handlers.context import Context
from handlers.dialogs import Handler
from handlers.enclosing import Written, left_out
from handlers.filters import Command, command_in
from handlers.place import Place, place_of
from handlers.rich import Rich, lines
from handlers.saying import acknowledge
from handlers.texts.staff_languages import care_texts

_VERBS: Final = (Verb.RECEIVE, Verb.REOPEN, *sorted(WORDED))
_PRESSED: Final = rf"^case:({'|'.join(_VERBS)}):([0-9A-Z]+)$"
_COMMANDS: Final = [name for verb in _VERBS for name in COMMANDS.get(verb, ())]


@dataclass(frozen=True)
class CareMoves:
    """Moves cases for care staff; what takes words goes through *words* first."""

    access: Access
    desk: CaseDesk
    finder: CaseFinder
    words: CareWords

    async def command(self, update: Update, context: Context, caller: Caller) -> None:
        """Do what `/nhan`, `/traloi` and the like say, to the case that is meant."""
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
            answer = await self.begin(VERBS[name], meant.case, meant.words, caller, place, context)
        except CASE_ERRORS as error:
            await place.answer(context.bot, trouble(error, texts))
            await self._let_go(VERBS[name], caller, place, context)
        else:
            await place.answer_if(context.bot, answer)

    async def _let_go(self, verb: Verb, caller: Caller, place: Place, context: Context) -> None:
        """Drop a preview still open in private: the words typed next are not for its case."""
        drafts, person = self.words.drafts, caller.person
        if verb in WORDED and place.private:
            open_one = await drafts.load(KIND, place.chat_id, person, context.cause)
            if open_one is not None:
                await place.answer(context.bot, await self.words.drop(caller, place, context))

    async def press(self, update: Update, context: Context, caller: Caller) -> None:
        """Do what a button of the card says; words are asked for."""
        query, place = update.callback_query, place_of(update)
        if query is None or context.match is None or place is None:
            return
        verb, case = Verb(context.match[1]), context.match[2]
        try:
            answer = await self.begin(verb, case, "", caller, place, context)
        except CASE_ERRORS as error:
            await acknowledge(query, trouble(error, care_texts(caller.language)), alert=True)
        else:
            await acknowledge(query, answer.text if answer is not None else "")

    async def begin(
        self,
        verb: Verb,
        case: UUID | str,
        words: str,
        caller: Caller,
        place: Place,
        context: Context,
    ) -> Rich | None:
        """Do it at once, or ask for its words, or preview them; what is then to be said.

        Raises:
            CaseNotFoundError, MoveRefusedError, CaseOvertakenError, HeldByError: It cannot be
                done.
        """
        if verb not in WORDED or (verb is Verb.NOTE and words):
            written = Written("", verb, (await self.desk.card(case)).code, words)
            answer, _ = await self.words.make(written, caller, context)
            return lines(answer, *left_out(place, caller.language))
        card = await self.desk.card(case)
        if verb in MOVES:
            await self.desk.may_move(case, MOVES[verb], caller.actor)
        elif not allows(card, verb):
            raise MoveRefusedError(card.step, TALKS[verb], Role.CARE, Refusal.WRONG_STEP)
        if verb in ANSWERS:
            await self.desk.may_answer(case, caller.actor)
        if verb is Verb.ESCALATE:
            await self.words.escalating.begin(card.code, words, caller, place, context)
        else:
            await self.words.begin(verb, card.code, words, caller, place, context)
        return None

    def handlers(self) -> list[Handler]:
        """The buttons of the card that change the case, and their commands."""
        only, commands = self.access.only, Command(*_COMMANDS)
        return [
            CallbackQueryHandler(only(Act.MOVE_CASE, self.press), _PRESSED),
            MessageHandler(
                filters.UpdateType.MESSAGE & commands, only(Act.MOVE_CASE, self.command)
            ),
        ]
