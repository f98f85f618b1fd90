"""What staff read when a date is near or past: one field a sentence, `{named}` places."""

from dataclasses import dataclass

from cases.urging import Urging, Why


@dataclass(frozen=True)
class UrgingWords:
    """How far the date has come."""

    half: str
    soon: str
    late: str
    overdue: str

    def of(self, urging: Urging) -> str:
        """The sentence for *urging*."""
        return str(getattr(self, urging.value))


@dataclass(frozen=True)
class WhyWords:
    """Why the date is still open."""

    unreceived: str
    unanswered: str
    unsolved: str
    customer_wrote: str

    def of(self, why: Why) -> str:
        """The sentence for *why*."""
        return str(getattr(self, why.value))


@dataclass(frozen=True)
class ClockTexts:
    """Every sentence of a reminder."""

    urging: UrgingWords
    target: str
    first_answer: str
    resolve: str
    why: WhyWords
    no_holder: str
    holder: str
    held_by: str
    start_me: str
    can_extend: str
    for_admins: str
