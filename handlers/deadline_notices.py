"""Notices about dates: to the holder, to staff chats and to admins, which date and why."""

from dataclasses import dataclass
from datetime import datetime

from cases.dossier import Card
from cases.notices import Hears, NoticeView
from cases.steps import Step
from handlers.buttons import Button
from handlers.card import Verb, case_button
from handlers.dates import time_and_day
from handlers.destination import Destination
from handlers.rich import Rich, code, fill, lines
from handlers.saying import say
from handlers.staff_notices import StaffNotices
from handlers.texts.staff_languages import care_texts, clock_texts

TO_ADMINS = "later"


@dataclass(frozen=True)
class DeadlineNotices(StaffNotices):
    """Reminds of what the firm owes the customer of a case."""

    async def deadline(self, view: NoticeView, to: Destination) -> None:
        """Remind somebody in private, or a staff chat; in the care group under the card.

        Not of what is no longer owed when the notice goes out.
        """
        card = view.card
        if card is None or view.due is None or card.next_due != view.due:
            return
        language = to.person.language if to.person is not None else self.language
        message = self._owed(view, card, view.due, language)
        rows = self._ways(view, card, language)
        if to.chat is None:
            await say(to.bot, to.chat_id, message, *rows)
        elif to.chat.hears is Hears.CARE:
            place = await self.desk.card_at(card.case_id, to.chat.id)
            await self._under(to.bot, to.chat, message, rows, place, card)
        else:
            await self._under(to.bot, to.chat, message, [], None, card)

    def _owed(self, view: NoticeView, card: Card, due: datetime, language: str) -> Rich:
        texts = clock_texts(language)
        what, at = texts.of(str(view.values["owed"])), time_and_day(due, language, self.zone)
        return lines(
            fill(texts.of(str(view.values["urging"])), code=code(card.code), what=what, at=at),
            fill(self._why(card, language)),
            self._whose(card, language),
            fill(texts.foot),
        )

    def _why(self, card: Card, language: str) -> str:
        texts = clock_texts(language)
        if card.step is Step.LODGED:
            return texts.unreceived
        return texts.unanswered if card.answered_at is None else texts.unresolved

    def _whose(self, card: Card, language: str) -> Rich:
        texts = clock_texts(language)
        if card.holder_name is None:
            return fill(texts.nobody)
        held = texts.holder_left if card.holder_left else texts.holder
        return fill(held, name=card.holder_name)

    def _ways(self, view: NoticeView, card: Card, language: str) -> list[list[Button]]:
        """To the case, for those who care for cases; an admin as such may not open one."""
        if view.values["urging"] == TO_ADMINS:
            return []
        labels = care_texts(language).labels
        return [[case_button(each, card.code, labels.of(each)) for each in (Verb.READ, Verb.CARD)]]
