"""Queries that search all cases, the newest first, and look at no more than so many at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Subquery, exists, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from storage.case_rows import cases_by_id
from storage.case_tables import CaseRow
from storage.desk_tables import CaseKindRow

Looked = Select[*tuple[Any, ...]]

AT_ONCE: Final = 2000
"""How many cases that meet the first condition are held against the others at once."""


@dataclass(frozen=True)
class Sought:
    """What a case must be; `until` itself is no longer meant."""

    since: datetime | None = None
    until: datetime | None = None
    clause: str = ""
    kinds: tuple[str, ...] = ()
    step: str = ""
    holder: UUID | None = None
    free: bool = False


@dataclass(frozen=True)
class Seen:
    """How far a search has come: to this case."""

    lodged_at: datetime
    code: str


@dataclass(frozen=True)
class Found:
    """Cases found, the newest first, and where to look on; None when all were looked at."""

    rows: Sequence[CaseRow]
    further: Seen | None


async def search_cases(
    session: AsyncSession, sought: Sought, after: Seen | None, limit: int
) -> Found:
    """The cases that are all that is sought, the newest first.

    One condition has its index read in order, the rest are held against what it yields.
    """
    looked, rest = _looked_at(sought, after)
    if not rest:
        looked = looked.limit(limit + 1)
        ids = [row.id for row in await session.execute(looked)]
        return await _found(session, ids, limit, None)
    newest = looked.limit(AT_ONCE).subquery()
    meets = [_holds(newest, name, value) for name, value in rest]
    # Of one moment the index of a kind has cases by their id, the others have them by code.
    order = newest.c.lodged_at.desc(), (newest.c.id if sought.kinds else newest.c.code).desc()
    ids = list(await session.scalars(select(newest.c.id).where(*meets).order_by(*order)))
    last = None
    if len(ids) <= limit:
        ends = looked.offset(AT_ONCE - 1).limit(1)
        end = (await session.execute(ends)).one_or_none()
        last = None if end is None else Seen(end.lodged_at, end.code)
    return await _found(session, ids[: limit + 1], limit, last)


async def _found(
    session: AsyncSession, ids: Sequence[UUID], limit: int, last: Seen | None
) -> Found:
    rows = await cases_by_id(session, ids[:limit])
    if len(ids) > limit and rows:
        return Found(rows, Seen(rows[-1].lodged_at, rows[-1].code))
    return Found(rows, last)


def _looked_at(sought: Sought, after: Seen | None) -> tuple[Looked, list[tuple[str, Any]]]:
    """The cases to look at, in order, and the conditions that are left to hold against them."""
    wanted: list[tuple[str, Any]] = [("kind", kind) for kind in sought.kinds]
    wanted += [("clause", sought.clause)] if sought.clause else []
    wanted += [("holder", sought.holder)] if sought.holder or sought.free else []
    wanted += [("step", sought.step)] if sought.step else []
    columns = CaseRow.id, CaseRow.lodged_at, CaseRow.code, CaseRow.clause, CaseRow.holder
    found: Looked = select(*columns, CaseRow.step)
    first, rest = (wanted[0], wanted[1:]) if wanted else (None, [])
    if first is not None and first[0] == "kind":
        return _of_a_kind(found, first[1], sought, after), rest
    at = CaseRow.lodged_at
    order: list[ColumnElement[Any]] = [at.desc(), CaseRow.code.desc()]
    found = found.where(*_dated(at, sought))
    if first is not None:
        column: Any = getattr(CaseRow, first[0])
        # PostgreSQL reads the index of what nobody holds in its order only if that is asked for.
        order = [column.desc(), *order] if first[1] is None else order
        found = found.where(column.is_(None) if first[1] is None else column == first[1])
    if after is not None:
        found = found.where(tuple_(at, CaseRow.code) < tuple_(after.lodged_at, after.code))
    return found.order_by(*order), rest


def _of_a_kind(found: Looked, kind: str, sought: Sought, after: Seen | None) -> Looked:
    """The cases about a kind of data; of those lodged in one moment each is seen once."""
    at = CaseKindRow.lodged_at
    found = found.join(CaseKindRow, CaseKindRow.case_id == CaseRow.id)
    found = found.where(CaseKindRow.kind == kind, *_dated(at, sought))
    if after is not None:
        last = select(CaseRow.id).where(CaseRow.code == after.code).scalar_subquery()
        found = found.where(tuple_(at, CaseKindRow.case_id) < tuple_(after.lodged_at, last))
    return found.order_by(at.desc(), CaseKindRow.case_id.desc())


def _dated(at: Any, sought: Sought) -> list[ColumnElement[bool]]:  # noqa: ANN401 - a column
    since = [] if sought.since is None else [at >= sought.since]
    return since if sought.until is None else [*since, at < sought.until]


def _holds(newest: Subquery, name: str, value: Any) -> ColumnElement[bool]:  # noqa: ANN401
    if name == "kind":
        of_it = CaseKindRow.case_id == newest.c.id, CaseKindRow.kind == value
        return exists().where(*of_it, CaseKindRow.lodged_at == newest.c.lodged_at)
    column: ColumnElement[Any] = newest.c[name]
    return column.is_(None) if value is None else column == value
