"""Cases found by code, date, clause, kind of data, holder or step; and single cards."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Final
from uuid import UUID

from telegram import Bot, Update
from telegram.ext import CallbackQueryHandler, MessageHandler, filters

from cases.desk import CaseDesk
from cases.dossier import CaseNotFoundError
from cases.places import SEARCH, read_search, written_search, written_whole
from cases.search import Query, SearchPage
from cases.searching import Wanted, read_wanted
from cases.staff import Colleague
from cases.steps import step_line
from handlers.access import Access, AccessRefusedError, Caller
from handlers.acts import Act
from handlers.buttons import LONGEST_DATA, Button
from handlers.card import CardPainter, Verb
from handlers.care_cases import CaseFinder
from handlers.care_queue import card_rows
from handlers.colleagues import by_name, colleague_buttons
from handlers.context import Context
from handlers.dates import bare_day, day
from handlers.dialogs import Handler
from handlers.filters import Command, command_in
from handlers.place import Place, place_of
from handlers.rich import Rich, fill, lines
from handlers.saying import acknowledge
from handlers.texts.staff_languages import care_texts, queue_texts

_CARD: Final = rf"^case:{Verb.CARD}:([0-9A-Z]+)$"
_FURTHER: Final = rf"^find:({SEARCH})$"


@dataclass(frozen=True)
class CareSearch:
    """Finds cases for care staff, and shows single cards: codes, steps and dates alone."""

    access: Access
    desk: CaseDesk
    finder: CaseFinder
    zone: tzinfo
    now: Callable[[], datetime]

    async def card(self, update: Update, context: Context, caller: Caller) -> None:
        """Show the card of the case that `/hoso` in a group, or `/case`, means."""
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

    async def find(self, update: Update, context: Context, caller: Caller) -> None:
        """Show the cases that the words of `/tim` mean, or how to search."""
        message, place = update.effective_message, place_of(update)
        found = command_in(message) if message is not None else None
        if found is None or place is None:
            return
        texts, meant = queue_texts(caller.language), await self.finder.meant(update, found[1])
        beside = meant.words == found[1] != ""  # the case whose topic this is was not named
        if meant.case is not None and not beside:
            if not await self.show(meant.case, caller, place, context.bot):
                await place.answer(context.bot, care_texts(caller.language).case_missing)
        elif not found[1]:
            await place.answer(context.bot, fill(texts.help))
        else:
            await self._search(found[1], caller, place, context.bot)

    async def _search(self, words: str, caller: Caller, place: Place, bot: Bot) -> None:
        wanted = read_wanted(words, self.now().astimezone(self.zone).date())
        care = [each for each in await self.access.staff.roll() if each.is_care]
        holders = by_name(wanted.holder, care) if wanted.holder else []
        if wanted.holder and not holders:
            near = await self.finder.near(words, care_texts(caller.language))
            unread = fill(queue_texts(caller.language).unread, words=wanted.holder)
            await place.answer(bot, near or unread)
            return
        if len(holders) > 1:
            await place.answer(bot, *self._which(wanted, holders, caller))
            return
        query = _query(wanted, caller, holders)
        page = await self.desk.search(query)
        shown, rows = self._shown(page, query, care, caller.language)
        await place.answer(bot, shown, *rows)

    def _which(
        self, wanted: Wanted, holders: Sequence[Colleague], caller: Caller
    ) -> tuple[Rich, *tuple[list[Button], ...]]:
        """Of whom the cases are wanted: several have that name, and a button for each."""
        texts = queue_texts(caller.language)

        def data(holder: Colleague) -> str:
            return f"find:{written_whole(_query(wanted, caller, [holder]), self.now())}"

        if not all(_fits(data(each)) for each in holders):
            return (fill(texts.narrow),)
        question = fill(texts.who_of, words=wanted.holder, count=len(holders))
        return question, *colleague_buttons(holders, data)

    async def further(self, update: Update, context: Context, caller: Caller) -> None:
        """Show the next cases that a search finds."""
        query, place = update.callback_query, place_of(update)
        if query is None or context.match is None or place is None:
            return
        care = [each for each in await self.access.staff.roll() if each.is_care]
        read = read_search(context.match[1], [each.person_id for each in care])
        if read is not None:
            page = await self.desk.search(*read)
            shown, rows = self._shown(page, read[0], care, caller.language)
            await place.answer(context.bot, shown, *rows)
        await acknowledge(query)

    def _shown(
        self, page: SearchPage, query: Query, care: Sequence[Colleague], language: str
    ) -> tuple[Rich, list[list[Button]]]:
        texts, wanted = queue_texts(language), self._wanted(query, care, language)
        found = [
            fill(
                texts.found_line,
                code=card.code,
                line=step_line(card.step, card.reached),
                at=day(card.lodged_at, language, self.zone),
            )
            for card in page.cards
        ]
        rows, more = card_rows(page.cards), page.further is not None
        if page.further is not None:
            further = f"find:{written_search(query, page.further)}"
            if _fits(further):
                rows.append([Button(texts.older, further)])
            else:
                found.append(fill(texts.narrow))
        none = texts.none_yet if more else texts.nothing
        head = texts.found_head if page.cards else none
        return lines(fill(head, wanted=wanted), *found), rows

    def _wanted(self, query: Query, care: Sequence[Colleague], language: str) -> str:
        """What is searched for, in words."""
        texts, words = queue_texts(language), care_texts(language)
        named = [each.name for each in care if each.person_id == query.holder]
        dates = [
            (texts.on if query.since == query.until else sentence).format(
                at=bare_day(each, language)
            )
            for each, sentence in ((query.since, texts.since), (query.until, texts.until))
            if each is not None
        ]
        said = [
            query.step and words.steps.of(query.step),
            *(words.kinds.of(kind) for kind in query.kinds),
            query.clause and texts.clause.format(clause=query.clause),
            *(texts.held_by.format(name=name) for name in named),
            texts.nobody if query.free else "",
            *dict.fromkeys(dates),
        ]
        return ", ".join(each for each in said if each) or texts.everything

    async def press(self, update: Update, context: Context, caller: Caller) -> None:
        """Show the card that a button of a list names."""
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
        shown, rows = painter.card(card, self.now()), painter.buttons(card)
        await self.finder.remember(place, await place.answer(bot, shown, *rows), card.case_id)
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
        """Cards by button and by command, and searches.

        In private `/hoso` is the customer's; it comes here by `show_named`.
        """
        only, new = self.access.only, filters.UpdateType.MESSAGE
        groups = new & filters.ChatType.GROUPS & Command("hoso", "cases")
        return [
            CallbackQueryHandler(only(Act.SEE_CASES, self.press), _CARD),
            CallbackQueryHandler(only(Act.SEE_CASES, self.further), _FURTHER),
            MessageHandler(new & Command("tim", "find"), only(Act.SEE_CASES, self.find)),
            MessageHandler(new & Command("case"), only(Act.SEE_CASES, self.card)),
            MessageHandler(groups, only(Act.SEE_CASES, self.card)),
        ]


def _query(wanted: Wanted, caller: Caller, holders: Sequence[Colleague]) -> Query:
    holder = caller.person.id if wanted.mine else None
    return Query(
        wanted.since,
        wanted.until,
        wanted.clause,
        wanted.kinds,
        wanted.step,
        holders[0].person_id if holders else holder,
        wanted.free and not holders,
    )


def _fits(data: str) -> bool:
    return len(data.encode()) <= LONGEST_DATA
