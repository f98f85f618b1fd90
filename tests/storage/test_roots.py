"""The daily roots over the audit chains."""

from datetime import timedelta
from uuid import uuid4

from sqlalchemy import delete

from storage import audit
from storage.case_tables import AuditRow
from storage.database import Database
from storage.roots import broken_root, keep_root
from tests.conftest import MovableClock


async def enter(database: Database, clock: MovableClock, count: int = 2) -> None:
    """Put entries into the house's chain."""
    async with database.write() as session:
        for _ in range(count):
            await audit.append(
                session, audit.HOUSE, "bind", role="admin", actor=None, cause=uuid4(), now=clock()
            )


async def test_a_root_is_kept_once_and_holds_while_the_chains_grow(
    database: Database, clock: MovableClock
) -> None:
    """What comes later does not touch the root of a day that is over."""
    await enter(database, clock)
    until = clock() + timedelta(hours=1)
    async with database.write() as session:
        assert await keep_root(session, "2026-11-23", until, clock()) is not None
        assert await keep_root(session, "2026-11-23", until, clock()) is None
    clock.move(days=1)
    await enter(database, clock)
    async with database.read() as session:
        assert await broken_root(session) is None


async def test_a_chain_cut_at_its_end_no_longer_gives_the_root(
    database: Database, clock: MovableClock
) -> None:
    """Which the chain's own hashes cannot show."""
    await enter(database, clock)
    async with database.write() as session:
        await keep_root(session, "2026-11-23", clock() + timedelta(hours=1), clock())
        await session.execute(delete(AuditRow).where(AuditRow.number == 2))
    async with database.read() as session:
        assert await broken_root(session) == "the root of 2026-11-23"


async def test_a_day_before_anything_happened_has_no_root(
    database: Database, clock: MovableClock
) -> None:
    """Nothing to seal, nothing to tell."""
    async with database.write() as session:
        assert await keep_root(session, "2026-11-22", clock(), clock()) is None
