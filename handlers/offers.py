"""Notices of cases on offer: a colleague is asked, and who asked hears the answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from cases.desk import CaseDesk
from cases.handing import Handover, Hold
from cases.notices import NoticeView
from handlers.buttons import Button
from handlers.care_ownership import listed
from handlers.destination import Destination
from handlers.rich import Rich, code, fill, lines
from handlers.saying import say
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
        rows = [self._sentence(texts.asked_many if many else texts.asked, over, to)]
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
        await self._say(to, self._sentence(said, over, to), over)

    def _sentence(self, sentence: str, over: Handover, to: Destination) -> Rich:
        by = over.by or holding_texts(self._language(to)).an_admin
        return fill(
            sentence,
            taker=over.taker,
            by=by,
            count=len(over.codes),
            codes=listed(over.codes),
        )

    async def _say(
        self, to: Destination, message: Rich, over: Handover, buttons: Sequence[Button] = ()
    ) -> None:
        place = None
        if to.chat is not None and len(over.cases) == 1:
            place = await self.desk.card_at(over.cases[0], to.chat.id)
        await say(
            to.bot,
            to.chat_id,
            message,
            buttons,
            thread=place.thread_id if place is not None else None,
            reply_to=place.message_id or None if place is not None else None,
        )

    def _language(self, to: Destination) -> str:
        return to.person.language if to.person is not None else self.language
