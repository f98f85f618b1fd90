"""Notices, rendered when they go out: cards for staff, steps and words for customers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any, Final
from uuid import UUID

from telegram import Bot
from telegram.error import BadRequest

from cases.desk import CaseDesk
from cases.dossier import Card, CardPlace, CaseView
from cases.notices import Hears, NoticeKind, NoticeView
from cases.people import Person
from cases.staff import BoundChat, Staff
from cases.steps import ENDED, Step, step_line
from handlers.buttons import Button
from handlers.card import CardPainter, Verb, case_button
from handlers.context import Cause
from handlers.customer_buttons import OwnVerb, own_button
from handlers.dates import day, time_and_day
from handlers.receipt import receipt
from handlers.rich import Rich, code, fill, lines, quote
from handlers.saying import change, is_closed, say
from handlers.texts.staff_languages import care_texts, notice_texts

NO_TOPIC: Final = ("thread not found", "topic_deleted", "topic_id_invalid", "topic_not_found")
NO_FORUM: Final = ("not a forum", "chat_not_forum", "channel_forum_missing")
NO_RIGHT: Final = ("not enough rights",)

NO_CARD_YET: Final = 0
"""Kept as the card's message while its topic is there but the card is not."""

_EVENTS: Final = {NoticeKind.REPLY: "reply", NoticeKind.QUESTION: "ask"}

Rows = Sequence[Sequence[Button]]


def says(error: BadRequest, words: tuple[str, ...]) -> bool:
    """Whether Telegram's refusal is of this sort."""
    return any(part in error.message.lower() for part in words)


def told(event: str, case_code: str, words: str, language: str) -> Rich:
    """What the customer is told of a move or a reply, with the staff's own words."""
    head = fill(notice_texts(language).told.of(event), code=code(case_code))
    return lines(head, quote(words)) if words else head


