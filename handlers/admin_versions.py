"""The policy's versions: which there are, and going back to one."""

from dataclasses import dataclass
from datetime import tzinfo
from typing import Final

from telegram import Update
from telegram.ext import CallbackQueryHandler, MessageHandler, filters

from handlers.access import Access, Act, Caller
from handlers.admin_policy import policy_words
from handlers.buttons import Button
from handlers.context import Context
from handlers.dates import day
from handlers.dialogs import Handler
from handlers.filters import Command
from handlers.place import place_of
from handlers.rich import Rich, fill, lines, plain
from handlers.saying import acknowledge, change
from policy.library import Library, SamePolicyError, Version, VersionUnknownError

_BACK: Final = r"^policy:(back|sure|keep):(\d{1,6})$"
_LISTED: Final = 20
_IN_A_ROW: Final = 2


@dataclass(frozen=True)
class PolicyVersions:
    """Lists versions and puts an older one in force again."""

    access: Access
    library: Library
    zone: tzinfo

    async def command(self, update: Update, context: Context, caller: Caller) -> None:
        """List the versions, with a button to go back to each older one."""
        place = place_of(update)
        if place is None:
            return
        words = policy_words(caller.language)
        current, every = await self.library.in_force(), await self.library.versions()
        if not every:
            await place.answer(context.bot, words.versions_none)
            return
        shown = every[:_LISTED]
        others = [v for v in shown if current is None or v.number != current.number]
        buttons = [
            Button(
                fill(words.back_label, number=version.number).text, f"policy:back:{version.number}"
            )
            for version in others
        ]
        rows = [buttons[at : at + _IN_A_ROW] for at in range(0, len(buttons), _IN_A_ROW)]
        listed = (self._line(version, current, caller.language) for version in shown)
        await place.answer(context.bot, lines(fill(words.versions_head), *listed), *rows)

    def _line(self, version: Version, current: Version | None, language: str) -> Rich:
        words = policy_words(language)
        in_force = current is not None and current.number == version.number
        return fill(
            words.version_in_force if in_force else words.version,
            number=version.number,
            title=version.title,
            day=day(version.loaded_at, language, self.zone),
        )

    async def press(self, update: Update, context: Context, caller: Caller) -> None:
        """Ask before going back, then go back."""
        query, place = update.callback_query, place_of(update)
        if query is None or context.match is None or place is None or place.message_id is None:
            return
        verb, number = context.match[1], int(context.match[2])
        bot, chat_id, message_id = context.bot, place.chat_id, place.message_id
        if verb == "back":
            question, rows = await self._question(number, caller)
            await acknowledge(query)
            await change(bot, chat_id, message_id, question, *rows)
            return
        words = policy_words(caller.language)
        kept = plain(words.dropped)
        answer = kept if verb == "keep" else await self._gone_back(number, caller, context)
        await acknowledge(query, answer.text)
        await change(bot, chat_id, message_id, answer)

    async def _question(self, number: int, caller: Caller) -> tuple[Rich, list[list[Button]]]:
        words = policy_words(caller.language)
        version, current = await self.library.version(number), await self.library.in_force()
        if version is None or current is None:
            return plain(words.version_unknown), []
        question = fill(words.back_ask, number=number, title=version.title, current=current.number)
        sure = Button(words.confirm, f"policy:sure:{number}")
        return question, [[sure, Button(words.drop, f"policy:keep:{number}")]]

    async def _gone_back(self, number: int, caller: Caller, context: Context) -> Rich:
        words = policy_words(caller.language)
        try:
            version = await self.library.roll_back(number, caller.person.id, context.cause)
        except VersionUnknownError:
            return plain(words.version_unknown)
        except SamePolicyError:
            return plain(words.same)
        return fill(words.back_done, number=version.number)

    def handlers(self) -> list[Handler]:
        """The list and its buttons."""
        only = self.access.only
        return [
            CallbackQueryHandler(only(Act.SEE_VERSIONS, self.press), _BACK),
            MessageHandler(
                filters.UpdateType.MESSAGE & Command("phienban", "versions"),
                only(Act.SEE_VERSIONS, self.command),
            ),
        ]
