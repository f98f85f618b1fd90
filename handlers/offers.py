"""Notices of cases on offer: a colleague is asked, and who asked hears the answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from telegram.error import BadRequest

from cases.desk import CaseDesk
from cases.handing import Handover, Hold
from cases.notices import NoticeView
from handlers.buttons import Button
from handlers.care_ownership import listed
from handlers.destination import Destination
from handlers.rich import Rich, code, fill, lines, mention
from handlers.saying import is_closed, say
from handlers.staff_notices import NO_TOPIC, says
from handlers.texts.staff_languages import holding_texts


@dataclass(frozen=True)
class OfferNotices:
    """Tells a colleague in private, or in the care group who cannot be told there."""

    desk: CaseDesk
    language: str

    async def asked(self, view: NoticeView, to: Destination) -> None:
        """Ask a colleague to take what still stands of an offer."""
        batch = UUID(view.values["batch"])
        over = await self.desk.handover(batch)
        if over is None:
            return
        texts = holding_texts(self._language(to))
        many = len(over.codes) > 1
        rows = [
            self._sentence(texts.asked_many if many else texts.asked, over, to, _called(over, to))
        ]
        if over.giver is not None:
            rows.append(fill(texts.was_held, giver=over.giver))
        how = texts.how_to_answer_many if many else texts.how_to_answer
        rows.append(fill(how, codes=code(over.codes[0]), taker=over.taker))
        buttons = [
            Button(texts.yes_many if many else texts.yes, f"hold:yes:{batch.hex}"),
            Button(texts.no, f"hold:no:{batch.hex}"),
        ]
        await self._say(to, lines(*rows), over, buttons)

    async def answered(self, view: NoticeView, to: Destination) -> None:
        """Tell who offered cases that they were taken, or declined."""
        values = view.values
        cases = [UUID(each) for each in values["cases"]]
        over = await self.desk.handover_answered(cases, UUID(values["by"]), UUID(values["taker"]))
        if over is None:
            return
        texts, many = holding_texts(self._language(to)), len(over.codes) > 1
        if values["answer"] == Hold.TAKE:
            said = texts.answer_take_many if many else texts.answer_take
        else:
            said = texts.answer_decline_many if many else texts.answer_decline
        await self._say(to, self._sentence(said, over, to, over.taker), over)

    def _sentence(self, sentence: str, over: Handover, to: Destination, taker: Rich | str) -> Rich:
        by = over.by or holding_texts(self._language(to)).an_admin
        count, codes = len(over.codes), listed(over.codes)
        return fill(sentence, taker=taker, by=by, count=count, codes=codes)

    async def _say(
        self, to: Destination, message: Rich, over: Handover, buttons: Sequence[Button] = ()
    ) -> None:
        """Say it under the card where there is one; in the group at large if its topic is gone."""
        place, message = None, to.timely(message)
        if to.chat is not None and len(over.cases) == 1:
            place = await self.desk.card_at(over.cases[0], to.chat.id)
        if place is None:
            await say(to.bot, to.chat_id, message, buttons)
            return
        under, thread = place.message_id or None, place.thread_id
        try:
            await say(to.bot, to.chat_id, message, buttons, thread=thread, reply_to=under)
        except BadRequest as error:
            if thread is None or not (is_closed(error) or says(error, NO_TOPIC)):
                raise
            await say(to.bot, to.chat_id, message, buttons)

    def _language(self, to: Destination) -> str:
        return to.person.language if to.person is not None else self.language


def _called(over: Handover, to: Destination) -> Rich | str:
    """The name of the colleague asked, which in a group has to call them."""
    if to.chat is None or over.taker_user is None:
        return over.taker
    return mention(over.taker, over.taker_user)
