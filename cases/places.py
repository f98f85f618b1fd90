"""Places in the lists of staff, as a button carries them: where to go on, and with what query."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Final
from uuid import UUID

from cases.questions import DataKind
from cases.search import Query
from cases.steps import Step
from storage.queue_rows import Spot
from storage.search_rows import Seen

_DIGITS: Final = "0123456789abcdefghijklmnopqrstuvwxyz"
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_KINDS: Final = dict(zip(_DIGITS, DataKind, strict=False))
_STEPS: Final = dict(zip(_DIGITS, Step, strict=False))
_NOBODY: Final = "-"
_HEX: Final = 8

SPOT: Final = r"[0-9a-z]{1,13}\.[0-9a-z]{1,13}\.[0-9A-Z]{8}"
"""The pattern of a place in the queue."""

SEARCH: Final = (
    r"[0-9a-z]{0,5},[0-9a-z]{0,5},[0-9a-z]?,[0-9a-z]*,(?:-|[0-9a-f]{8})?,[0-9a-z.]*"
    r":[0-9a-z]{1,13}\.[0-9A-Z]{8}"
)
"""The pattern of a query and how far it has come."""


def written_spot(spot: Spot) -> str:
    """A place in the queue in at most 36 characters."""
    return f"{_moment(spot.queue_at)}.{_moment(spot.lodged_at)}.{_short(spot.code)}"


def read_spot(text: str) -> Spot:
    """The place that was written so."""
    queue_at, lodged_at, code = text.split(".")
    return Spot(_read_moment(queue_at), _read_moment(lodged_at), _long(code))


def written_search(query: Query, seen: Seen) -> str:
    """A query and how far it has come; of its holder the first digits of the id."""
    holder = _NOBODY if query.free else query.holder.hex[:_HEX] if query.holder else ""
    parts = (
        _day(query.since),
        _day(query.until),
        next((key for key, step in _STEPS.items() if step is query.step), ""),
        "".join(key for key, kind in _KINDS.items() if kind in query.kinds),
        holder,
        query.clause,
    )
    return f"{','.join(parts)}:{_moment(seen.lodged_at)}.{_short(seen.code)}"


def written_whole(query: Query, now: datetime) -> str:
    """A query that has not come anywhere yet: it begins with the newest case."""
    return written_search(query, Seen(now + timedelta(days=1), "KN-ZZZZ-ZZZZ"))


def read_search(text: str, colleagues: Iterable[UUID]) -> tuple[Query, Seen] | None:
    """The query that was written so, and its place; None if its holder is no colleague now."""
    query, place = text.split(":")
    since, until, step, kinds, holder, clause = query.split(",")
    lodged_at, code = place.split(".")
    named = [each for each in colleagues if holder and each.hex.startswith(holder)]
    if holder not in {"", _NOBODY} and not named:
        return None
    asked = Query(
        _read_day(since),
        _read_day(until),
        clause,
        tuple(_KINDS[key] for key in kinds if key in _KINDS),
        _STEPS.get(step),
        named[0] if named else None,
        holder == _NOBODY,
    )
    return asked, Seen(_read_moment(lodged_at), _long(code))


def _moment(moment: datetime) -> str:
    return _number((moment - _EPOCH) // timedelta(microseconds=1))


def _read_moment(text: str) -> datetime:
    """The moment; one beyond all calendars is the last there is."""
    most = (datetime.max.replace(tzinfo=UTC) - _EPOCH) // timedelta(microseconds=1)
    return _EPOCH + timedelta(microseconds=min(int(text, 36), most))


def _day(day: date | None) -> str:
    return "" if day is None else _number(day.toordinal())


def _read_day(text: str) -> date | None:
    return date.fromordinal(max(1, min(int(text, 36), date.max.toordinal()))) if text else None


def _number(number: int) -> str:
    digits = ""
    while number:
        number, digit = divmod(number, len(_DIGITS))
        digits = _DIGITS[digit] + digits
    return digits or "0"


def _short(code: str) -> str:
    return re.sub("-", "", code)[2:]


def _long(code: str) -> str:
    return f"KN-{code[:4]}-{code[4:]}"
