"""The plans of the lists of staff: an index yields each in its order, from a place on."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import event, text
from sqlalchemy.ext.asyncio import AsyncSession

from storage.database import Database
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
from storage.search_rows import Seen, Sought, search_cases

NOW = datetime(2026, 11, 26, tzinfo=UTC)
SOMEBODY = UUID(int=1)
PARTS = {
    "every": EVERY,
    "unclaimed": UNCLAIMED,
    "awaiting": AWAITING,
    "held": held_by(SOMEBODY),
    "step": at_step("escalated"),
    "late": late(NOW),
}
SEARCHES = {
    "date": Sought(since=NOW, until=NOW),
    "clause": Sought(clause="1.5"),
    "kind": Sought(kinds=("phone",)),
    "holder": Sought(holder=SOMEBODY),
    "free": Sought(free=True),
    "step": Sought(step="closed"),
    "all": Sought(),
}
UNSORTED = ("SET enable_seqscan = off", "SET enable_sort = off", "SET enable_bitmapscan = off")
"""PostgreSQL would read so few rows in any way: it is to read an index, and to sort if it must."""


@contextmanager
def asked(database: Database) -> Iterator[list[tuple[str, Any]]]:
    """The queries that are sent meanwhile, as they are sent."""
    found: list[tuple[str, Any]] = []

    def note(_one: Any, _two: Any, statement: str, parameters: Any, *_: Any) -> None:
        if statement.startswith("SELECT"):
            found.append((statement, parameters))

    engine = database.engine.sync_engine
    event.listen(engine, "before_cursor_execute", note)
    yield found
    event.remove(engine, "before_cursor_execute", note)


async def plan(session: AsyncSession, database: Database, query: tuple[str, Any]) -> str:
    """How the database goes about a query."""
    if not database.is_sqlite:
        for setting in UNSORTED:
            await session.execute(text(setting))
    explain = "EXPLAIN QUERY PLAN" if database.is_sqlite else "EXPLAIN"
    connection = await session.connection()
    rows = await connection.exec_driver_sql(f"{explain} {query[0]}", query[1])
    return "\n".join(str(row[-1]) for row in rows)


def is_in_order(plan: str) -> bool:
    """Whether no row is sorted, and none is read but by an index."""
    return not any(each in plan for each in ("Sort", "TEMP B-TREE", "Seq Scan", "SCAN cases\n"))


@pytest.mark.parametrize("after", [None, Spot(NOW, NOW, "KN-0000-0000")])
@pytest.mark.parametrize("part", PARTS.values(), ids=PARTS)
async def test_a_page_of_the_queue_is_read_from_an_index_in_its_order(
    database: Database, part: Part, after: Spot | None
) -> None:
    """Every part of it, from the top and from a place on."""
    async with database.read() as session:
        with asked(database) as queries:
            await queue_page(session, part, after, 11)
        found = await plan(session, database, queries[0])
    assert is_in_order(found), found
    assert "ix_cases_" in found


async def test_the_parts_are_counted_by_their_indexes(database: Database) -> None:
    """All in one query, off those that have open cases alone, however many have ended."""
    async with database.read() as session:
        with asked(database) as queries:
            assert set((await queue_counts(session, PARTS, 1001)).values()) == {0}
        assert len(queries) == 1
        found = await plan(session, database, queries[0])
    assert is_in_order(found), found
    assert found.count("ix_cases_") >= len(PARTS)
    assert not any(each in found for each in ("ix_cases_by_", "Index Scan", "Bitmap")), found


@pytest.mark.parametrize("after", [None, Seen(NOW, "KN-0000-0000")])
@pytest.mark.parametrize("sought", SEARCHES.values(), ids=SEARCHES)
async def test_a_search_is_read_from_an_index_in_its_order(
    database: Database, sought: Sought, after: Seen | None
) -> None:
    """By whichever one condition, from the newest on or from a place on."""
    async with database.read() as session:
        with asked(database) as queries:
            await search_cases(session, sought, after, 10)
        found = await plan(session, database, queries[0])
    assert is_in_order(found), found
