"""Reasons: why the next date of a case is the one it is, as its customer is told."""

from dataclasses import dataclass
from enum import StrEnum

from cases.dossier import CaseView
from cases.steps import Move

_ANEW = frozenset({Move.REOPEN, Move.UNSPAM})


class Owed(StrEnum):
    """What the firm owes next."""

    FIRST = "first"
    RESOLVE = "resolve"


@dataclass(frozen=True)
class Reason:
    """What is owed, counted from when.

    `waited` says that time spent waiting was left out, `extended` that the date was put off.
    """

    owed: Owed
    reopened: bool
    waited: bool
    extended: bool = False


def reason(view: CaseView) -> Reason | None:
    """Why the case's next date is what it is; None when no date is owed."""
    if view.next_due is None:
        return None
    owed = Owed.FIRST if view.answered_at is None else Owed.RESOLVE
    moves = [event.move for event in view.timeline]
    anew = [number for number, move in enumerate(moves, start=1) if move in _ANEW]
    since = moves[anew[-1] :] if anew else moves
    return Reason(owed, bool(anew), Move.ANSWER in since, Move.EXTEND in since)
