"""Contacts as they are typed: "Công ty ABC; 24/11; gọi điện, hẹn trả lời trong tuần"."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Final

from cases.words import fold

_DAY: Final = re.compile(r"(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?")
_TODAY: Final = frozenset({"hom nay", "nay", "today"})
_YESTERDAY: Final = frozenset({"hom qua", "yesterday"})


@dataclass(frozen=True)
class Contact:
    """Whom staff contacted, when, and how or about what."""

    name: str
    at: datetime
    how: str


class FutureContactError(ValueError):
    """The day of the contact has not come yet: give the day on which it took place."""


def read_contact(text: str, now: datetime, zone: tzinfo) -> Contact | None:
    """Return the contact that *text* tells: a name, then a day and words if there are any.

    Without a day it was now. None when there is no name.

    Raises:
        FutureContactError: The day has not come yet.
    """
    name, *rest = (part.strip() for part in text.split(";", 2))
    day = read_day(rest[0], now.astimezone(zone).date()) if rest else None
    how = "; ".join(part for part in (rest if day is None else rest[1:]) if part)
    if not name:
        return None
    today = now.astimezone(zone).date()
    if day is not None and day > today:
        raise FutureContactError
    at = (
        now
        if day in {None, today}
        else datetime.combine(day or today, time(12), zone).astimezone(UTC)
    )
    return Contact(name, at, how)


def read_day(text: str, today: date) -> date | None:
    """Return the day that *text* names, one without a year the latest such day; None if none."""
    said = fold(text).strip(" .")
    if said in _TODAY:
        return today
    if said in _YESTERDAY:
        return today - timedelta(days=1)
    found = _DAY.fullmatch(said)
    if found is None:
        return None
    day, month, year = (int(part) if part else None for part in found.groups())
    try:
        named = date(year or today.year, month or 1, day or 1)
        return named if year or named <= today else named.replace(year=today.year - 1)
    except ValueError:
        return None
