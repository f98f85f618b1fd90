"""Notices to the staff: a case's card with its topic, what has happened, and alarms."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Final

from telegram import Bot
from telegram.error import BadRequest

from cases.desk import CaseDesk
from cases.dossier import Card, CardPlace
from cases.notices import Hears, NoticeKind, NoticeView
from cases.staff import BoundChat, Staff
from cases.steps import step_line
from handlers.buttons import Button
from handlers.card import CardPainter, Verb, case_button
from handlers.dates import time_and_day
from handlers.destination import Destination
from handlers.rich import Rich, code, fill, lines
from handlers.saying import change, is_closed, say
from handlers.texts.notices import NoticeTexts
from handlers.texts.staff_languages import care_texts, notice_texts

NO_TOPIC: Final = ("thread not found", "topic_deleted", "topic_id_invalid", "topic_not_found")
NO_FORUM: Final = ("not a forum", "chat_not_forum", "channel_forum_missing")
NO_RIGHT: Final = ("not enough rights",)

NO_CARD_YET: Final = 0
"""Kept as the card's message while its topic is there but the card is not."""

Rows = Sequence[Sequence[Button]]


def says(error: BadRequest, words: tuple[str, ...]) -> bool:
    """Whether Telegram's refusal is of this sort."""
    return any(part in error.message.lower() for part in words)


@dataclass(frozen=True)
class StaffNotices:
    """Renders and sends what staff chats and admins are told."""

    desk: CaseDesk
    staff: Staff
    zone: tzinfo
    now: Callable[[], datetime]
    language: str

    async def card(self, view: NoticeView, to: Destination) -> None:
        """Edit the card in place; where there is none (any more), post it anew."""
        chat, bot = to.chat, to.bot
        if view.card is None or chat is None:
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
        message = to.timely(message)
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

    async def erased(self, view: NoticeView, to: Destination) -> None:
        """Let the card of an erased case say that it is gone."""
        words = fill(notice_texts(self.language).erased, code=str(view.values["code"]))
        message_id = view.values.get("message")
        if message_id and to.chat is not None:
            await change(to.bot, to.chat.chat_id, int(message_id), words)

    async def event(self, view: NoticeView, to: Destination) -> None:
        """Tell a staff chat; in the care group under the case's card."""
        chat = to.chat
        if view.card is None or chat is None:
            return
        case_code, place = view.card.code, None
        rows: list[list[Button]] = []
        if chat.hears is Hears.CARE:
            place = await self.desk.card_at(view.card.case_id, chat.id)
            labels = care_texts(self.language).labels
            rows = [
                [case_button(verb, case_code, labels.of(verb)) for verb in (Verb.READ, Verb.CARD)]
            ]
        news = to.timely(self._news(view, view.card))
        await self._under(to.bot, chat, news, rows, place, view.card)

    def _news(self, view: NoticeView, card: Card) -> Rich:
        """What has happened in the case."""
        texts, case_code = notice_texts(self.language), code(card.code)
        if view.kind is NoticeKind.UNREACHABLE:
            return self._unreached(view, case_code)
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

    async def alarm(self, view: NoticeView, to: Destination) -> None:
        """Tell an admin what is wrong with the bot."""
        what = str(view.values.get("what", ""))
        message = fill(self._admin(to).alarm.of(what), what=what)
        await say(to.bot, to.chat_id, to.timely(message))

    async def root(self, view: NoticeView, to: Destination) -> None:
        """Tell an admin the hash over all audit chains."""
        values = view.values
        told = {"day": values["day"], "chains": values["chains"], "digest": code(values["digest"])}
        await say(to.bot, to.chat_id, to.timely(fill(self._admin(to).root, **told)))

    def _admin(self, to: Destination) -> NoticeTexts:
        return notice_texts(to.person.language if to.person is not None else self.language)
