"""Spam: complaints that care staff have marked as none, and that an admin may take up again."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cases.dossier import Actor
from cases.office import Office
from cases.steps import Move, Talk
from storage.abuse_rows import spam_cases, spam_count
from storage.case_tables import CaseRow
from storage.staff_rows import names


@dataclass(frozen=True)
class Marked:
    """A case marked as spam: when, and by which colleague; None if they have gone."""

    code: str
    at: datetime
    by: str | None


@dataclass(frozen=True)
class MarkedPage:
    """The last cases marked as spam, of `total` that can still be taken up again."""

    cases: tuple[Marked, ...]
    total: int


class Spam(Office):
    """Shows admins what was marked as spam; marking and undoing are moves."""

    async def marked(self, limit: int = 10) -> MarkedPage:
        """The cases marked as spam and not closed yet, the last marked first."""
        async with self.database.read() as session:
            rows = await spam_cases(session, limit)
            known = await names(session, self.vault, [row.spam_by for row in rows])
            found = [
                Marked(row.code, row.spam_at, known.get(row.spam_by) if row.spam_by else None)
                for row in rows
                if row.spam_at is not None
            ]
            return MarkedPage(tuple(found), await spam_count(session))


def spam_mark(row: CaseRow, move: Move, actor: Actor, at: datetime) -> dict[str, Any]:
    """The columns that say who marked a case as spam: set by SPAM, kept by closing alone."""
    if move is Move.SPAM:
        return {"spam_at": at, "spam_by": actor.person_id}
    kept = move is Move.CLOSE
    return {
        "spam_at": row.spam_at if kept else None,
        "spam_by": row.spam_by if kept else None,
    }


def kept_as(move: Move) -> Move | Talk:
    """As what the words of a move are kept: why something is spam is for colleagues alone."""
    return Talk.NOTE if move is Move.SPAM else move
