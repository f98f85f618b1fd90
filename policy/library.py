"""The library: the policy's versions, and which of them is in force."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from policy.document import Document
from policy.reader import read_policy
from storage.audit import HOUSE, append, take_turn
from storage.database import Cause, Database, wake
from storage.effects import first_result, keep_result
from storage.policy_rows import add_policy, in_force, policies, policy, put_in_force
from storage.rows import PolicyRow

TOPIC = "policy"
"""The wake-up that says another version is in force."""


class SamePolicyError(Exception):
    """The text is in force already: there is nothing to load."""


class VersionUnknownError(Exception):
    """There is no version of that number: look at the list of versions."""


@dataclass(frozen=True)
class Version:
    """A policy version; `in_force_since` is None for one that never was in force."""

    number: int
    title: str
    sha256: str
    loaded_at: datetime
    in_force_since: datetime | None
    document: Document


@dataclass(frozen=True)
class Library:
    """Loads policy versions and puts them in force. `by` is an admin's person id."""

    database: Database
    now: Callable[[], datetime]
    parsed: dict[int, Document] = field(default_factory=dict)

    async def load(self, data: bytes, by: UUID | None, cause: Cause) -> Version:
        """Read a policy and put it in force as a new version.

        Raises:
            PolicyRefusedError: It cannot be read as a policy; the one in force stays.
            SamePolicyError: Its text is the one in force.
        """
        document = await asyncio.to_thread(read_policy, data)
        async with self.database.write(cause) as session:
            # Replicas that start together load the first policy one after the other.
            await take_turn(session, HOUSE)
            first = await first_result(session, cause.id, "load")
            if first is not None:
                return self._version(await self._row(session, int(first)))
            current = await in_force(session)
            if current is not None and current.sha256 == document.sha256:
                raise SamePolicyError
            number = await add_policy(
                session,
                title=document.title,
                text=document.text,
                sha256=document.sha256,
                loaded_at=self.now(),
                loaded_by=by,
            )
            return await self._put_in_force(session, number, "load", by, cause)

    async def roll_back(self, number: int, by: UUID | None, cause: Cause) -> Version:
        """Put an older version in force again.

        Raises:
            VersionUnknownError: There is none of that number.
            SamePolicyError: It is in force.
        """
        async with self.database.write(cause) as session:
            await take_turn(session, HOUSE)
            row = await self._row(session, number)
            if await first_result(session, cause.id, "roll back") is not None:
                return self._version(row)
            current = await in_force(session)
            if current is not None and current.number == number:
                raise SamePolicyError
            return await self._put_in_force(session, number, "roll back", by, cause)

    async def in_force(self) -> Version | None:
        """The version in force, None before the first load."""
        async with self.database.read() as session:
            row = await in_force(session)
            return None if row is None else self._version(row)

    async def version(self, number: int) -> Version | None:
        """The version of that number."""
        async with self.database.read() as session:
            row = await policy(session, number)
            return None if row is None else self._version(row)

    async def versions(self) -> tuple[Version, ...]:
        """All versions, the newest first."""
        async with self.database.read() as session:
            return tuple(self._version(row) for row in await policies(session))

    async def _put_in_force(
        self, session: AsyncSession, number: int, effect: str, by: UUID | None, cause: Cause
    ) -> Version:
        current = await in_force(session)
        await put_in_force(session, number, self.now())
        await append(
            session,
            HOUSE,
            effect,
            role="admin" if by else "house",
            actor=by,
            cause=cause.id,
            now=self.now(),
            start="" if current is None else f"policy:{current.number}",
            end=f"policy:{number}",
        )
        keep_result(session, cause.id, effect, str(number), self.now())
        wake(session, TOPIC)
        return self._version(await self._row(session, number))

    async def _row(self, session: AsyncSession, number: int) -> PolicyRow:
        row = await policy(session, number)
        if row is None:
            raise VersionUnknownError(number)
        await session.refresh(row)
        return row

    def _version(self, row: PolicyRow) -> Version:
        document = self.parsed.get(row.number)
        if document is None:
            document = self.parsed[row.number] = read_policy(row.text.encode())
        return Version(
            row.number, row.title, row.sha256, row.loaded_at, row.in_force_since, document
        )
