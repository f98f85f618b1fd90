"""What was in flight when the bot died: messages that may have gone out without a mark of it."""

import sqlite3
from dataclasses import dataclass, field
from typing import Any

import asyncpg

CLAIMED = "SELECT id, fence FROM outbox WHERE state = 'waiting' AND lease_until > {now}"
BEGUN = """
    SELECT i.id, l.fence FROM inbox i JOIN leases l ON l.name = i.chat
    WHERE i.state = 'waiting' AND l.holder <> '' AND l.until > {now}
    AND i.seq = (SELECT min(seq) FROM inbox WHERE chat = i.chat AND state = 'waiting')
"""
NOW = {
    "sqlite": "(julianday('now') - 2440587.5) * 86400.0",
    "postgresql": "extract(epoch FROM clock_timestamp())",
}


@dataclass
class Flight:
    """The notices claimed and the updates under work at every kill, each claim once.

    Read without leaving a trace: a database file opened to be written to would be recovered
    from its log here, and not by the bot that starts next.
    """

    url: str
    claims: set[tuple[Any, ...]] = field(default_factory=set)

    @property
    def count(self) -> int:
        """How many there were."""
        return len(self.claims)

    async def look(self) -> None:
        """Look into the database of a bot that is dead."""
        now = NOW[self.url.partition(":")[0]]
        for query in (CLAIMED, BEGUN):
            self.claims.update(await self._rows(query.format(now=now)))

    async def _rows(self, query: str) -> list[tuple[Any, ...]]:
        if self.url.startswith("sqlite"):
            path = self.url.removeprefix("sqlite:///")
            file = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
            try:
                return file.execute(query).fetchall()
            finally:
                file.close()
        connection = await asyncpg.connect(self.url)
        try:
            return [tuple(row) for row in await connection.fetch(query)]
        finally:
            await connection.close()
