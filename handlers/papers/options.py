"""How a dossier is made: in full or redacted, and locked with a password or not."""

import secrets
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from handlers.rich import fill

_SIGNS: Final = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""No sign that is taken for another."""

_GROUPS: Final = 5
_IN_GROUP: Final = 4


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


def one_time_password() -> str:
    """A password that can be read out and typed by hand, of 99 bits; drawn anew each time."""
    drawn = [secrets.choice(_SIGNS) for _ in range(_GROUPS * _IN_GROUP)]
    groups = (drawn[at : at + _IN_GROUP] for at in range(0, len(drawn), _IN_GROUP))
    return "-".join("".join(group) for group in groups)