@dataclass(frozen=True)
class Notices:
    """Renders and sends what waits in the outbox; Telegram's refusals rise to who delivers."""

    desk: CaseDesk
    staff: Staff
    zone: tzinfo
    now: Callable[[], datetime]
    language: str = "vi"

    async def send(
        self,
        kind: str,
        values: dict[str, Any],
        *,
        chat_id: int,
        chat_row: UUID | None,
        person: Person | None,
        case_id: UUID | None,
        cause: Cause,
        late: bool,
        bot: Bot,
    ) -> None:
        """Send one notice to a person's private chat or to a bound staff chat.

        Nothing is sent of a case that has been erased. *late* notices to people say so.
        """
        if kind == NoticeKind.ALARM:
            await self._alarm(values, chat_id, person, bot)
            return
        if kind == NoticeKind.ROOT:
            await self._root(values, chat_id, person, bot)
            return
        view = await self.desk.notice_view(kind, values)
        if view is None:
            return
        if person is not None:
            await self._customer(view, chat_id, late=late, bot=bot)
            return
        chat = await self.staff.chat_by_id(chat_row) if chat_row is not None else None
        if chat is None:
            return
        if view.kind is NoticeKind.CARD:
            await self._card(view, chat, bot)
        elif view.kind is NoticeKind.ERASED:
            await self._erased(view, chat, bot)
        else:
            await self._event(view, chat, bot)

    async def _alarm(
        self, values: dict[str, Any], chat_id: int, person: Person | None, bot: Bot
    ) -> None:
        texts = notice_texts(person.language if person is not None else self.language)
        what = str(values.get("what", ""))
        await say(bot, chat_id, fill(texts.alarm.of(what), what=what))

    async def _root(
        self, values: dict[str, Any], chat_id: int, person: Person | None, bot: Bot
    ) -> None:
        texts = notice_texts(person.language if person is not None else self.language)
        told = {"day": values["day"], "chains": values["chains"], "digest": code(values["digest"])}
        await say(bot, chat_id, fill(texts.root, **told))

    async def _customer(self, view: NoticeView, chat_id: int, *, late: bool, bot: Bot) -> None:
        case, texts = view.case, notice_texts(view.language)
        if case is None:
            return
        if view.kind is NoticeKind.RECEIPT:
            message, show = receipt(case, view.language, self.zone)
            await say(bot, chat_id, lines(message, texts.late) if late else message, [show])
            return
        event = _EVENTS.get(view.kind) or view.move or ""
        words = view.said.text if view.said is not None else ""
        message = lines(told(event, case.code, words, view.language), *self._foot(view, case))
        if late:
            message = lines(message, texts.late)
        asks = view.kind is NoticeKind.QUESTION and case.waiting
        answer = own_button(texts.answer_label, OwnVerb.ANSWER, case.code)
        await say(bot, chat_id, message, [answer] if asks else [])

    def _foot(self, view: NoticeView, case: CaseView) -> list[Rich]:
        """Where the case stands by this notice, and what comes next."""
        texts = notice_texts(view.language)
        if view.kind is NoticeKind.REPLY:
            return [fill(texts.reply_foot, code=case.code)]
        step = view.step or case.step
        line = step_line(step, int(view.values.get("reached") or case.reached))
        rows = [fill(texts.steps_line, line=line), *self._next(view, case, step)]
        if view.kind is NoticeKind.QUESTION:
            rows.append(fill(texts.question_foot))
        return rows

    def _next(self, view: NoticeView, case: CaseView, step: Step) -> list[Rich]:
        """The next date, as the notice's own move left it."""
        words, due = notice_texts(view.language).next, view.values.get("due")
        sentence = words.of(step)
        date = case.reopen_until if step in ENDED else None
        if step is Step.RECEIVED and due is None:
            sentence = words.received_waiting
        elif step in {Step.LODGED, Step.RECEIVED} and due is not None:
            date = datetime.fromisoformat(due)
            sentence = words.received_answered if date == case.resolve_due else sentence
        if date is None and "{at}" in sentence:
            return []
        at = day(date, view.language, self.zone) if date is not None else ""
        return [fill(sentence, at=at, code=case.code)]

    async def _card(self, view: NoticeView, chat: BoundChat, bot: Bot) -> None:
        """Edit the card in place; where there is none (any more), post it anew."""
        if view.card is None:
            return
        card, painter = view.card, CardPainter(self.zone, self.language)
        message, rows = painter.card(card, self.now()), painter.buttons(card)
        there, thread = await self.desk.card_at(card.case_id, chat.id), None
        if there is not None:
            thread = there.thread_id
            stands = there.message_id != NO_CARD_YET and await change(
                bot, chat.chat_id, there.message_id, message, *rows
            )
            if stands:
                return
        if thread is None:
            thread = await self._topic(bot, chat, card)
        try:
            sent = await say(bot, chat.chat_id, message, *rows, thread=thread)
        except BadRequest as error:
            if thread is not None and is_closed(error):
                await self._card_aside(bot, chat, card)
                return
            if thread is None or not says(error, NO_TOPIC):
                raise
            thread = await self._topic(bot, chat, card)
            sent = await say(bot, chat.chat_id, message, *rows, thread=thread)
        await self.desk.keep_card(card.case_id, chat.id, sent.message_id, thread)

    async def _card_aside(self, bot: Bot, chat: BoundChat, card: Card) -> int:
        """Post the card in the group at large, where it stays: its topic is closed to the bot."""
        painter, texts = CardPainter(self.zone, self.language), notice_texts(self.language)
        message = lines(painter.card(card, self.now()), fill(texts.topic_closed))
        sent = await say(bot, chat.chat_id, message, *painter.buttons(card))
        await self.desk.keep_card(card.case_id, chat.id, sent.message_id, None)
        return sent.message_id

    async def _topic(self, bot: Bot, chat: BoundChat, card: Card) -> int | None:
        """A new topic for the case; None where the group has none, or the bot may not open any.

        It is remembered before the card is in it: should that fail, the next try finds it.
        """
        if not chat.forum:
            return None
        try:
            topic = await bot.create_forum_topic(chat.chat_id, card.code)
        except BadRequest as error:
            if says(error, NO_FORUM):
                await self.staff.forum(chat.chat_id, False)
            elif not says(error, NO_RIGHT):
                raise
            return None
        thread = topic.message_thread_id
        await self.desk.keep_card(card.case_id, chat.id, NO_CARD_YET, thread)
        return thread

    async def _erased(self, view: NoticeView, chat: BoundChat, bot: Bot) -> None:
        words = fill(notice_texts(self.language).erased, code=str(view.values["code"]))
        message_id = view.values.get("message")
        if message_id:
            await change(bot, chat.chat_id, int(message_id), words)

    async def _event(self, view: NoticeView, chat: BoundChat, bot: Bot) -> None:
        """Tell a staff chat; in the care group under the case's card."""
        if view.card is None:
            return
        case_code, place = view.card.code, None
        rows: list[list[Button]] = []
        if chat.hears is Hears.CARE:
            place = await self.desk.card_at(view.card.case_id, chat.id)
            labels = care_texts(self.language).labels
            rows = [
                [case_button(verb, case_code, labels.of(verb)) for verb in (Verb.READ, Verb.CARD)]
            ]
        await self._under(bot, chat, self._news(view, view.card), rows, place, view.card)

    def _news(self, view: NoticeView, card: Card) -> Rich:
        """What has happened in the case, or is about to fall due."""
        texts, case_code = notice_texts(self.language), code(card.code)
        if view.kind is NoticeKind.UNREACHABLE:
            return self._unreached(view, case_code)
        if view.kind is NoticeKind.DEADLINE and view.urging is not None:
            due = card.next_due or view.at
            at = time_and_day(due, self.language, self.zone) if due is not None else ""
            return fill(texts.urging.of(view.urging), code=case_code, at=at)
        step = view.step or card.step
        line = step_line(step, int(view.values.get("reached") or card.reached))
        event = texts.events.of(view.move or "")
        return lines(fill(texts.staff_event, code=case_code, event=event), line)

    def _unreached(self, view: NoticeView, case_code: Rich) -> Rich:
        """What has not reached the customer and why, or that nothing does."""
        texts = notice_texts(self.language)
        if view.lost is None or view.at is None:
            return fill(texts.unreachable, code=case_code)
        at = time_and_day(view.at, self.language, self.zone)
        what, why = texts.lost_things.of(view.move or ""), texts.lost_reasons.of(view.lost)
        return fill(texts.lost, code=case_code, what=what, at=at, why=why)

    async def _under(
        self,
        bot: Bot,
        chat: BoundChat,
        message: Rich,
        rows: Rows,
        place: CardPlace | None,
        card: Card,
    ) -> None:
        """Say *message* as a reply to the card; in the group at large if its topic is gone.

        Where the topic is closed to the bot, the card is first posted in the group at large.
        """
        thread = place.thread_id if place is not None else None
        under = place.message_id or None if place is not None else None
        try:
            await say(bot, chat.chat_id, message, *rows, thread=thread, reply_to=under)
        except BadRequest as error:
            closed = is_closed(error)
            if thread is None or not (closed or says(error, NO_TOPIC)):
                raise
            anew = await self._card_aside(bot, chat, card) if closed else None
            await say(bot, chat.chat_id, message, *rows, reply_to=anew)
