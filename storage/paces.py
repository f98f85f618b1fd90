"""The pacer's ledgers: when a bucket next has room, kept in memory or shared by replicas."""

import time
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Protocol

from sqlalchemy import func
from sqlalchemy.dialects import postgresql

from storage.database import Database, DatabaseClock
from storage.rows import PaceRow

REMEMBERED = 20_000


class Ledger(Protocol):
    """Reserves room in buckets (generic cell rate algorithm)."""

    async def reserve(self, bucket: str, seconds: float, burst: float) -> float:
        """Book *seconds* of a bucket's time; return how long to wait before using it.

        *burst* seconds of unused time are forgiven.
        """

    async def hold(self, bucket: str, seconds: float) -> None:
        """Let nothing of a bucket pass for *seconds*."""


@dataclass(frozen=True)
class MemoryLedger:
    """The ledger of a single process."""

    free_at: OrderedDict[str, float] = field(default_factory=OrderedDict)

    async def reserve(self, bucket: str, seconds: float, burst: float) -> float:
        """Book in memory."""
        now = time.monotonic()
        start = max(self.free_at.pop(bucket, 0.0), now - burst)
        self.free_at[bucket] = start + seconds
        while len(self.free_at) > REMEMBERED:
            self.free_at.popitem(last=False)
        return max(0.0, start - now)

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
