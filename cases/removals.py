"""Removals: private messages of ours that are to be deleted when their time is up."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from storage.database import Cause, Database
from storage.people_rows import user_of
from storage.removal_rows import add_removal, due_removals, forget_removal
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
        self,
        person_id: UUID,
        message_ids: Sequence[int],
        due_at: datetime,
        cause: Cause,
        *,
        case_id: UUID | None = None,
    ) -> None:
        """Have messages in the private chat of a person deleted at *due_at*.

        Those that show a case, or a missed question by its own id, go at once when who it is of
        is erased.
        """
        async with self.database.write(cause) as session:
            for message_id in message_ids:
                await add_removal(session, cause.id, person_id, message_id, due_at, case_id)

    async def due(self, limit: int = 50) -> tuple[Removal, ...]:
        """The messages whose time is up."""
        async with self.database.read() as session:
            return tuple(
                Removal(row.id, user_of(self.vault, owner), row.message_id)
                for row, owner in await due_removals(session, self.now(), limit)
            )

    async def done(self, removal_id: UUID) -> None:
        """Forget a message: it is deleted, or can no longer be."""
        async with self.database.write() as session:
            await forget_removal(session, removal_id)
