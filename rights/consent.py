"""Consent: given for one purpose to one exact text, provable, withdrawable."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from cases.people import Person
from storage.database import Cause, Database


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
        raise NotImplementedError

    async def withdraw(self, person: Person, purpose: Purpose, cause: Cause) -> bool:
        """End what was agreed for *purpose*; False if nothing was."""
        raise NotImplementedError

    async def given(self, person: Person, purpose: Purpose) -> Consent | None:
        """The newest consent in force for *purpose*."""
        raise NotImplementedError

    async def all(self, person: Person) -> tuple[Consent, ...]:
        """All consents of a person, ended ones too, the oldest first."""
        raise NotImplementedError
