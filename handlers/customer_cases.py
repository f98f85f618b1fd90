"""A customer's own cases: the list, and one with its timeline."""

from collections.abc import Sequence
from dataclasses import dataclass

from telegram import Update
from telegram.ext import CallbackQueryHandler, MessageHandler, filters

from cases.desk import CaseDesk
from cases.dossier import CaseNotFoundError
from handlers.case_view import case_choices
from handlers.context import Context
from handlers.customer_buttons import OwnVerb, code_of, own_pattern
from handlers.dialogs import CodeTaker, Handler
from handlers.filters import Command, command_in
from handlers.near_codes import unknown
from handlers.own_card import OwnCard
from handlers.rich import fill
from handlers.saying import acknowledge
from handlers.speaker import Speaker, Speakers


@dataclass(frozen=True)
class CustomerCases:
    """Shows people their own cases; *elsewhere* takes a code that is not among them."""

    speakers: Speakers
    desk: CaseDesk
    cards: OwnCard
    elsewhere: Sequence[CodeTaker] = ()

    async def command(self, update: Update, context: Context) -> None:
        """Show all cases, or the one that is named."""
        speaker, message = await self.speakers.of(update, context), update.message
        if speaker is None or message is None:
            return
        found = command_in(message)
        named = found[1] if found is not None else ""
        if named and not await self._show(speaker, named):
            for taker in self.elsewhere:
                if await taker(update, context, named):
                    return
            await speaker.tell(await unknown(self.desk, speaker, named))
        elif not named:
            await self.show_all(speaker)

    async def press(self, update: Update, context: Context) -> None:
        """Show the case that a button names, or all."""
        query, speaker = update.callback_query, await self.speakers.of(update, context)
        if query is None or speaker is None or context.match is None:
            return
        await acknowledge(query)
        if OwnVerb(context.match[1]) is OwnVerb.LIST:
            await self.show_all(speaker)
        elif not await self._show(speaker, code_of(context.match[2])):
            await speaker.tell(speaker.texts.own.case_unknown)

    async def show_all(self, speaker: Speaker) -> None:
        """Show a person their cases, each a press away."""
        own, person = speaker.texts.own, speaker.person
        views = await self.desk.own_all(person) if person is not None else ()
        if not views:
            await speaker.tell(own.cases_none)
            return
        rows = case_choices(speaker.texts, views[:20], OwnVerb.SHOW)
        await speaker.tell(fill(own.cases), *rows)

    async def _show(self, speaker: Speaker, named: str) -> bool:
        """Move the card of a case of theirs down; False when they have none such."""
        if speaker.person is None:
            return False
        try:
            view = await self.desk.own(speaker.person, named)
        except CaseNotFoundError:
            return False
        await self.cards.move_down(speaker, speaker.person, view)
        return True

    def handlers(self) -> list[Handler]:
        """The command and the presses."""
        asked = Command("hoso", "cases", "case") & filters.ChatType.PRIVATE
        return [
            MessageHandler(asked & filters.UpdateType.MESSAGE, self.command),
            CallbackQueryHandler(self.press, own_pattern(OwnVerb.LIST, OwnVerb.SHOW)),
        ]
