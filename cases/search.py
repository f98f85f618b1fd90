"""The search: cases found by what they are, the newest first, a page at a time."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from uuid import UUID

from cases.cards import Cards
from cases.dossier import Card
from cases.questions import DataKind
from cases.steps import Step
from storage.search_rows import Seen, Sought, search_cases

EARLIEST: Final = date(1970, 1, 2)
LATEST: Final = date(9998, 12, 31)
"""No case is older or newer; days beyond would be beyond the calendar in another time zone."""


@dataclass(frozen=True)
class Query:
    """What a case must be to be found; both days count, `free` is that nobody holds it."""

    since: date | None = None
    until: date | None = None
    clause: str = ""
    kinds: tuple[DataKind, ...] = ()
    step: Step | None = None
    holder: UUID | None = None
    free: bool = False


@dataclass(frozen=True)
class SearchPage:
    """Cases found; `further` is where to look on, None when all were looked at."""

    cards: tuple[Card, ...]
    further: Seen | None


class Search(Cards):
    """Finds cases for staff, open or ended."""

    async def search(self, query: Query, after: Seen | None = None, size: int = 10) -> SearchPage:
        """The cases that a query means, from a place on."""
        async with self.database.read() as session:
            found = await search_cases(session, self._sought(query), after, size)
            return SearchPage(tuple(await self.cards(session, found.rows)), found.further)

    def _sought(self, query: Query) -> Sought:
        return Sought(
            since=self._midnight(query.since),
            until=self._midnight(query.until, days=1),
            clause=query.clause,
            kinds=tuple(query.kinds),
            step=query.step or "",
            holder=query.holder,
            free=query.free,
        )

    def _midnight(self, day: date | None, *, days: int = 0) -> datetime | None:
        """When a day begins where the firm is, or one so many *days* after it."""
        if day is None:
            return None
        near = min(max(day, EARLIEST), LATEST) + timedelta(days=days)
        return datetime.combine(near, time(), self.zone).astimezone(UTC)
