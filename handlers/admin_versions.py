"""The policy's versions: which there are, and going back to one."""

from dataclasses import dataclass
from datetime import tzinfo
from typing import Final

from telegram import Update
from telegram.ext import CallbackQueryHandler, MessageHandler, filters

from cases.drafts import Draft, Drafts
from cases.people import Person
from cases.words import Word, said
from handlers.access import Access, Caller
from handlers.acts import Act
from handlers.admin_policy import policy_words
from handlers.buttons import Button
from handlers.context import Context
from handlers.dates import day
from handlers.dialogs import Handler
from handlers.filters import Command, command_in
from handlers.place import Place, place_of
from handlers.rich import Rich, fill, lines, plain
from handlers.saying import acknowledge, change
from policy.library import Library, SamePolicyError, Version, VersionUnknownError

KIND: Final = "policy_back"
_BACK: Final = r"^policy:(back|sure|keep):(\d{1,6})$"
_LISTED: Final = 20
_IN_A_ROW: Final = 2


@dataclass(frozen=True)
class PolicyVersions:
    """Lists versions, and puts an older one in force again after a yes."""

    access: Access
    library: Library
    drafts: Drafts
    zone: tzinfo

    @property
    def kind(self) -> str:
        """The kind of the drafts."""
        return KIND

    async def command(self, update: Update, context: Context, caller: Caller) -> None:
        """List the versions, with a button to go back to each older one; or ask about one."""
        message, place = update.effective_message, place_of(update)
        found = command_in(message) if message is not None else None
        if found is None or place is None:
            return
        if found[1].isascii() and found[1].isdigit() and len(found[1]) < 7:
            question, rows = await self._asked(int(found[1]), caller, place, context)
            await place.answer(context.bot, question, *rows)
            return
        words, every = policy_words(caller.language), await self.library.versions()
        if not every:
            await place.answer(context.bot, words.versions_none)
            return
        current, shown = await self.library.in_force(), every[:_LISTED]
        listed = (self._line(version, current, caller.language) for version in shown)
        buttons = [
            Button(fill(words.back_label, number=each.number).text, f"policy:back:{each.number}")
            for each in shown
            if current is None or each.number != current.number
        ]
        rows = [buttons[at : at + _IN_A_ROW] for at in range(0, len(buttons), _IN_A_ROW)]
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
        if query is None or context.match is None or place is None:
            return
        verb, number = context.match[1], int(context.match[2])
        rows: list[list[Button]] = []
        if verb == "back":
            shown, rows = await self._asked(number, caller, place, context)
            await acknowledge(query)
        else:
            shown = await self._settled(number, caller, place, context, yes=verb == "sure")
            await acknowledge(query, shown.text)
        if place.message_id is not None:
            await change(context.bot, place.chat_id, place.message_id, shown, *rows)

    async def _asked(
        self, number: int, caller: Caller, place: Place, context: Context
    ) -> tuple[Rich, list[list[Button]]]:
        """The question, to be answered by its buttons or by typed words."""
        words = policy_words(caller.language)
        version, current = await self.library.version(number), await self.library.in_force()
        if version is None or current is None:
            return plain(words.version_unknown), []
        content = {"number": number}
        await self.drafts.save(KIND, place.chat_id, caller.person, content, context.cause)
        question = fill(words.back_ask, number=number, title=version.title, current=current.number)
        sure = Button(words.confirm, f"policy:sure:{number}")
        return question, [[sure, Button(words.drop, f"policy:keep:{number}")]]

    async def _settled(
        self, number: int, caller: Caller, place: Place, context: Context, *, yes: bool
    ) -> Rich:
        words = policy_words(caller.language)
        answer = plain(words.dropped)
        if yes:
            try:
                version = await self.library.roll_back(number, caller.person.id, context.cause)
                answer = fill(words.back_done, number=version.number)
            except VersionUnknownError:
                answer = plain(words.version_unknown)
            except SamePolicyError:
                answer = plain(words.same)
        await self.drafts.drop(KIND, place.chat_id, caller.person, context.cause)
        return answer

    async def typed(self, update: Update, context: Context, person: Person, draft: Draft) -> None:
        """Take a typed yes or no to going back."""

        async def take(update: Update, context: Context, caller: Caller) -> None:
            message, place = update.message, place_of(update)
            if message is None or place is None:
                return
            word, number = said(message.text or ""), int(draft.content["number"])
            if word in {Word.CONFIRM, Word.DROP, Word.CANCEL}:
                yes = word is Word.CONFIRM
                answer = await self._settled(number, caller, place, context, yes=yes)
                await place.answer(context.bot, answer)
            else:
                await place.answer(context.bot, policy_words(caller.language).ask)

        await self.access.only(Act.SEE_VERSIONS, take)(update, context)

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
