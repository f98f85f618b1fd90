"""The steps of a complaint and who may move it, as one table."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

REOPEN_WITHIN = timedelta(days=14)


class Step(StrEnum):
    """Where a case stands: three steps, as the policy names them, and four endings."""

    LODGED = "lodged"  # bước 1
    RECEIVED = "received"  # bước 2
    ESCALATED = "escalated"  # bước 3
    RESOLVED = "resolved"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    CLOSED = "closed"


class Move(StrEnum):
    """What changes where a case stands, or whether it waits for the customer."""

    LODGE = "lodge"
    RECEIVE = "receive"
    ASK = "ask"
    ANSWER = "answer"
    ESCALATE = "escalate"
    RESOLVE = "resolve"
    REJECT = "reject"
    WITHDRAW = "withdraw"
    REOPEN = "reopen"
    CLOSE = "close"
    SPAM = "spam"
    UNSPAM = "unspam"
    EXTEND = "extend"


class Talk(StrEnum):
    """What is said in a case without moving it."""

    REPLY = "reply"  # care to the customer
    NOTE = "note"  # care to care, never to the customer
    ADD = "add"  # facts or evidence from the customer


class Role(StrEnum):
    """In what capacity somebody acts; an admin as such only takes up again what was no spam."""

    CUSTOMER = "customer"
    CARE = "care"
    ADMIN = "admin"
    TIMER = "timer"


class Refusal(StrEnum):
    """Why a move is refused."""

    WRONG_STEP = "wrong_step"
    NOT_YOURS = "not_yours"
    NOT_WAITING = "not_waiting"
    TOO_LATE = "too_late"
    TOO_EARLY = "too_early"
    NOT_SPAM = "not_spam"
    EXTENDED = "extended"
    PAUSED = "paused"
    OVERDUE = "overdue"


class Mark(StrEnum):
    """How one of the three steps is drawn."""

    DONE = "done"
    CURRENT = "current"
    AHEAD = "ahead"


@dataclass(frozen=True)
class Rule:
    """A line of the table: from where, to where, by whom; None is the draft before lodging."""

    start: frozenset[Step | None]
    end: Step
    by: frozenset[Role]


@dataclass(frozen=True)
class TalkRule:
    """At which steps something may be said, and by whom."""

    at: frozenset[Step]
    by: frozenset[Role]


OPEN = frozenset({Step.LODGED, Step.RECEIVED, Step.ESCALATED})
ENDED = frozenset(Step) - OPEN

_CUSTOMER, _CARE = frozenset({Role.CUSTOMER}), frozenset({Role.CARE})
_RECEIVED = frozenset({Step.RECEIVED})
_SETTLED = frozenset({Step.RESOLVED, Step.REJECTED})

RULES: Mapping[Move, Rule] = {
    Move.LODGE: Rule(frozenset({None}), Step.LODGED, _CUSTOMER),
    Move.RECEIVE: Rule(frozenset({Step.LODGED}), Step.RECEIVED, _CARE),
    Move.ASK: Rule(_RECEIVED, Step.RECEIVED, _CARE),
    Move.ANSWER: Rule(_RECEIVED, Step.RECEIVED, _CUSTOMER),
    Move.ESCALATE: Rule(_RECEIVED, Step.ESCALATED, _CARE),
    Move.RESOLVE: Rule(frozenset({Step.RECEIVED, Step.ESCALATED}), Step.RESOLVED, _CARE),
    Move.REJECT: Rule(frozenset({Step.LODGED, Step.RECEIVED}), Step.REJECTED, _CARE),
    Move.WITHDRAW: Rule(OPEN, Step.WITHDRAWN, _CUSTOMER),
    Move.REOPEN: Rule(_SETTLED, Step.RECEIVED, _CUSTOMER | _CARE),
    Move.CLOSE: Rule(_SETTLED, Step.CLOSED, frozenset({Role.TIMER})),
    Move.SPAM: Rule(frozenset({Step.LODGED, Step.RECEIVED}), Step.REJECTED, _CARE),
    Move.UNSPAM: Rule(frozenset({Step.REJECTED}), Step.RECEIVED, frozenset({Role.ADMIN})),
    Move.EXTEND: Rule(_RECEIVED, Step.RECEIVED, _CARE),
}

TALK: Mapping[Talk, TalkRule] = {
    Talk.REPLY: TalkRule(frozenset({Step.RECEIVED, Step.ESCALATED}) | _SETTLED, _CARE),
    Talk.NOTE: TalkRule(frozenset(Step), _CARE),
    Talk.ADD: TalkRule(OPEN, _CUSTOMER),
}

_NUMBERS: Mapping[Step, int] = {Step.LODGED: 1, Step.RECEIVED: 2, Step.ESCALATED: 3}

_REASONS: Mapping[Refusal, str] = {
    Refusal.WRONG_STEP: "The case is not at a step where this can be done. Look at it again.",
    Refusal.NOT_YOURS: "This is for somebody else to do.",
    Refusal.NOT_WAITING: "Nothing was asked, so there is nothing to answer. Add it instead.",
    Refusal.TOO_LATE: "The time for reopening has passed. Lodge a new complaint instead.",
    Refusal.TOO_EARLY: "The case can still be reopened. Close it when that time has passed.",
    Refusal.NOT_SPAM: "The case is not marked as spam, so there is nothing to undo.",
    Refusal.EXTENDED: "The date was put off once already, and can be put off no more.",
    Refusal.PAUSED: "The date stands still while the customer is asked. Put it off afterwards.",
    Refusal.OVERDUE: "The date has passed, so it can be put off no more. Answer the customer.",
}


class MoveRefusedError(Exception):
    """The move cannot be made: look at the case again, or leave it to whom it belongs."""

    def __init__(self, step: Step | None, move: StrEnum, role: Role, reason: Refusal) -> None:
        super().__init__(f"{_REASONS[reason]} ({move}, at {step or 'draft'}, by {role})")
        self.step, self.move, self.role, self.reason = step, move, role, reason


def next_step(
    step: Step | None,
    move: Move,
    role: Role,
    *,
    waiting: bool = False,
    spam: bool = False,
    extended: bool = False,
    due: datetime | None = None,
    ended_at: datetime | None = None,
    now: datetime | None = None,
    reopen_within: timedelta = REOPEN_WITHIN,
) -> Step:
    """Return the step that *move* leads to.

    *waiting* says that staff asked and the customer has not answered, *spam* that the case is
    marked as spam, *extended* that its date was put off before. *now* is needed to reopen and to
    close, with *ended_at*, and to extend, with the date *due*; without them these are refused.

    Raises:
        MoveRefusedError: The case is not where the move starts, the move is someone else's,
            or its time has passed or not come.
    """
    rule = RULES[move]
    if role not in rule.by:
        raise MoveRefusedError(step, move, role, Refusal.NOT_YOURS)
    if move is Move.UNSPAM and not spam:
        raise MoveRefusedError(step, move, role, Refusal.NOT_SPAM)
    if step not in rule.start:
        raise MoveRefusedError(step, move, role, Refusal.WRONG_STEP)
    if move is Move.ANSWER and not waiting:
        raise MoveRefusedError(step, move, role, Refusal.NOT_WAITING)
    fixed = _fixed(due, now, waiting=waiting, extended=extended)
    if move is Move.EXTEND and fixed is not None:
        raise MoveRefusedError(step, move, role, fixed)
    reopenable = _reopenable(ended_at, now, reopen_within)
    if move is Move.REOPEN and reopenable is not True:
        raise MoveRefusedError(step, move, role, Refusal.TOO_LATE)
    if move is Move.CLOSE and reopenable is not False:
        raise MoveRefusedError(step, move, role, Refusal.TOO_EARLY)
    return rule.end


def _fixed(
    due: datetime | None, now: datetime | None, *, waiting: bool, extended: bool
) -> Refusal | None:
    """Return why the date cannot be put off; None when it can."""
    if extended:
        return Refusal.EXTENDED
    if waiting:
        return Refusal.PAUSED
    running = due is not None and now is not None and now < due
    return None if running else Refusal.OVERDUE


def _reopenable(ended_at: datetime | None, now: datetime | None, within: timedelta) -> bool | None:
    """Return whether the ending is still young; None when that cannot be told."""
    if ended_at is None or now is None:
        return None
    return now < ended_at + within


def moves_open(
    step: Step,
    role: Role,
    *,
    waiting: bool = False,
    spam: bool = False,
    extended: bool = False,
    due: datetime | None = None,
    ended_at: datetime | None = None,
    now: datetime | None = None,
    reopen_within: timedelta = REOPEN_WITHIN,
) -> tuple[Move, ...]:
    """Return the moves *role* may make now, in the table's order: the buttons to show."""

    def is_open(move: Move) -> bool:
        try:
            next_step(
                step,
                move,
                role,
                waiting=waiting,
                spam=spam,
                extended=extended,
                due=due,
                ended_at=ended_at,
                now=now,
                reopen_within=reopen_within,
            )
        except MoveRefusedError:
            return False
        return True

    return tuple(move for move in RULES if is_open(move))


