"""How a dossier is made: in full or redacted, and locked with a password or not."""

from dataclasses import dataclass
from enum import StrEnum

from handlers.rich import fill


class Options(StrEnum):
    """The ways to make a dossier."""

    FULL_LOCKED = "full-locked"
    FULL_PLAIN = "full-plain"
    REDACTED_LOCKED = "redacted-locked"
    REDACTED_PLAIN = "redacted-plain"

    @property
    def full(self) -> bool:
        """Whether personal words stand in it."""
        return self in {Options.FULL_LOCKED, Options.FULL_PLAIN}

    @property
    def locked(self) -> bool:
        """Whether it opens with a password alone."""
        return self in {Options.FULL_LOCKED, Options.REDACTED_LOCKED}


@dataclass(frozen=True)
class Veil:
    """What a redacted dossier shows in place of words that are kept sealed; None is no veil."""

    mask: str | None

    def over(self, words: str) -> str:
        """The words, or how many signs they have."""
        return words if self.mask is None else fill(self.mask, count=len(words)).text
