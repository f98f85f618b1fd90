"""The open cases by deadline, all or in parts, wherever staff ask for them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Final

from telegram import Update
from telegram.ext import CallbackQueryHandler, MessageHandler, filters

from cases.desk import CaseDesk
from cases.dossier import Card
from cases.places import SPOT, read_spot, written_spot
from cases.queue import MOST, Filter, QueuePage
from cases.steps import step_line
from cases.words import fold
from handlers.access import Access, Caller
from handlers.acts import Act
from handlers.buttons import Button
from handlers.card import Verb, case_button
from handlers.context import Context
from handlers.dates import day
from handlers.dialogs import Handler
from handlers.filters import Command, command_in
from handlers.hushing import held_back
from handlers.place import place_of
from handlers.rich import Rich, fill, lines
from handlers.saying import acknowledge, change
from handlers.texts.staff_languages import queue_texts

_PART: Final = rf"^queue:show:({'|'.join(Filter)})$"
_FURTHER: Final = rf"^queue:after:({'|'.join(Filter)}):({SPOT})$"
_OF_OLD: Final = r"^queue:page:\d{1,6}$"
CARDS_IN_A_ROW: Final = 2
_PARTS_IN_A_ROW: Final = 3

_TYPED: Final = {
    Filter.MINE: ("của tôi", "tôi", "mine"),
    Filter.FREE: ("chưa nhận", "chưa ai nhận", "chưa ai phụ trách", "unclaimed", "free"),
    Filter.LATE: ("quá hạn", "quá mục tiêu", "trễ", "overdue", "late"),
    Filter.WAITING: ("chờ khách", "chờ", "waiting"),
    Filter.STEP3: ("bước 3", "3", "step 3"),
}
TYPED: Final = {fold(name): part for part, names in _TYPED.items() for name in names}
"""The parts of the queue by the words that can be typed for them."""


@dataclass(frozen=True)
class CareQueue:
    """Shows the queue to care staff: codes, steps and dates, no personal word."""

    access: Access
    desk: CaseDesk
    zone: tzinfo
    now: Callable[[], datetime]

    async def command(self, update: Update, context: Context, caller: Caller) -> None:
        """Show the first page of the queue, or of the part that is named."""
        place, message = place_of(update), update.effective_message
        found = command_in(message) if message is not None else None
        if place is not None and found is not None:
            page = await self.desk.queue(caller.person.id, TYPED.get(fold(found[1]), Filter.ALL))
            shown, rows = await self._shown(page, caller, first=True)
            await place.answer(context.bot, shown, *rows)

    async def turn(self, update: Update, context: Context, caller: Caller) -> None:
        """Show another part of the queue, or the next page, in place."""
        query, place, match = update.callback_query, place_of(update), context.match
        if query is None or match is None or place is None:
            return
        part = Filter(match[1]) if match.re.groups else Filter.ALL
        after = read_spot(match[2]) if match.re.groups > 1 else None
        page = await self.desk.queue(caller.person.id, part, after)
        if place.message_id is not None:
            shown, rows = await self._shown(page, caller, first=after is None)
            await change(context.bot, place.chat_id, place.message_id, shown, *rows)
        await acknowledge(query)

    async def _shown(
        self, page: QueuePage, caller: Caller, *, first: bool
    ) -> tuple[Rich, list[list[Button]]]:
        texts, language = queue_texts(caller.language), caller.language
        cards = [self._line(card, language) for card in page.cards]
        head = (texts.head if cards or not first else texts.empty).of(page.part)
        rows = [fill(head, name=caller.name), *cards]
        rows += [fill(texts.foot)] if cards else []
        held = await held_back(self.desk, language) if page.part is Filter.ALL else []
        return lines(*rows, *held), self._buttons(page, language, first=first)

    def _line(self, card: Card, language: str) -> Rich:
        texts, line = queue_texts(language), step_line(card.step, card.reached)
        if card.waiting:
            return fill(texts.line_waiting, code=card.code, line=line)
        if card.next_due is None:
            return fill(texts.line_no_due, code=card.code, line=line)
        sentence = texts.line_late if self.now() > card.next_due else texts.line
        return fill(
            sentence, code=card.code, line=line, at=day(card.next_due, language, self.zone)
        )

    def _buttons(self, page: QueuePage, language: str, *, first: bool) -> list[list[Button]]:
        texts = queue_texts(language)
        turns = [] if first else [Button(texts.first, f"queue:show:{page.part}")]
        if page.after is not None:
            after = f"queue:after:{page.part}:{written_spot(page.after)}"
            turns.append(Button(texts.after, after))
        parts = [self._part(part, page, language) for part in Filter]
        return [
            *card_rows(page.cards),
            turns,
            *(parts[at : at + _PARTS_IN_A_ROW] for at in range(0, len(parts), _PARTS_IN_A_ROW)),
        ]

    def _part(self, part: Filter, page: QueuePage, language: str) -> Button:
        texts, count = queue_texts(language), page.counts[part]
        counted = str(count) if count <= MOST else texts.more_than.format(count=MOST)
        label = texts.button.of(part).format(count=counted)
        chosen = texts.chosen.format(part=label) if part is page.part else label
        return Button(chosen, f"queue:show:{part}")

    def handlers(self) -> list[Handler]:
        """The queue by command, and its parts and pages by buttons, those of old ones too."""
        turn, new = self.access.only(Act.SEE_CASES, self.turn), filters.UpdateType.MESSAGE
        command = self.access.only(Act.SEE_CASES, self.command)
        return [
            *(CallbackQueryHandler(turn, pattern) for pattern in (_PART, _FURTHER, _OF_OLD)),
            MessageHandler(new & Command("hangdoi", "queue"), command),
        ]


def card_rows(cards: tuple[Card, ...]) -> list[list[Button]]:
    """A button for each card, by its code."""
    buttons = [case_button(Verb.CARD, card.code, card.code) for card in cards]
    return [buttons[at : at + CARDS_IN_A_ROW] for at in range(0, len(buttons), CARDS_IN_A_ROW)]