def waits_after(move: Move) -> bool:
    """Return whether the case waits for the customer once *move* is made: only after asking."""
    return move is Move.ASK


def may_talk(step: Step, talk: Talk, role: Role) -> bool:
    """Return whether *role* may say this kind of thing while the case is at *step*."""
    rule = TALK[talk]
    return step in rule.at and role in rule.by


def check_talk(step: Step, talk: Talk, role: Role) -> None:
    """Pass if *role* may say this kind of thing at *step*.

    Raises:
        MoveRefusedError: The step is wrong for it, or it is someone else's to say.
    """
    if role not in TALK[talk].by:
        raise MoveRefusedError(step, talk, role, Refusal.NOT_YOURS)
    if not may_talk(step, talk, role):
        raise MoveRefusedError(step, talk, role, Refusal.WRONG_STEP)


def step_number(step: Step, reached: int = 1) -> int:
    """Return 1, 2 or 3: the step the case is at, or how far an ended one came.

    The result is what a case stores as *reached* after each move, so that an ending keeps it.
    """
    return _NUMBERS.get(step, reached)


def step_marks(step: Step, reached: int = 1) -> tuple[Mark, Mark, Mark]:
    """Return how steps 1, 2 and 3 are drawn; an ended case has no current step."""
    at = step_number(step, reached)

    def mark(number: int) -> Mark:
        if number > at:
            return Mark.AHEAD
        return Mark.CURRENT if number == at and step in OPEN else Mark.DONE

    return mark(1), mark(2), mark(3)


def step_line(step: Step, reached: int = 1) -> str:
    """Return the three steps in one line, such as "1 ● 2 ● 3 ○" for a received case."""
    marks = enumerate(step_marks(step, reached), start=1)
    return " ".join(f"{number} {'○' if mark is Mark.AHEAD else '●'}" for number, mark in marks)
