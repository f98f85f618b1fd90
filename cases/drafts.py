"""The drafts: open dialogs, sealed, which no restart and no repeated update can spoil."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cases.people import Person
from storage.database import Cause, Database
from storage.vault import Vault


@dataclass(frozen=True)
class Draft:
    """An open dialog: its kind, what it holds (JSON values) and when it was last touched."""

    kind: str
    content: dict[str, Any]
    touched_at: datetime


@dataclass(frozen=True)
class Drafts:
    """Loads and keeps dialogs by chat, person and kind.

    A handler that runs again for the same cause is shown each draft as it was before that
    cause; what it saves then takes the place of what its first run saved.
    """

    database: Database
    vault: Vault
    now: Callable[[], datetime]

    async def load(self, kind: str, chat_id: int, person: Person, cause: Cause) -> Draft | None:
        """The dialog, None if it is not open."""
        raise NotImplementedError

    async def any_open(self, chat_id: int, person: Person, cause: Cause) -> Draft | None:
        """The dialog of this chat and person that was touched last."""
        raise NotImplementedError

    async def save(
        self, kind: str, chat_id: int, person: Person, content: dict[str, Any], cause: Cause
    ) -> None:
        """Keep the dialog as it is now."""
        raise NotImplementedError

    async def drop(self, kind: str, chat_id: int, person: Person, cause: Cause) -> None:
        """Close the dialog."""
        raise NotImplementedError

    async def sweep(self, older_than: datetime) -> int:
        """Delete closed dialogs whose cause is dealt with, and all last touched before."""
        raise NotImplementedError
