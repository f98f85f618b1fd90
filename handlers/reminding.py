"""Reminders as messages: which case, which promise, and why it is still open."""

from dataclasses import dataclass
from typing import Final

from cases.dossier import Card
from cases.notices import Hears, NoticeView
from cases.reminders import Holder
from cases.steps import Move
from cases.urging import Urging, Why, why_open
from handlers.buttons import Button
from handlers.card import Verb, case_button
from handlers.dates import time_and_day
from handlers.destination import Destination
from handlers.rich import Rich, code, fill, lines, mention
from handlers.saying import say
from handlers.staff_notices import StaffNotices
from handlers.texts.clock import ClockTexts
from handlers.texts.staff_languages import care_texts, clock_texts

_EXTENDABLE: Final = frozenset({Urging.HALF, Urging.SOON})
"""The urgings that come in time for the date to be put off."""


@dataclass(frozen=True)
class Reminding(StaffNotices):
    """Tells of due dates; nothing is said of one that has moved since."""

    async def told(self, view: NoticeView, to: Destination) -> None:
        """Tell in private, or a staff chat; in the care group under the case's card."""
        card = view.card
        if card is None or view.urging is None or view.due is None or view.due != card.next_due:
            return
        holder = await self.desk.holder(card.case_id)
        message = to.timely(self._message(view, card, holder, to))
        rows = self._buttons(view, card, to)
        if to.chat is None:
            await say(to.bot, to.chat_id, message, *rows)
            return
        at_work = to.chat.hears is Hears.CARE
        place = await self.desk.card_at(card.case_id, to.chat.id) if at_work else None
        await self._under(to.bot, to.chat, message, rows, place, card)

    def _message(
        self, view: NoticeView, card: Card, holder: Holder | None, to: Destination
    ) -> Rich:
        language = self._reads(to)
        texts, urging = clock_texts(language), Urging(str(view.urging))
        what = texts.resolve if card.answered_at is not None else texts.first_answer
        at = "" if view.due is None else time_and_day(view.due, language, self.zone)
        rows = [
            fill(texts.urging.of(urging), code=code(card.code)),
            fill(texts.target, what=what, at=at),
            self._why(card, language),
            *self._holder(texts, holder, to, urging),
        ]
        if to.chat is not None and urging is Urging.HALF and holder is not None:
            rows.append(fill(texts.start_me))
        if _works(to, urging) and self._extendable(view, card):
            rows.append(fill(texts.can_extend, code=card.code))
        if to.chat is None and urging is Urging.OVERDUE:
            rows.append(fill(texts.for_admins))
        return lines(*rows)

    def _why(self, card: Card, language: str) -> Rich:
        why, last = why_open(card), card.last
        wrote = why is Why.CUSTOMER_WROTE and last is not None
        at = time_and_day(last.at, language, self.zone) if wrote and last is not None else ""
        return fill(clock_texts(language).why.of(why), at=at)

    def _holder(
        self, texts: ClockTexts, holder: Holder | None, to: Destination, urging: Urging
    ) -> list[Rich]:
        """Whose case it is: called by name in the care group, not told of themselves."""
        if holder is None:
            return [fill(texts.no_holder)]
        if to.chat is not None and to.chat.hears is Hears.CARE:
            return [fill(texts.holder, who=mention(holder.name, holder.user_id))]
        if to.chat is None and urging is not Urging.OVERDUE:
            return []
        return [fill(texts.held_by, who=holder.name)]

    def _buttons(self, view: NoticeView, card: Card, to: Destination) -> list[list[Button]]:
        """What can be done about it at once, for those who work on cases."""
        if not _works(to, Urging(str(view.urging))):
            return []
        labels = care_texts(self._reads(to)).labels
        verbs = [Verb.READ, Verb.CARD]
        if self._extendable(view, card):
            verbs.append(Verb.EXTEND)
        return [[case_button(verb, card.code, labels.of(verb)) for verb in verbs]]

    def _extendable(self, view: NoticeView, card: Card) -> bool:
        return view.urging in _EXTENDABLE and Move.EXTEND in card.moves

    def _reads(self, to: Destination) -> str:
        return to.person.language if to.person is not None else self.language


def _works(to: Destination, urging: Urging) -> bool:
    """Whether it goes to who works on cases: the care group, or the holder in private."""
    if to.chat is None:
        return urging is not Urging.OVERDUE
    return to.chat.hears is Hears.CARE
