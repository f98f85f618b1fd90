"""Reasons: why the next date of a case is the one it is, as its customer is told."""

from dataclasses import dataclass
from enum import StrEnum

from cases.dossier import CaseView
from cases.steps import Move


class Owed(StrEnum):
    """What the firm owes next."""

    FIRST = "first"
    RESOLVE = "resolve"


@dataclass(frozen=True)
class Reason:
    """What is owed, counted from when; `waited` says that time spent waiting was left out."""

    owed: Owed
    reopened: bool
    waited: bool


def reason(view: CaseView) -> Reason | None:
    """Why the case's next date is what it is; None when no date is owed."""
    if view.next_due is None:
        return None
    owed = Owed.FIRST if view.answered_at is None else Owed.RESOLVE
    moves = [event.move for event in view.timeline]
    reopened = Move.REOPEN in moves
    if reopened:
        moves = moves[len(moves) - moves[::-1].index(Move.REOPEN) :]
    return Reason(owed, reopened, Move.ANSWER in moves)
