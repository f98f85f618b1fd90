"""Missed questions for admins: in their private chat alone, protected, gone after a day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from typing import Final

from telegram import Update
from telegram.ext import CallbackQueryHandler

from cases.removals import Removals
from handlers.access import Access, Caller
from handlers.acts import Act
from handlers.buttons import Button
from handlers.context import Context
from handlers.dates import time_and_day
from handlers.dialogs import Handler
from handlers.rich import Rich, fill, lines, quote
from handlers.saying import acknowledge, say
from handlers.texts.admin import StateWords
from handlers.texts.staff_languages import admin_texts
from rights.misses import Miss, Misses

READABLE: Final = timedelta(hours=24)
READ_MISSES: Final = "misses:read"


def misses_button(words: StateWords) -> Button:
    """The button that shows them."""
    return Button(words.misses_button, READ_MISSES)


@dataclass(frozen=True)
class AdminMisses:
    """Shows what customers say was not answered as they meant; each reading is audited."""

    access: Access
    misses: Misses
    removals: Removals
    zone: tzinfo
    now: Callable[[], datetime]

    async def press(self, update: Update, context: Context, caller: Caller) -> None:
        """Send the newest, each in a message of its own, which goes when its asker's data goes."""
        query, words = update.callback_query, admin_texts(caller.language).state
        if query is None:
            return
        found = await self.misses.newest(caller.person, context.cause)
        await acknowledge(query, "" if found else words.misses_none)
        due = self.now() + READABLE
        for miss in found:
            shown = self._shown(words, miss, caller.language)
            sent = await say(context.bot, caller.person.user_id, shown, protect=True)
            await self.removals.keep(
                caller.person.id, (sent.message_id,), due, context.cause, case_id=miss.id
            )

    def _shown(self, words: StateWords, miss: Miss, language: str) -> Rich:
        answered = words.missed_none if miss.outcome == "none" else words.missed_clause
        return lines(
            fill(
                answered,
                clause=miss.outcome,
                number=miss.policy_number,
                when=time_and_day(miss.at, language, self.zone),
            ),
            quote(miss.question),
        )

    def handlers(self) -> list[Handler]:
        """The press."""
        guarded = self.access.only(Act.READ_MISSES, self.press)
        return [CallbackQueryHandler(guarded, f"^{READ_MISSES}$")]
