"""Notices to a case's customer: the receipt, each step, replies and questions."""

from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Final

from cases.dossier import CaseView
from cases.notices import NoticeKind, NoticeView
from cases.steps import ENDED, Move, Step, step_line
from handlers.buttons import Button
from handlers.customer_buttons import OwnVerb, own_button
from handlers.dates import day
from handlers.destination import Destination
from handlers.enclosing import listed
from handlers.hushing import shown_later
from handlers.own_card import OwnCard
from handlers.own_card_lines import rate_rows, rating_lines
from handlers.receipt import receipt
from handlers.receipt_sending import ReceiptSending
from handlers.rich import Rich, code, fill, lines, quote
from handlers.saying import say
from handlers.texts.customer import customer_texts
from handlers.texts.staff_languages import notice_texts

_OUTCOMES: Final = frozenset({Move.RESOLVE, Move.REJECT})
_EVENTS: Final = {NoticeKind.REPLY: "reply", NoticeKind.QUESTION: "ask"}


def told(event: str, case_code: str, words: str, language: str) -> Rich:
    """What the customer is told of a move or a reply, with the staff's own words."""
    head = fill(notice_texts(language).told.of(event), code=code(case_code))
    return lines(head, quote(words)) if words else head


@dataclass(frozen=True)
class CustomerNotices:
    """Renders and sends what customers are told, in their language."""

    zone: tzinfo
    receipts: ReceiptSending
    cards: OwnCard

    async def receipt(self, view: NoticeView, to: Destination) -> None:
        """Send the receipt of a case, which is its live card from now on."""
        if view.case is None:
            return
        message, show = receipt(view.case, view.language, self.zone)
        message = lines(message, *shown_later(view, self.zone))
        sent = await say(to.bot, to.chat_id, to.timely(message), [show])
        await self.cards.desk.keep_own_card(view.case.id, sent.message_id)

    async def paper(self, view: NoticeView, to: Destination) -> None:
        """Send the receipt of a case as a PDF."""
        if view.case is not None:
            await self.receipts.send(view.case, view.language, to.chat_id, to.bot)

    async def card(self, view: NoticeView, to: Destination) -> None:
        """Bring the live card of a case up to date."""
        if view.case is not None:
            await self.cards.refresh(view.case, view.language, to.chat_id, to.bot)

    async def told(self, view: NoticeView, to: Destination) -> None:
        """Tell of a move, a reply or a question; an open question can be answered by a button.

        With an outcome goes the question whether it was solved.
        """
        case, texts = view.case, notice_texts(view.language)
        if case is None:
            return
        event = _EVENTS.get(view.kind) or view.move or ""
        words = view.said.text if view.said is not None else ""
        files = view.said.files if view.said is not None else ()
        message = lines(
            told(event, case.code, words, view.language),
            *listed(files, view.language),
            *self._foot(view, case),
        )
        rows: list[list[Button]] = []
        if view.kind is NoticeKind.QUESTION and case.waiting:
            rows = [[own_button(texts.answer_label, OwnVerb.ANSWER, case.code)]]
        elif view.move in _OUTCOMES and case.rateable:
            customer = customer_texts(view.language)
            message = lines(message, "", *rating_lines(customer, case))
            rows = rate_rows(customer, case)
        await say(to.bot, to.chat_id, to.timely(message), *rows)

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
