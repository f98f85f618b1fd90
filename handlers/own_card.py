"""The live card: the one message in a customer's chat that always says how their case stands."""

from dataclasses import dataclass
from datetime import tzinfo

from telegram import Bot
from telegram.error import BadRequest

from cases.desk import CaseDesk
from cases.dossier import CaseView
from cases.people import Person
from handlers.case_view import Rows, case_view
from handlers.rich import Rich, fill
from handlers.saying import change, is_gone, say
from handlers.speaker import Speaker
from handlers.texts.customer import CustomerTexts, customer_texts


@dataclass(frozen=True)
class OwnCard:
    """Posts the card of a case, edits it in place, and moves it down when it is asked for."""

    desk: CaseDesk
    zone: tzinfo

    async def refresh(self, view: CaseView, language: str, chat_id: int, bot: Bot) -> None:
        """Edit the card; where there is none (any more), post it anew."""
        message, rows = self._painted(customer_texts(language), view)
        gone = None
        while (at := await self.desk.own_card_at(view.id)) not in {None, gone}:
            if await change(bot, chat_id, at, message, *rows):
                return
            gone = at  # unless it has moved down in this very moment
        sent = await say(bot, chat_id, message, *rows)
        await self.desk.keep_own_card(view.id, sent.message_id)

    async def move_down(self, speaker: Speaker, person: Person, view: CaseView) -> None:
        """Post the card as the last message of the chat, and take the old one away.

        What has changed in the case while it was on its way went to the old one: it is made up
        for at once.
        """
        message, rows = self._painted(speaker.texts, view)
        sent = await speaker.tell(message, *rows)
        before = await self.desk.keep_own_card(view.id, sent.message_id)
        if before is not None:
            words = fill(speaker.texts.card.moved_down, code=view.code)
            await _take_away(speaker.bot, speaker.chat_id, before, words)
        newest = await self.desk.own(person, view.id)
        if newest != view:
            message, rows = self._painted(speaker.texts, newest)
            await change(speaker.bot, speaker.chat_id, sent.message_id, message, *rows)

    def _painted(self, texts: CustomerTexts, view: CaseView) -> tuple[Rich, Rows]:
        return case_view(texts, view, self.zone, self.desk.promise, self.desk.now())


async def _take_away(bot: Bot, chat_id: int, message_id: int, words: Rich) -> None:
    """Delete a message of ours; one too old to be deleted says *words* from now on."""
    try:
        await bot.delete_message(chat_id, message_id)
    except BadRequest as error:
        if not is_gone(error):
            raise
        await change(bot, chat_id, message_id, words)
