"""Queries on the queue: pages of open cases from a place on, and counts that stop at a bound."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, TextClause, func, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from storage.case_rows import QUEUE_ORDER
from storage.case_tables import OPEN, SHOWN, WAITING, CaseRow

Condition = ColumnElement[bool] | TextClause


@dataclass(frozen=True)
class Spot:
    """A place in the queue, that of one case."""

    queue_at: datetime
    lodged_at: datetime
    code: str


@dataclass(frozen=True)
class Part:
    """A part of the queue: which of the open cases, said so that an index has them in order.

    What all of a part have alike is named in `alike`: PostgreSQL reads the index in its order
    only when that is asked for too.
    """

    where: tuple[Condition, ...]
    alike: tuple[ColumnElement[Any], ...] = ()


EVERY: Final = Part((OPEN,))
UNCLAIMED: Final = Part((OPEN, CaseRow.holder.is_(None)), (CaseRow.holder.expression,))
AWAITING: Final = Part((WAITING,))


def held_by(person_id: UUID) -> Part:
    """What somebody holds."""
    return Part((OPEN, CaseRow.holder == person_id))


def at_step(step: str) -> Part:
    """What stands at a step."""
    return Part((OPEN, CaseRow.step == step))


def late(now: datetime) -> Part:
    """What should have been done by now."""
    return Part((OPEN, CaseRow.queue_at < now))


async def queue_page(
    session: AsyncSession, part: Part, after: Spot | None, limit: int
) -> Sequence[CaseRow]:
    """The cases of a part by their next due date, those behind a spot; none that is hushed."""
    found = select(CaseRow).where(*part.where, SHOWN).order_by(*part.alike, *QUEUE_ORDER)
    if after is not None:
        behind = tuple_(*QUEUE_ORDER) > tuple_(after.queue_at, after.lodged_at, after.code)
        found = found.where(behind)
    return (await session.scalars(found.limit(limit))).all()


async def queue_counts(
    session: AsyncSession, parts: Mapping[str, Part], most: int
) -> dict[str, int]:
    """How many cases each part has, counted to *most*."""
    counted = [_counted(part, most).label(name) for name, part in parts.items()]
    row = (await session.execute(select(*counted))).one()
    return dict(zip(parts, row, strict=True))


def _counted(part: Part, most: int) -> Any:  # noqa: ANN401 - a scalar subquery of this count
    """The count of a part, off the index that has it in order: no case itself is read."""
    some = select(CaseRow.queue_at).where(*part.where, SHOWN)
    first = some.order_by(*part.alike, *QUEUE_ORDER).limit(most).subquery()
    return select(func.count()).select_from(first).scalar_subquery()
