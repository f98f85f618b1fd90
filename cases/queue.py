"""The queue: the open cases by deadline, in parts, a page at a time."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from uuid import UUID

from cases.cards import Cards
from cases.dossier import Card
from cases.steps import Step
from storage.case_rows import open_counts
from storage.queue_rows import (
    AWAITING,
    EVERY,
    UNCLAIMED,
    Part,
    Spot,
    at_step,
    held_by,
    late,
    queue_counts,
    queue_page,
)

MOST: Final = 1000
"""How far a part is counted; of more it is only said that there are."""


class Filter(StrEnum):
    """The parts of the queue."""

    ALL = "all"
    MINE = "mine"
    FREE = "free"
    LATE = "late"
    WAITING = "wait"
    STEP3 = "step3"


@dataclass(frozen=True)
class QueuePage:
    """A page of a part of the queue, the nearest deadline first.

    `after` is where the next page begins, None on the last. `counts` has all parts, each
    counted to one more than `MOST`.
    """

    cards: tuple[Card, ...]
    part: Filter
    after: Spot | None
    counts: Mapping[Filter, int]


@dataclass(frozen=True)
class Numbers:
    """The open cases in exact numbers."""

    by_step: Mapping[Step, int]
    late: int
    waiting: int


class Queue(Cards):
    """Shows the open cases in the order in which something is owed."""

    async def queue(
        self,
        viewer: UUID | None = None,
        part: Filter = Filter.ALL,
        after: Spot | None = None,
        size: int = 10,
    ) -> QueuePage:
        """A page of what a *part* of the queue has behind a spot; *viewer* is who is "mine"."""
        parts = self._parts(viewer)
        async with self.database.read() as session:
            rows = await queue_page(session, parts[part], after, size + 1)
            shown, more = rows[:size], len(rows) > size
            counts = await queue_counts(session, parts, MOST + 1)
            cards = await self.cards(session, shown)
            last = Spot(shown[-1].queue_at, shown[-1].lodged_at, shown[-1].code) if more else None
            known = {Filter(name): count for name, count in counts.items()}
            return QueuePage(tuple(cards), part, last, known)

    async def numbers(self) -> Numbers:
        """The open cases counted to the last one; it takes longer the more there are."""
        async with self.database.read() as session:
            counted, overdue, waiting = await open_counts(session, self.now())
        return Numbers({Step(step): count for step, count in counted.items()}, overdue, waiting)

    def _parts(self, viewer: UUID | None) -> dict[str, Part]:
        return {
            Filter.ALL: EVERY,
            Filter.MINE: held_by(viewer or UUID(int=0)),
            Filter.FREE: UNCLAIMED,
            Filter.LATE: late(self.now()),
            Filter.WAITING: AWAITING,
            Filter.STEP3: at_step(Step.ESCALATED),
        }
