"""Day keys: what passes through is sealed under its day's key, and ends when that is dropped."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.rows import DayKeyRow
from storage.upserts import insert_new
from storage.vault import DataKey, Vault, place


class DayGoneError(Exception):
    """The key of that day has been dropped: what it sealed is gone for good."""


@dataclass(frozen=True)
class DayKeys:
    """The keys by day; a key is remembered only once it is surely in the database."""

    vault: Vault
    known: dict[date, DataKey] = field(default_factory=dict)

    async def key(self, session: AsyncSession, day: date) -> DataKey:
        """The key of *day*, made in this transaction if it is the day's first."""
        if day in self.known:
            return self.known[day]
        wrapped = await session.scalar(select(DayKeyRow.key).where(DayKeyRow.day == day))
        if wrapped is None:
            await insert_new(session, DayKeyRow, day=day, key=self.vault.new_key(day)[1])
            session.info.setdefault("fresh days", set()).add(day)
            wrapped = await session.scalar(select(DayKeyRow.key).where(DayKeyRow.day == day))
        if wrapped is None:
            raise DayGoneError(str(day))
        key = self.vault.unwrap(day, wrapped)
        if day not in session.info.get("fresh days", ()):
            self.known[day] = key
        return key

    async def old_key(self, session: AsyncSession, day: date) -> DataKey:
        """The key of a day that has been.

        Raises:
            DayGoneError: It has been dropped.
        """
        if day in self.known:
            return self.known[day]
        wrapped = await session.scalar(select(DayKeyRow.key).where(DayKeyRow.day == day))
        if wrapped is None:
            raise DayGoneError(str(day))
        return self.vault.unwrap(day, wrapped)

    async def seal(
        self, session: AsyncSession, table: str, row: UUID, plain: bytes, now: datetime
    ) -> tuple[date, bytes]:
        """Seal a body under today's key; return the day and the sealed bytes."""
        day = now.date()
        key = await self.key(session, day)
        return day, self.vault.seal(key, place(table, "body", row), plain)

    async def open(
        self, session: AsyncSession, table: str, row: UUID, day: date, sealed: bytes
    ) -> bytes:
        """Open a body.

        Raises:
            DayGoneError: Its day's key has been dropped.
        """
        key = await self.old_key(session, day)
        return self.vault.open(key, place(table, "body", row), sealed)

    async def drop_before(self, session: AsyncSession, day: date) -> None:
        """Drop the keys of the days before *day*."""
        await session.execute(delete(DayKeyRow).where(DayKeyRow.day < day))
        for old in [known for known in self.known if known < day]:
            del self.known[old]
