"""What customers read on the live card of their case, and when they are asked if it was solved."""

from dataclasses import dataclass

from cases.reasons import Owed, Reason


@dataclass(frozen=True)
class OwnCardTexts:
    """One field per sentence; `{named}` places are filled, `**bold**` is set."""

    held: str
    not_held: str
    with_authority: str
    with_named_authority: str

    paused: str
    due_first: str
    due_resolve: str
    overdue: str
    why_first: str
    why_first_reopened: str
    why_resolve: str
    why_resolve_reopened: str
    waited: str
    extended: str
    no_date: str

    moved_down: str
    erased: str

    rate_ask: str
    rate_button: str
    rated: str
    rate_noted: str
    rate_words: str
    rate_skip_button: str
    rate_skipped: str
    rate_words_kept: str
    rate_words_only: str
    rate_refused: str

    def due(self, owed: Owed) -> str:
        """By when *owed* is to come."""
        return str(getattr(self, f"due_{owed}"))

    def why(self, reason: Reason) -> str:
        """Why the next date is the one it is."""
        reopened = "_reopened" if reason.reopened else ""
        return str(getattr(self, f"why_{reason.owed}{reopened}"))
