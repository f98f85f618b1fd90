"""Missed questions: kept sealed from those who agreed to it, for admins to learn from."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID, uuid5

from sqlalchemy.ext.asyncio import AsyncSession

from cases.masking import mask
from cases.people import Person
from rights.consent import Purpose
from storage.audit import HOUSE, append
from storage.case_tables import MissRow
from storage.consent_rows import consents
from storage.database import Cause, Database
from storage.effects import first_result, keep_result
from storage.miss_rows import count_misses, misses_of, newest_misses, sweep_misses
from storage.people_rows import key_of
from storage.upserts import insert_new
from storage.vault import Vault, place

KEPT: Final = timedelta(days=180)
SHOWN: Final = 10
READ: Final = "read misses"


@dataclass(frozen=True)
class Miss:
    """A question that was not answered as meant: its words, and what was answered from where."""

    id: UUID
    question: str
    policy_number: int
    outcome: str
    at: datetime


@dataclass(frozen=True)
class Misses:
    """Keeps missed questions under their askers' own keys, and shows them to admins."""

    database: Database
    vault: Vault
    now: Callable[[], datetime]

    async def keep(
        self,
        person: Person,
        message_id: int,
        question: str,
        *,
        policy_number: int,
        outcome: str,
        cause: Cause,
    ) -> bool:
        """Keep a question, its secrets masked; False without a consent of theirs in force.

        The question of one message is kept once.
        """
        async with self.database.write(cause) as session:
            given = await consents(session, person.id, Purpose.MISSES)
            if all(each.withdrawn_at is not None for each in given):
                return False
            miss_id = uuid5(person.id, f"miss|{message_id}")
            key, where = await key_of(session, self.vault, person.id), _where(miss_id)
            await insert_new(
                session,
                MissRow,
                id=miss_id,
                person_id=person.id,
                body=self.vault.seal_text(key, where, mask(question).text),
                policy_number=policy_number,
                outcome=outcome[:60],
                at=self.now(),
            )
            return True

    async def count(self) -> int:
        """How many are kept."""
        async with self.database.read() as session:
            return await count_misses(session)

    async def of(self, person: Person) -> tuple[Miss, ...]:
        """Those of one person, the oldest first."""
        async with self.database.read() as session:
            return await self._opened(session, await misses_of(session, person.id))

    async def newest(self, reader: Person, cause: Cause) -> tuple[Miss, ...]:
        """The newest for an admin to read; each reading is audited."""
        async with self.database.write(cause) as session:
            if await first_result(session, cause.id, READ) is None:
                await append(
                    session,
                    HOUSE,
                    READ,
                    role="admin",
                    actor=reader.id,
                    cause=cause.id,
                    now=self.now(),
                    end=f"of:{await count_misses(session)}",
                )
                keep_result(session, cause.id, READ, "", self.now())
            return await self._opened(session, await newest_misses(session, SHOWN))

    async def sweep(self) -> int:
        """Delete what has been kept for 180 days."""
        async with self.database.write() as session:
            return await sweep_misses(session, self.now() - KEPT)

    async def _opened(self, session: AsyncSession, rows: list[MissRow]) -> tuple[Miss, ...]:
        keys = {
            owner: await key_of(session, self.vault, owner)
            for owner in {row.person_id for row in rows}
        }
        return tuple(
            Miss(
                row.id,
                self.vault.open_text(keys[row.person_id], _where(row.id), row.body),
                row.policy_number,
                row.outcome,
                row.at,
            )
            for row in rows
        )


def _where(miss_id: UUID) -> str:
    return place("misses", "body", miss_id)
