"""Shrinking: what deleted rows took up goes back to the machine; SQLite has to be asked to."""

from typing import Any

from sqlalchemy import text

from storage.database import Database

AT_ONCE = 2000
"""Pages given back at a time, about 8 MB: nobody who writes waits longer than that takes."""


async def shrink(database: Database) -> None:
    """Let the SQLite file be as large as what is in it.

    A file made by earlier code keeps its free pages for new rows, until it is restored from a
    backup.
    """
    before, free = -1, await free_pages(database)
    while free not in {0, before}:
        async with database.turn, database.engine.connect() as connection:
            driver: Any = (await connection.get_raw_connection()).driver_connection
            # As a statement it would give back a single page: a script is run to its end.
            await driver.executescript(
                f"PRAGMA incremental_vacuum({AT_ONCE}); PRAGMA wal_checkpoint(PASSIVE);"
            )
        before, free = free, await free_pages(database)


async def free_pages(database: Database) -> int:
    """How many pages of the SQLite file hold nothing."""
    async with database.read() as session:
        return await session.scalar(text("PRAGMA freelist_count")) or 0
