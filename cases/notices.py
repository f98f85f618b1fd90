"""The notices: which kinds there are, what their values carry, and which chat hears of what.

Values hold ids, codes and times alone: words are fetched when a notice is rendered, so that an
erasure reaches the notices that still wait.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from cases.dossier import Card, CaseView, Said
from cases.steps import Move, Role, Step
from cases.urging import Urging


class NoticeKind(StrEnum):
    """What is told, to whom."""

    CARD = "card"  # care: post the case's card, or edit it in place
    STAFF_EVENT = "staff_event"  # a staff chat: what has happened in a case
    DEADLINE = "deadline"  # a staff chat, the holder or an admin: a due date is near or past
    HALF_TIME = "half_time"  # the holder, else care: half the time to a due date has passed
    UNREACHABLE = "unreachable"  # care: something told, or all, does not reach a customer
    ERASED = "erased"  # care: a case was withdrawn and erased; its card says so from now on
    RECEIPT = "receipt"  # the customer: their complaint has come, under which code
    RECEIPT_PAPER = "receipt_paper"  # the customer: the receipt as a PDF
    CUSTOMER_CARD = "customer_card"  # the customer: the live card of their case, edited in place
    STEP_TOLD = "step_told"  # the customer: a move, with the step reached and the next date
    REPLY = "reply"  # the customer: a reply of staff
    QUESTION = "question"  # the customer: staff ask something
    ENCLOSED = "enclosed"  # the customer: a file, or an album, that goes with what staff said
    REFERRAL_DUE = "referral_due"  # the holder, then staff chats: an authority has not answered
    NOTIFY = "notify"  # an admin: a violation is held to be notifiable, by when
    DELIVERED = "delivered"  # a staff chat: whether what was confirmed there reached the customer
    OFFERED = "offered"  # a colleague, else care: cases they are asked to take
    OFFER_ANSWERED = "offer_answered"  # who offered cases, else care: taken, or declined
    ALARM = "alarm"  # an admin: something is wrong with the bot
    ROOT = "root"  # an admin: the hash over all audit chains at the end of a day


MISSED = frozenset(
    {
        NoticeKind.RECEIPT,
        NoticeKind.STEP_TOLD,
        NoticeKind.REPLY,
        NoticeKind.QUESTION,
        NoticeKind.ENCLOSED,
    }
)
"""What is told to the customer of a case; should it never arrive, the care group hears it."""

TO_CUSTOMER = MISSED | {NoticeKind.RECEIPT_PAPER, NoticeKind.CUSTOMER_CARD}
"""All that goes to the customer of a case."""

OF_OFFERS = frozenset({NoticeKind.OFFERED, NoticeKind.OFFER_ANSWERED})
"""What is told of cases that change hands, several at once it may be."""

FALLS_TO_CARE = OF_OFFERS | {NoticeKind.REFERRAL_DUE, NoticeKind.HALF_TIME}
"""What a colleague is told in private; should it never arrive, the care group hears it instead."""


class Lost(StrEnum):
    """Why something told to a customer will not reach them."""

    BLOCKED = "blocked"
    CLOSED = "closed"
    UNKNOWN = "unknown"
    REFUSED = "refused"
    FAILED = "failed"


class Sent(StrEnum):
    """How far something said to a customer has come."""

    WAITING = "waiting"
    RETRYING = "retrying"
    SENT = "sent"
    LOST = "lost"


class Hears(StrEnum):
    """What a bound chat is told; `care` is the care group, of which there is one."""

    CARE = "care"
    STEPS = "steps"
    STEP3 = "step3"
    DEADLINES = "deadlines"
    ALL = "all"


_TOLD_BY_MOVE = {
    Move.RECEIVE: NoticeKind.STEP_TOLD,
    Move.ASK: NoticeKind.QUESTION,
    Move.ESCALATE: NoticeKind.STEP_TOLD,
    Move.RESOLVE: NoticeKind.STEP_TOLD,
    Move.REJECT: NoticeKind.STEP_TOLD,
    Move.REOPEN: NoticeKind.STEP_TOLD,
    Move.CLOSE: NoticeKind.STEP_TOLD,
    Move.SPAM: NoticeKind.STEP_TOLD,
    Move.UNSPAM: NoticeKind.STEP_TOLD,
    Move.EXTEND: NoticeKind.STEP_TOLD,
}

_STEP_HEARERS = frozenset({Hears.STEPS, Hears.ALL})
_STEP3_HEARERS = _STEP_HEARERS | {Hears.STEP3}
_DEADLINE_HEARERS = frozenset({Hears.DEADLINES, Hears.ALL, Hears.CARE})


@dataclass(frozen=True)
class NoticeView:
    """A notice with everything its renderer needs, read when it goes out.

    For the customer `case` is their own view as it is now and `said` what was said to them, in
    `language`; for a staff chat `card` is filled. `move`, `step`, `reached`, `role`, `at` and
    `due` (the next date, None when nothing is owed) are of the moment the notice tells of.
    `values` are the notice's own; an ERASED one has `code`, `message` and `thread` there.
    """

    kind: NoticeKind
    language: str
    case: CaseView | None
    card: Card | None
    said: Said | None
    move: str | None
    step: Step | None
    reached: int | None
    role: Role | None
    urging: Urging | None
    at: datetime | None
    due: datetime | None
    values: dict[str, Any]

    @property
    def lost(self) -> Lost | None:
        """Why what the notice tells of never arrived; None when it is of nothing in particular."""
        why = self.values.get("lost")
        return Lost(why) if why else None


def card_merge(case_id: UUID) -> str:
    """The merge key of a case's card: one waiting edit is enough."""
    return f"card:{case_id}"


def told_to_customer(move: Move, by: Role) -> NoticeKind | None:
    """What the customer is told of a move, None of their own (the handler answers those)."""
    return None if by is Role.CUSTOMER else _TOLD_BY_MOVE.get(move)


def hears_event(hears: Hears, by: Role, start: Step | None, end: Step) -> bool:
    """Whether a chat is told of a move as an event of its own.

    The care group has the card, which is edited silently: it is told only what the customer
    did. Who asked for step 3 hears of cases that come to it or end there.
    """
    if hears is Hears.CARE:
        return by is Role.CUSTOMER and start is not None
    if Step.ESCALATED in {start, end}:
        return hears in _STEP3_HEARERS
    return hears in _STEP_HEARERS


def hears_talk(hears: Hears, by: Role) -> bool:
    """Whether a chat is told that something was said: the care group, of the customer's words."""
    return by is Role.CUSTOMER and hears in {Hears.CARE, Hears.ALL}


def hears_deadlines(hears: Hears) -> bool:
    """Whether a chat is told of due dates."""
    return hears in _DEADLINE_HEARERS


def hears_referral(hears: Hears) -> bool:
    """Whether a chat is told of an authority that has not answered: who hears of step 3."""
    return hears is Hears.CARE or hears in _STEP3_HEARERS
