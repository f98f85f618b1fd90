"""Removals: private messages of ours that are to be deleted when their time is up."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from storage.database import Cause, Database
from storage.vault import Vault


@dataclass(frozen=True)
class Removal:
    """A message to delete in a private chat."""

    id: UUID
    user_id: int
    message_id: int


@dataclass(frozen=True)
class Removals:
    """Remembers which messages are to go, and when."""

    database: Database
    vault: Vault
    now: Callable[[], datetime]

    async def keep(
        self, person_id: UUID, message_ids: tuple[int, ...], due_at: datetime, cause: Cause
    ) -> None:
        """Have messages in the private chat of a person deleted at *due_at*."""
        raise NotImplementedError

    async def due(self, limit: int = 50) -> tuple[Removal, ...]:
        """The messages whose time is up."""
        raise NotImplementedError

    async def done(self, removal_id: UUID) -> None:
        """Forget a message: it is deleted, or can no longer be."""
        raise NotImplementedError
