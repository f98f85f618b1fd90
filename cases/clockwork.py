"""The clockwork: what a move makes of a case's columns, its due dates above all."""

from datetime import datetime
from typing import Any

from cases.deadlines import Deadlines, due_dates, extended, next_due, shifted
from cases.dossier import Actor
from cases.office import Office
from cases.spam import spam_mark
from cases.steps import ENDED, Move, Role, Step, step_number, waits_after
from storage.case_rows import dated
from storage.case_tables import CaseRow

WORDED = frozenset({Move.ASK, Move.ESCALATE, Move.RESOLVE, Move.REJECT, Move.SPAM, Move.EXTEND})
"""The moves by which staff answer the customer: they need words, and count as an answer."""

ANEW = frozenset({Move.REOPEN, Move.UNSPAM})
"""The moves after which an ended case is owed everything once more."""


class Clockwork(Office):
    """Reckons what is owed, and by when."""

    def values_after(
        self, row: CaseRow, move: Move, end: Step, actor: Actor, at: datetime
    ) -> dict[str, Any]:
        """The columns of the case after the move."""
        due = self._due(row, move, at)
        reopened = move in ANEW
        answered = None if reopened else row.answered_at or (at if move in WORDED else None)
        waiting = (row.waiting_since or at) if waits_after(move) else None
        takes = actor.role is Role.CARE and (reopened or move is Move.RECEIVE)
        ends = end in ENDED and move is not Move.CLOSE
        owed = next_due(due, end, answered=answered is not None, waiting=waiting is not None)
        values = {
            "step": end,
            "reached": step_number(end, row.reached),
            "waiting_since": waiting,
            "first_answer_due": due.first_answer,
            "resolve_due": due.resolve,
            "next_due": owed,
            "answered_at": answered,
            "ended_at": at if ends else (None if reopened else row.ended_at),
            "holder": actor.person_id if takes else row.holder,
            "extended_at": at if move is Move.EXTEND else None if reopened else row.extended_at,
            **spam_mark(row, move, actor, at),
            "hushed_until": row.hushed_until if actor.role is Role.CUSTOMER else None,
        }
        # What was told of the same date stays as the timer has it.
        return values if owed == row.next_due else {**values, **dated(owed, at)}

    def _due(self, row: CaseRow, move: Move, at: datetime) -> Deadlines:
        """The due dates after the move: anew when reopened, later when put off or after a wait."""
        if move in ANEW:
            return due_dates(at, self.promise, self.calendar, self.zone)
        if move is Move.EXTEND:
            later = extended(row.resolve_due, self.promise, self.calendar, self.zone)
            return Deadlines(row.first_answer_due, later)
        if row.waiting_since is None or waits_after(move):
            return Deadlines(row.first_answer_due, row.resolve_due)
        first, resolve = (
            shifted(due, row.waiting_since, at, self.calendar, self.zone)
            for due in (row.first_answer_due, row.resolve_due)
        )
        return Deadlines(first, resolve)
