"""The pacer's ledgers: when a bucket next has room, kept in memory or shared by replicas."""

import json
import time
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Protocol

from sqlalchemy import func, select, update
from sqlalchemy.dialects import postgresql

from storage.database import Database, DatabaseClock
from storage.rows import PaceRow
from storage.upserts import insert_new

REMEMBERED = 20_000


class Ledger(Protocol):
    """Reserves room in buckets (generic cell rate algorithm)."""

    async def reserve(self, bucket: str, seconds: float, burst: float) -> float:
        """Book *seconds* of a bucket's time; return how long to wait before using it.

        *burst* seconds of unused time are forgiven.
        """

    async def book(self, bucket: str, count: int, seconds: float) -> float:
        """Book one of *count* uses in any *seconds*; return how long to wait before it."""

    async def hold(self, bucket: str, seconds: float) -> None:
        """Let nothing of a bucket pass for *seconds*."""


def next_use(recent: list[float], count: int, seconds: float, now: float) -> float:
    """When the next use may be, so that no stretch of *seconds* holds more than *count*."""
    last = recent[-1] if recent else now
    freed = recent[-count] + seconds if len(recent) >= count else now
    return max(now, last, freed)


@dataclass(frozen=True)
class MemoryLedger:
    """The ledger of a single process."""

    free_at: OrderedDict[str, float] = field(default_factory=OrderedDict)
    recent: dict[str, list[float]] = field(default_factory=dict)

    async def reserve(self, bucket: str, seconds: float, burst: float) -> float:
        """Book in memory."""
        now = time.monotonic()
        start = max(self.free_at.pop(bucket, 0.0), now - burst)
        self.free_at[bucket] = start + seconds
        while len(self.free_at) > REMEMBERED:
            self.free_at.popitem(last=False)
        return max(0.0, start - now)

    async def book(self, bucket: str, count: int, seconds: float) -> float:
        """Book in memory."""
        now = time.monotonic()
        uses = self.recent.setdefault(bucket, [])
        start = max(next_use(uses, count, seconds, now), self.free_at.get(bucket, 0.0))
        uses.append(start)
        del uses[:-count]
        return start - now

    async def hold(self, bucket: str, seconds: float) -> None:
        """Hold in memory."""
        self.free_at[bucket] = max(self.free_at.get(bucket, 0.0), time.monotonic() + seconds)


@dataclass(frozen=True)
class SharedLedger:
    """The ledger of replicas on one PostgreSQL, by its clock."""

    database: Database

    async def reserve(self, bucket: str, seconds: float, burst: float) -> float:
        """Book in the shared row."""
        clock = DatabaseClock()
        new = postgresql.insert(PaceRow).values(bucket=bucket, free_at=clock - burst + seconds)
        booked = new.on_conflict_do_update(
            index_elements=[PaceRow.bucket],
            set_={"free_at": func.greatest(PaceRow.free_at, clock - burst) + seconds},
        ).returning(PaceRow.free_at - seconds - clock)
        async with self.database.write() as session:
            wait = await session.scalar(booked)
        return max(0.0, float(wait or 0.0))

    async def book(self, bucket: str, count: int, seconds: float) -> float:
        """Book in the shared row, locked meanwhile."""
        async with self.database.write() as session:
            await insert_new(session, PaceRow, bucket=bucket, free_at=0.0)
            row = (
                await session.execute(
                    select(PaceRow.free_at, PaceRow.recent, DatabaseClock())
                    .where(PaceRow.bucket == bucket)
                    .with_for_update()
                )
            ).one()
            free_at, uses, now = row[0], json.loads(row[1]), row[2]
            start = max(next_use(uses, count, seconds, now), free_at)
            uses = [*uses, start][-count:]
            await session.execute(
                update(PaceRow).where(PaceRow.bucket == bucket).values(recent=json.dumps(uses))
            )
        return max(0.0, float(start - now))

    async def hold(self, bucket: str, seconds: float) -> None:
        """Hold in the shared row."""
        until = DatabaseClock() + seconds
        new = postgresql.insert(PaceRow).values(bucket=bucket, free_at=until)
        held = new.on_conflict_do_update(
            index_elements=[PaceRow.bucket],
            set_={"free_at": func.greatest(PaceRow.free_at, until)},
        )
        async with self.database.write() as session:
            await session.execute(held)
