"""What staff read of the dates of cases: one field a sentence, `{named}` places."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ClockTexts:
    """Every sentence that reminds of a date: which it is, and why it is still owed."""

    half: str
    soon: str
    late: str
    later: str

    first: str
    resolve: str

    unreceived: str
    unanswered: str
    unresolved: str
    holder: str
    holder_left: str
    nobody: str
    foot: str

    def of(self, name: str) -> str:
        """The sentence of this name."""
        return str(getattr(self, name))
