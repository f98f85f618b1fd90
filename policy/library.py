"""The library: the policy's versions, and which of them is in force."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from policy.document import Document
from storage.database import Cause, Database

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
        raise NotImplementedError

    async def in_force(self) -> Version | None:
        """The version in force, None before the first load."""
        raise NotImplementedError

    async def version(self, number: int) -> Version | None:
        """The version of that number."""
        raise NotImplementedError

    async def versions(self) -> tuple[Version, ...]:
        """All versions, the newest first."""
        raise NotImplementedError

    async def roll_back(self, number: int, by: UUID | None, cause: Cause) -> Version:
        """Put an older version in force again.

        Raises:
            VersionUnknownError: There is none of that number.
            SamePolicyError: It is in force.
        """
        raise NotImplementedError
