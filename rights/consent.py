"""Consent: given for one purpose to one exact text, provable, withdrawable."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from uuid import UUID, uuid4

from sqlalchemy.ext.asyncio import AsyncSession

from cases.people import Person
from storage.audit import HOUSE, append
from storage.case_tables import ConsentRow
from storage.consent_rows import consents, end_consents
from storage.database import Cause, Database
from storage.effects import first_result, keep_result
from storage.miss_rows import misses_of, take_misses
from storage.removal_rows import hurry_removals


class Purpose(StrEnum):
    """What a consent is for."""

    COMPLAINT = "complaint"
    MISSES = "misses"


@dataclass(frozen=True)
class Consent:
    """A consent as recorded: to which text (by version and SHA-256), in which language, when."""

    id: UUID
    purpose: Purpose
    version: str
    sha256: str
    language: str
    given_at: datetime
    withdrawn_at: datetime | None


@dataclass(frozen=True)
class Consents:
    """Records consents and their withdrawal."""

    database: Database
    now: Callable[[], datetime]

    async def give(
        self,
        person: Person,
        purpose: Purpose,
        text: str,
        language: str,
        version: str,
        *,
        cause: Cause,
    ) -> Consent:
        """Record that the person agreed to exactly this *text*.

        One that is in force for the same text already stands as it is.
        """
        known_by = digest(text)
        async with self.database.write(cause) as session:
            for row in await consents(session, person.id, purpose):
                if row.sha256 == known_by and row.withdrawn_at is None:
                    return _consent(row)
            row = ConsentRow(
                id=uuid4(),
                person_id=person.id,
                purpose=purpose,
                version=version,
                sha256=known_by,
                language=language,
                given_at=self.now(),
                withdrawn_at=None,
            )
            session.add(row)
            await self._record(session, "consent", person, cause, purpose, row.id)
            return _consent(row)

    async def withdraw(self, person: Person, purpose: Purpose, cause: Cause) -> bool:
        """End what was agreed for *purpose*; False if nothing was.

        Missed questions go with the consent they were kept on, and the messages that show them
        to admins at once.
        """
        async with self.database.write(cause) as session:
            first = await first_result(session, cause.id, f"unconsent:{purpose}")
            if first is not None:
                return bool(first)
            ended = await end_consents(session, person.id, purpose, self.now())
            if purpose is Purpose.MISSES:
                await hurry_removals(
                    session, [row.id for row in await misses_of(session, person.id)], self.now()
                )
                await take_misses(session, person.id)
            for consent_id in ended:
                await self._record(session, "unconsent", person, cause, purpose, consent_id)
            count = str(len(ended)) if ended else ""
            keep_result(session, cause.id, f"unconsent:{purpose}", count, self.now())
            return bool(ended)

    async def given(self, person: Person, purpose: Purpose) -> Consent | None:
        """The newest consent in force for *purpose*."""
        async with self.database.read() as session:
            found = await consents(session, person.id, purpose)
            in_force = [_consent(row) for row in found if row.withdrawn_at is None]
            return in_force[-1] if in_force else None

    async def all(self, person: Person) -> tuple[Consent, ...]:
        """All consents of a person, ended ones too, the oldest first."""
        async with self.database.read() as session:
            return tuple(_consent(row) for row in await consents(session, person.id))

    async def _record(
        self,
        session: AsyncSession,
        move: str,
        person: Person,
        cause: Cause,
        purpose: Purpose,
        consent_id: UUID,
    ) -> None:
        await append(
            session,
            HOUSE,
            move,
            role="customer",
            actor=person.id,
            cause=cause.id,
            now=self.now(),
            start=purpose,
            end=str(consent_id),
        )


def digest(text: str) -> str:
    """The SHA-256 by which the exact *text* of a consent is known."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _consent(row: ConsentRow) -> Consent:
    return Consent(
        row.id,
        Purpose(row.purpose),
        row.version,
        row.sha256,
        row.language,
        row.given_at,
        row.withdrawn_at,
    )
