"""The open cases by deadline, and single cards, wherever staff ask for them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Final
from uuid import UUID

from telegram import Bot, Update
from telegram.ext import CallbackQueryHandler, MessageHandler, filters

from cases.desk import CaseDesk
from cases.dossier import Card, CaseNotFoundError, QueuePage
from cases.steps import Step, step_line
from handlers.access import Access, AccessRefusedError, Caller
from handlers.acts import Act
from handlers.buttons import Button
from handlers.card import CardPainter, Verb, case_button
from handlers.care_cases import CaseFinder
from handlers.context import Context
from handlers.dates import day
from handlers.dialogs import Handler
from handlers.filters import Command, command_in
from handlers.hushing import held_back
from handlers.place import Place, place_of
from handlers.rich import Rich, fill, lines
from handlers.saying import acknowledge, change
from handlers.texts.staff_languages import care_texts

_PAGED: Final = r"^queue:page:(\d{1,6})$"
_CARD: Final = rf"^case:{Verb.CARD}:([0-9A-Z]+)$"
_IN_A_ROW: Final = 2


@dataclass(frozen=True)
class CareQueue:
    """Shows the queue and cards to care staff: codes, steps and dates, no personal word."""

    access: Access
    desk: CaseDesk
    finder: CaseFinder
    zone: tzinfo
    now: Callable[[], datetime]

    async def command(self, update: Update, context: Context, caller: Caller) -> None:
        """Show the queue's first page."""
        place = place_of(update)
        if place is not None:
            page = await self.desk.queue()
            shown = lines(self._queue(page, caller), *await held_back(self.desk, caller.language))
            await place.answer(context.bot, shown, *self._queue_buttons(page, caller))

    async def turn(self, update: Update, context: Context, caller: Caller) -> None:
        """Turn the queue's page in place."""
        query, place = update.callback_query, place_of(update)
        if query is None or context.match is None or place is None:
            return
        page = await self.desk.queue(int(context.match[1]))
        if place.message_id is not None:
            rows = self._queue_buttons(page, caller)
            shown = lines(self._queue(page, caller), *await held_back(self.desk, caller.language))
            await change(context.bot, place.chat_id, place.message_id, shown, *rows)
        await acknowledge(query)

    def _queue(self, page: QueuePage, caller: Caller) -> Rich:
        words, counts = care_texts(caller.language).queue, page.counts
        if not page.total:
            return fill(words.empty)
        return lines(
            fill(words.head, page=page.page + 1, pages=page.pages),
            *(self._line(card, caller.language) for card in page.cards),
            fill(
                words.counts,
                lodged=counts.get(Step.LODGED, 0),
                received=counts.get(Step.RECEIVED, 0),
                escalated=counts.get(Step.ESCALATED, 0),
            ),
            fill(words.foot),
        )

    def _line(self, card: Card, language: str) -> Rich:
        words, line = care_texts(language).queue, step_line(card.step, card.reached)
        if card.waiting:
            return fill(words.line_waiting, code=card.code, line=line)
        if card.next_due is None:
            return fill(words.line_no_due, code=card.code, line=line)
        sentence = words.line_late if self.now() > card.next_due else words.line
        return fill(
            sentence, code=card.code, line=line, at=day(card.next_due, language, self.zone)
        )

    def _queue_buttons(self, page: QueuePage, caller: Caller) -> list[list[Button]]:
        words = care_texts(caller.language).queue
        cards = [case_button(Verb.CARD, card.code, card.code) for card in page.cards]
        rows = [cards[at : at + _IN_A_ROW] for at in range(0, len(cards), _IN_A_ROW)]
        turns = []
        if page.page > 0:
            turns.append(Button(words.before, f"queue:page:{page.page - 1}"))
        if page.page + 1 < page.pages:
            turns.append(Button(words.after, f"queue:page:{page.page + 1}"))
        return [*rows, turns]

    async def find(self, update: Update, context: Context, caller: Caller) -> None:
        """Show the card of the case that `/hoso` or `/tim` means."""
        message, place = update.effective_message, place_of(update)
        found = command_in(message) if message is not None else None
        if found is None or place is None:
            return
        texts, meant = care_texts(caller.language), await self.finder.meant(update, found[1])
        if meant.case is None and meant.words:
            near = await self.finder.near(meant.words, texts)
            await place.answer(context.bot, near or texts.case_missing)
        elif meant.case is None:
            await place.answer(context.bot, fill(texts.code_needed, command=found[0]))
        elif not await self.show(meant.case, caller, place, context.bot):
            await place.answer(context.bot, texts.case_missing)

    async def press(self, update: Update, context: Context, caller: Caller) -> None:
        """Show the card that a button of the queue names."""
        query, place = update.callback_query, place_of(update)
        if query is None or context.match is None or place is None:
            return
        if await self.show(context.match[1], caller, place, context.bot):
            await acknowledge(query)
        else:
            await acknowledge(query, care_texts(caller.language).case_missing, alert=True)

    async def show(self, case: UUID | str, caller: Caller, place: Place, bot: Bot) -> bool:
        """Show a case's card here; False if there is no such case."""
        try:
            card = await self.desk.card(case)
        except CaseNotFoundError:
            return False
        painter = CardPainter(self.zone, caller.language)
        await place.answer(bot, painter.card(card, self.now()), *painter.buttons(card))
        return True

    async def show_named(self, update: Update, context: Context, words: str) -> bool:
        """In private, show the card that *words* name if the writer is care staff.

        False, and nothing said, if they are not: then the words are a customer's.
        """
        place, user = place_of(update), update.effective_user
        if user is None or await self.access.staff.colleague(user.id) is None:
            return False  # nobody we know: no question to Telegram for each mistyped code
        try:
            caller = await self.access.check(Act.SEE_CASES, update, context)
        except AccessRefusedError:
            return False
        meant = await self.finder.meant(update, words)
        if place is None:
            return False
        if meant.case is not None:
            return await self.show(meant.case, caller, place, context.bot)
        near = await self.finder.near(words, care_texts(caller.language))
        await place.answer_if(context.bot, near)
        return near is not None

    def handlers(self) -> list[Handler]:
        """The queue, cards by button, and cards by command.

        In private `/hoso` is the customer's; it comes here by `show_named`.
        """
        only, new = self.access.only, filters.UpdateType.MESSAGE
        groups = new & filters.ChatType.GROUPS & Command("hoso", "cases")
        return [
            CallbackQueryHandler(only(Act.SEE_CASES, self.turn), _PAGED),
            CallbackQueryHandler(only(Act.SEE_CASES, self.press), _CARD),
            MessageHandler(new & Command("hangdoi", "queue"), only(Act.SEE_CASES, self.command)),
            MessageHandler(new & Command("case", "tim", "find"), only(Act.SEE_CASES, self.find)),
            MessageHandler(groups, only(Act.SEE_CASES, self.find)),
        ]
