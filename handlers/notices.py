"""Notices, rendered when they go out: which kind is sent by whom, as one table."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any
from uuid import UUID

from telegram import Bot

from cases.desk import CaseDesk
from cases.notices import TO_CUSTOMER, NoticeKind, NoticeView
from cases.people import Person
from cases.staff import Staff
from handlers.context import Cause
from handlers.customer_notices import CustomerNotices
from handlers.dates import time_and_day
from handlers.delivered import DeliveredNotices
from handlers.destination import Destination
from handlers.enclosed_notices import EnclosedNotices
from handlers.offers import OfferNotices
from handlers.own_card import OwnCard
from handlers.receipt_sending import ReceiptSending
from handlers.reminding import Reminding
from handlers.rich import Rich, fill
from handlers.staff_notices import StaffNotices
from handlers.step3_notices import Step3Notices
from handlers.texts.staff_languages import notice_texts
from rights.clocks import load_breach_clock

Sender = Callable[[NoticeView, Destination], Awaitable[None]]
"""Renders a notice and sends it; Telegram's refusals rise to who delivers."""


@dataclass(frozen=True)
class Notices:
    """Sends what waits in the outbox, each kind by its own sender."""

    desk: CaseDesk
    staff: Staff
    senders: Mapping[NoticeKind, Sender]
    zone: tzinfo
    language: str

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
        late: datetime | None,
        bot: Bot,
    ) -> None:
        """Send one notice to a person's private chat or to a bound staff chat.

        Nothing is sent of a case that has been erased. A *late* notice says so, and to staff when
        it should have come.
        """
        view = await self.desk.notice_view(kind, values)
        if view is None:
            return
        chat = await self.staff.chat_by_id(chat_row) if chat_row is not None else None
        line = None if late is None else self._late(view, person, late)
        await self.senders[view.kind](view, Destination(bot, chat_id, person, chat, line))

    def _late(self, view: NoticeView, person: Person | None, due: datetime) -> Rich:
        """The line under a notice that was *due* before an outage."""
        if view.kind in TO_CUSTOMER:
            return fill(notice_texts(view.language).late)
        language = self.language if person is None else person.language
        at = time_and_day(due, language, self.zone)
        return fill(notice_texts(language).late_to_staff, at=at)


def build_notices(
    desk: CaseDesk,
    staff: Staff,
    zone: tzinfo,
    now: Callable[[], datetime],
    receipts: ReceiptSending,
    language: str = "vi",
) -> Notices:
    """The notices with the sender of every kind; *language* is that of the staff chats."""
    to_staff = StaffNotices(desk, staff, zone, now, language)
    reminding = Reminding(desk, staff, zone, now, language)
    step3 = Step3Notices(desk, staff, zone, now, language, load_breach_clock())
    to_customers = CustomerNotices(zone, receipts, OwnCard(desk, zone))
    offers = OfferNotices(desk, language)
    senders: dict[NoticeKind, Sender] = {
        NoticeKind.CARD: to_staff.card,
        NoticeKind.STAFF_EVENT: to_staff.event,
        NoticeKind.DEADLINE: reminding.told,
        NoticeKind.HALF_TIME: reminding.told,
        NoticeKind.UNREACHABLE: to_staff.event,
        NoticeKind.ERASED: to_staff.erased,
        NoticeKind.RECEIPT: to_customers.receipt,
        NoticeKind.RECEIPT_PAPER: to_customers.paper,
        NoticeKind.CUSTOMER_CARD: to_customers.card,
        NoticeKind.STEP_TOLD: to_customers.told,
        NoticeKind.REPLY: to_customers.told,
        NoticeKind.QUESTION: to_customers.told,
        NoticeKind.ENCLOSED: EnclosedNotices(desk).send,
        NoticeKind.DELIVERED: DeliveredNotices(desk, zone, language).send,
        NoticeKind.REFERRAL_DUE: step3.referral_due,
        NoticeKind.NOTIFY: step3.notify,
        NoticeKind.OFFERED: offers.asked,
        NoticeKind.OFFER_ANSWERED: offers.answered,
        NoticeKind.ALARM: to_staff.alarm,
        NoticeKind.ROOT: to_staff.root,
    }
    return Notices(desk, staff, senders, zone, language)
