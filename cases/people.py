"""The people who write to the bot, known by a sealed Telegram id and a blind index."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from storage.database import Cause, Database
from storage.outbox import Outbox
from storage.vault import Vault


class PersonGoneError(Exception):
    """The person is not known, or was erased meanwhile: begin again with /start."""


@dataclass(frozen=True)
class Person:
    """Someone the bot knows; a private chat's id is its person's `user_id`."""

    id: UUID
    user_id: int
    language: str
    started: bool
    reachable: bool


@dataclass(frozen=True)
class People:
    """Who is known, in which language they read, and whether they can be written to."""

    database: Database
    vault: Vault
    outbox: Outbox
    now: Callable[[], datetime]

    async def known(self, user_id: int) -> Person | None:
        """The person of a Telegram id, None if nothing is held of them."""
        raise NotImplementedError

    async def by_id(self, person_id: UUID) -> Person | None:
        """The person of an id of ours."""
        raise NotImplementedError

    async def meet(
        self, user_id: int, *, language: str | None = None, started: bool, cause: Cause
    ) -> Person:
        """The person of a Telegram id, from now on known.

        A new person reads Vietnamese unless *language* says otherwise; *started* says that
        they wrote to the bot in private, so that it may write to them.
        """
        raise NotImplementedError

    async def speak(self, person_id: UUID, language: str, cause: Cause) -> None:
        """Write to this person in *language* from now on."""
        raise NotImplementedError

    async def reached(self, person_id: UUID, yes: bool, cause: Cause | None = None) -> None:
        """Note whether the person could be written to; care hears when an open case's cannot."""
        raise NotImplementedError
