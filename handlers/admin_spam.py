"""Complaints marked as spam, for admins: which there are, and taking one up again."""

from dataclasses import dataclass, replace
from datetime import tzinfo
from typing import Final

from telegram import Update
from telegram.ext import CallbackQueryHandler, MessageHandler, filters

from cases.desk import CaseDesk
from cases.reference import leading_code
from cases.spam import Marked, MarkedPage
from cases.steps import Move, Role
from handlers.access import Access, Caller
from handlers.acts import Act
from handlers.buttons import Button
from handlers.care_cases import CASE_ERRORS, trouble
from handlers.context import Context
from handlers.dates import time_and_day
from handlers.dialogs import Handler
from handlers.filters import Command, command_in
from handlers.place import place_of
from handlers.rich import Rich, code, fill, lines
from handlers.saying import acknowledge, change
from handlers.texts.staff_languages import care_texts, spam_texts

_UNDONE: Final = r"^spam:undo:([0-9A-Z]+)$"


@dataclass(frozen=True)
class AdminSpam:
    """Answers `/gospam`: alone with the list, with a code by taking that case up again."""

    access: Access
    desk: CaseDesk
    zone: tzinfo

    async def command(self, update: Update, context: Context, caller: Caller) -> None:
        """Undo the mark of the case that is named; where none is, show which are marked."""
        message, place = update.effective_message, place_of(update)
        found = command_in(message) if message is not None else None
        if found is None or place is None:
            return
        command, words = found
        named, _ = leading_code(words, sure=False) or (words.strip(), "")
        page = await self.desk.marked()
        if named:
            done, answer = await self._undo(named, caller, context)
            await place.answer(context.bot, answer, *([] if done else _buttons(page, caller)))
        else:
            shown = self._list(page, command, caller)
            await place.answer(context.bot, shown, *_buttons(page, caller))

    async def press(self, update: Update, context: Context, caller: Caller) -> None:
        """Undo the mark by the list's button, and show the list as it is then."""
        query, place = update.callback_query, place_of(update)
        if query is None or context.match is None or place is None:
            return
        done, answer = await self._undo(context.match[1], caller, context)
        await acknowledge(query, answer.text, alert=not done)
        page = await self.desk.marked()
        if place.message_id is not None:
            shown = self._list(page, "unspam" if caller.language == "en" else "gospam", caller)
            rows = _buttons(page, caller)
            await change(context.bot, place.chat_id, place.message_id, shown, *rows)

    async def _undo(self, named: str, caller: Caller, context: Context) -> tuple[bool, Rich]:
        """Take the case up again; whether that was done, and the sentence that says so."""
        actor = replace(caller.actor, role=Role.ADMIN)
        try:
            moved = await self.desk.move(named, Move.UNSPAM, actor, cause=context.cause)
        except CASE_ERRORS as error:
            return False, fill(trouble(error, care_texts(caller.language)))
        return True, fill(spam_texts(caller.language).undone, code=code(moved.code))

    def _list(self, page: MarkedPage, command: str, caller: Caller) -> Rich:
        texts = spam_texts(caller.language)
        if not page.total:
            return fill(texts.none)
        older = page.total - len(page.cases)
        return lines(
            fill(texts.head, count=page.total),
            *(self._line(each, caller.language) for each in page.cases),
            *([fill(texts.more, count=older, command=command)] if older else []),
            Rich(),
            fill(texts.foot),
        )

    def _line(self, each: Marked, language: str) -> Rich:
        texts, at = spam_texts(language), time_and_day(each.at, language, self.zone)
        if each.by is None:
            return fill(texts.line_unknown, code=code(each.code), at=at)
        return fill(texts.line, code=code(each.code), at=at, name=each.by)

    def handlers(self) -> list[Handler]:
        """The command and the list's buttons."""
        only, asked = self.access.only, filters.UpdateType.MESSAGE & Command("gospam", "unspam")
        return [
            MessageHandler(asked, only(Act.UNDO_SPAM, self.command)),
            CallbackQueryHandler(only(Act.UNDO_SPAM, self.press), _UNDONE),
        ]


def _buttons(page: MarkedPage, caller: Caller) -> list[list[Button]]:
    """One for each case of the list."""
    label = spam_texts(caller.language).undo_button
    return [
        [Button(label.format(code=each.code), f"spam:undo:{each.code.replace('-', '')}")]
        for each in page.cases
    ]
