"""Tickets: one-use links and confirmations, of which the database knows the digest alone."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from storage.database import Cause, Database
from storage.vault import Vault


class TicketSpentError(Exception):
    """The link is unknown, used, too old or another person's: ask for a new one."""


@dataclass(frozen=True)
class Tickets:
    """Issues and redeems tickets."""

    database: Database
    vault: Vault
    now: Callable[[], datetime]

    async def issue(
        self,
        purpose: str,
        subject: str,
        person_id: UUID | None,
        minutes: float,
        cause: Cause,
    ) -> str:
        """A token of 32 symbols a-f0-9, good once for *minutes*; the same again for a repeat.

        With a *person_id* it is good in that person's hands alone.
        """
        raise NotImplementedError

    async def redeem(self, purpose: str, token: str, person_id: UUID | None, cause: Cause) -> str:
        """Use a ticket up and return its subject.

        Raises:
            TicketSpentError: It is not (or no longer) good, or not in these hands.
        """
        raise NotImplementedError
