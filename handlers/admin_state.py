"""How the bot and its cases are doing, in numbers and plain sentences, for admins."""

from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo

from telegram import Bot, Update
from telegram.constants import ChatMemberStatus
from telegram.ext import MessageHandler, filters

from cases.aside import Aside
from cases.calendar import Calendar
from cases.desk import CaseDesk
from cases.rating import BEST, WORST
from cases.staff import Staff
from cases.steps import Step
from handlers.access import Access, Caller
from handlers.acts import Act
from handlers.admin_chats import ADMIN, standing
from handlers.admin_misses import misses_button
from handlers.context import Context
from handlers.dialogs import Handler
from handlers.filters import Command
from handlers.hushing import held_back
from handlers.place import place_of
from handlers.rich import Rich, fill, lines
from handlers.texts.admin import StateWords
from handlers.texts.staff_languages import admin_texts, aside_texts
from policy.library import Library
from rights.misses import Misses

Finding = tuple[Rich, bool]
"""A sentence about the bot, and whether all is well with it."""


def ratings_line(words: StateWords, language: str, counts: Mapping[int, int]) -> list[Rich]:
    """How customers rate the outcome, in numbers alone; nothing while none has."""
    count = sum(counts.values())
    if not count:
        return []
    mean = f"{sum(rating * many for rating, many in counts.items()) / count:.1f}"
    each = " · ".join(f"{rating}: {counts.get(rating, 0)}" for rating in range(WORST, BEST + 1))
    shown = mean if language == "en" else mean.replace(".", ",")
    return [fill(words.stats_ratings, count=count, mean=shown, each=each)]


@dataclass(frozen=True)
class AdminState:
    """Answers `/thongke` and `/suckhoe`; `waiting` counts the inbox and the outbox."""

    access: Access
    desk: CaseDesk
    staff: Staff
    library: Library
    calendar: Calendar
    zone: tzinfo
    now: Callable[[], datetime]
    waiting: Callable[[], Awaitable[tuple[int, int]]]
    misses: Misses
    aside: Aside

    async def stats(self, update: Update, context: Context, caller: Caller) -> None:
        """Count the open cases by step, and the questions that were missed."""
        place, words = place_of(update), admin_texts(caller.language).state
        if place is None:
            return
        open_cases = await self.desk.numbers()
        steps = (Step.LODGED, Step.RECEIVED, Step.ESCALATED)
        counted = (
            fill(words.stats_line, step=words.step(step), count=open_cases.by_step.get(step, 0))
            for step in steps
        )
        late = fill(words.stats_late, count=open_cases.late)
        waiting = fill(words.stats_waiting, count=open_cases.waiting)
        missed = await self.misses.count()
        rows = [fill(words.stats_head), *counted, late, waiting]
        rows += ratings_line(words, caller.language, await self.desk.ratings())
        rows += await held_back(self.desk, caller.language)
        rows += [fill(words.stats_misses, count=missed), Rich(), fill(words.stats_foot)]
        buttons = [misses_button(words)] if missed and place.private else []
        await place.answer(context.bot, lines(*rows), buttons)

    async def doctor(self, update: Update, context: Context, caller: Caller) -> None:
        """Say what is well and what needs a look."""
        place, words = place_of(update), admin_texts(caller.language).state
        if place is None:
            return
        findings = [
            await self._policy(words),
            *await self._care(words, context.bot),
            await self._queues(words),
            *await self._aside(caller.language),
            *self._holidays(words),
        ]
        ill = sum(not well for _, well in findings)
        end = fill(words.unwell, count=ill) if ill else fill(words.well)
        rows = (sentence for sentence, _ in findings)
        await place.answer(context.bot, lines(fill(words.doctor_head), *rows, "", end))

    async def _policy(self, words: StateWords) -> Finding:
        version = await self.library.in_force()
        if version is None:
            return fill(words.policy_none), False
        return fill(words.policy, number=version.number, title=version.title), True

    async def _care(self, words: StateWords, bot: Bot) -> list[Finding]:
        group = await self.staff.care_chat()
        if group is None:
            return [(fill(words.care_none), False)]
        named = fill(words.care, title=group.title), True
        status = await standing(bot, group.chat_id)
        if status in {ChatMemberStatus.LEFT, ChatMemberStatus.BANNED}:
            return [named, (fill(words.care_unreachable), False)]
        return [named] if status == ADMIN else [named, (fill(words.care_no_admin), False)]

    async def _queues(self, words: StateWords) -> Finding:
        inbox, outbox = await self.waiting()
        return fill(words.waiting, inbox=inbox, outbox=outbox), True

    async def _aside(self, language: str) -> list[Finding]:
        count = await self.aside.count()
        return [(fill(aside_texts(language).health, count=count), False)] if count else []

    def _holidays(self, words: StateWords) -> Iterator[Finding]:
        for year in self.calendar.missing(self.now().astimezone(self.zone).date()):
            yield fill(words.holidays_missing, year=year), False

    def handlers(self) -> list[Handler]:
        """The two commands."""
        only, new = self.access.only, filters.UpdateType.MESSAGE
        return [
            MessageHandler(new & Command("thongke", "stats"), only(Act.SEE_STATE, self.stats)),
            MessageHandler(new & Command("suckhoe", "doctor"), only(Act.SEE_STATE, self.doctor)),
        ]
