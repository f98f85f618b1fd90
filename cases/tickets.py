"""Tickets: one-use links and confirmations, of which the database knows the digest alone."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID

from storage.database import Cause, Database
from storage.effects import first_result, keep_result
from storage.ticket_rows import add_ticket, use_ticket
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
        # Made from the cause and the key ring's secret: a repeat needs no stored token.
        token = self.vault.index("ticket", f"{cause.id}|{purpose}|{subject}|{person_id}")
        async with self.database.write(cause) as session:
            await add_ticket(
                session,
                _digest(token),
                purpose=purpose,
                subject=subject,
                person_id=person_id,
                expires_at=self.now() + timedelta(minutes=minutes),
            )
        return token

    async def redeem(self, purpose: str, token: str, person_id: UUID | None, cause: Cause) -> str:
        """Use a ticket up and return its subject.

        Raises:
            TicketSpentError: It is not (or no longer) good, or not in these hands.
        """
        digest = _digest(token)
        effect = f"redeem:{digest[:40]}"
        async with self.database.write(cause) as session:
            first = await first_result(session, cause.id, effect)
            if first is not None:
                return first
            subject = await use_ticket(session, digest, purpose, person_id, self.now())
            if subject is None:
                raise TicketSpentError
            keep_result(session, cause.id, effect, subject, self.now())
            return subject


def _digest(token: str) -> str:
    return sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
