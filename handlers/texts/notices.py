"""What notices say, to customers, staff chats and admins: one field a sentence."""

from dataclasses import dataclass

from cases.notices import Lost
from cases.steps import Step
from handlers.texts.care import EventWords


@dataclass(frozen=True)
class ToldWords:
    """How the customer is told of each move that staff or the calendar made."""

    receive: str
    ask: str
    escalate: str
    resolve: str
    reject: str
    spam: str
    unspam: str
    extend: str
    reopen: str
    close: str
    reply: str

    def of(self, move: str) -> str:
        """The sentence for *move* (or a reply)."""
        return str(getattr(self, move))


@dataclass(frozen=True)
class NextWords:
    """What comes next, after each step."""

    lodged: str
    received: str
    received_answered: str
    received_waiting: str
    escalated: str
    resolved: str
    rejected: str
    withdrawn: str
    closed: str

    def of(self, step: Step) -> str:
        """The sentence for *step*."""
        return str(getattr(self, step.value))


@dataclass(frozen=True)
class LostThings:
    """What did not reach the customer: the receipt, the news of a move, or a reply."""

    lodge: str
    receive: str
    ask: str
    escalate: str
    resolve: str
    reject: str
    extend: str
    reopen: str
    close: str
    reply: str
    enclose: str
    other: str

    def of(self, move: str) -> str:
        """The words for what *move* (or a reply) told."""
        return str(getattr(self, move, self.other))


@dataclass(frozen=True)
class LostReasons:
    """Why it did not reach them, and what staff can do."""

    blocked: str
    closed: str
    unknown: str
    refused: str
    failed: str

    def of(self, why: Lost) -> str:
        """The sentences for *why*."""
        return str(getattr(self, why.value))


@dataclass(frozen=True)
class AlarmWords:
    """What an admin is told when something is wrong, by what the alarm says."""

    no_care_group: str
    group_closed_to_the_bot: str
    care_group_lost: str
    care_rights_lost: str
    care_topics_lost: str
    care_group_unseen: str
    cases_left_behind: str
    notice_refused: str
    notice_failed: str
    another_poller: str
    answer_refused: str
    update_set_aside: str
    token_refused: str
    other: str

    def of(self, what: str) -> str:
        """The sentence for an alarm; one that is not known here is named as it is."""
        return str(getattr(self, what.replace(" ", "_"), self.other))


@dataclass(frozen=True)
class NoticeTexts:
    """Every sentence of the notices."""

    told: ToldWords
    next: NextWords
    alarm: AlarmWords
    events: EventWords
    steps_line: str
    reply_foot: str
    question_foot: str
    answer_label: str
    late: str
    late_to_staff: str
    staff_event: str
    unreachable: str
    lost: str
    lost_things: LostThings
    lost_reasons: LostReasons
    topic_closed: str
    erased: str
    root: str
