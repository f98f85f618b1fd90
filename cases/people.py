"""The people who write to the bot, known by a sealed Telegram id and a blind index."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from cases.notices import NoticeKind
from cases.telling import post_card
from storage.case_rows import open_cases_of
from storage.database import Cause, Database
from storage.effects import first_result, keep_result
from storage.outbox import CARE, Outbox
from storage.people_rows import PersonGoneError, met, person, person_of, user_of
from storage.rows import PersonRow
from storage.vault import Vault

__all__ = ["People", "Person", "PersonGoneError", "as_person"]

VIETNAMESE = "vi"
MET = "met"


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
        async with self.database.read() as session:
            row = await person_of(session, self.vault, user_id)
            return None if row is None else as_person(self.vault, row)

    async def by_id(self, person_id: UUID) -> Person | None:
        """The person of an id of ours."""
        async with self.database.read() as session:
            row = await person(session, person_id)
            return None if row is None else as_person(self.vault, row)

    async def meet(
        self, user_id: int, *, language: str | None = None, started: bool, cause: Cause
    ) -> Person:
        """The person of a Telegram id, from now on known.

        A new person reads Vietnamese unless *language* says otherwise; one already known keeps
        their own. *started* says that they wrote to the bot in private, so that it may write.
        """
        found = await self.known(user_id)
        if found is not None and (not started or (found.started and found.reachable)):
            return found
        async with self.database.write(cause) as session:
            row = await met(
                session,
                self.vault,
                user_id,
                language=language or VIETNAMESE,
                now=self.now(),
            )
            if started:
                row.started = row.reachable = True
            if found is None and await first_result(session, cause.id, MET) is None:
                keep_result(session, cause.id, MET, "", self.now())
            return as_person(self.vault, row)

    async def met_by(self, cause: Cause) -> bool:
        """Whether it was *cause* by which somebody new became known."""
        async with self.database.read() as session:
            return await first_result(session, cause.id, MET) is not None

    async def speak(self, person_id: UUID, language: str, cause: Cause) -> None:
        """Write to this person in *language* from now on; a repeat changes nothing."""
        async with self.database.write(cause) as session:
            row = await person(session, person_id)
            if row is not None and await first_result(session, cause.id, "speak") is None:
                row.language = language
                keep_result(session, cause.id, "speak", language, self.now())

    async def reached(
        self,
        person_id: UUID,
        yes: bool,
        cause: Cause | None = None,
        *,
        told_of: UUID | None = None,
    ) -> None:
        """Note whether the person could be written to; care hears when an open case's cannot.

        Of the case *told_of* care is told otherwise, namely what has not arrived.
        """
        async with self.database.write(cause) as session:
            row = await person(session, person_id)
            if row is None or row.reachable == yes:
                return
            row.reachable = yes
            await session.flush()  # whoever is told of it next sees it so
            for case_id in await open_cases_of(session, person_id):
                await post_card(self.outbox, session, case_id, self.now())
                if not yes and case_id != told_of:
                    await self._tell_care(session, case_id)

    async def _tell_care(self, session: AsyncSession, case_id: UUID) -> None:
        now = self.now()
        await self.outbox.add(
            session,
            NoticeKind.UNREACHABLE,
            CARE,
            {"case": str(case_id), "at": now.isoformat()},
            now,
            case_id=case_id,
            merge=f"unreachable:{case_id}",
        )


def as_person(vault: Vault, row: PersonRow) -> Person:
    """The person a row holds."""
    return Person(row.id, user_of(vault, row), row.language, row.started, row.reachable)
