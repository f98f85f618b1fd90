"""Clocks of the law: its terms as data, an internal target and no legal advice."""

import tomllib
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final

SHIPPED: Final = Path(__file__).with_name("clocks.toml")
_AT_MOST: Final = 24 * 366


class ClocksError(ValueError):
    """The file of terms cannot be used: correct the line it names, then start again."""


@dataclass(frozen=True)
class BreachClock:
    """How long after its detection a breach is to be notified, by which law, seen when."""

    hours: int
    source: str
    seen: date

    def due(self, detected: datetime) -> datetime:
        """By when a breach detected then is to be notified."""
        return detected + timedelta(hours=self.hours)


def load_breach_clock(path: Path = SHIPPED) -> BreachClock:
    """Return the term for notifying a breach kept in *path*, by default the shipped one.

    Raises:
        ClocksError: The file is missing or a line of it is wrong.
    """
    try:
        stated = tomllib.loads(path.read_text(encoding="utf-8")).get("breach", {})
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as trouble:
        raise ClocksError(f"{path.name} cannot be read: {trouble}.") from trouble
    hours, source, seen = (stated.get(name) for name in ("hours", "source", "seen"))
    if type(hours) is not int or not 1 <= hours <= _AT_MOST:
        raise ClocksError(f"hours in [breach] must be a whole number from 1 to {_AT_MOST}.")
    if not isinstance(source, str) or not isinstance(seen, date):
        raise ClocksError("[breach] must state its source in quotes and the date it was seen.")
    return BreachClock(hours, source, seen)
