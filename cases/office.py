"""The office: what every part of the desk works with, and how a case is found and spoken in."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, tzinfo
from uuid import UUID, uuid4

from sqlalchemy.ext.asyncio import AsyncSession

from cases.calendar import Calendar
from cases.deadlines import Promise
from cases.dossier import Actor, CaseNotFoundError, EmptyTextError
from cases.reference import read_code
from cases.steps import Move, Role, Talk
from storage.audit import append
from storage.case_rows import case_row
from storage.case_tables import CaseRow, TalkRow
from storage.database import Cause, Database
from storage.outbox import Outbox
from storage.people_rows import key_of
from storage.vault import Vault, place


@dataclass(frozen=True)
class Office:
    """The drawers, the rules and the clock that the desk works with."""

    database: Database
    vault: Vault
    outbox: Outbox
    calendar: Calendar
    promise: Promise
    zone: tzinfo
    now: Callable[[], datetime]

    async def found(
        self,
        session: AsyncSession,
        case: UUID | str,
        customer: UUID | None = None,
        *,
        held: bool = False,
    ) -> CaseRow:
        """The case, and for a *customer* only their own; *held* till the end of the write.

        Raises:
            CaseNotFoundError: No such case, or another customer's: the answer is the same.
        """
        named = case if isinstance(case, UUID) else read_code(case)
        row = None if named is None else await case_row(session, named, held=held)
        if row is None or customer not in {None, row.person_id}:
            raise CaseNotFoundError
        return row

    async def found_for(self, session: AsyncSession, case: UUID | str, actor: Actor) -> CaseRow:
        """The case to act on, if this actor may know of it; nobody else changes it meanwhile."""
        if actor.role is not Role.CUSTOMER:
            return await self.found(session, case, held=True)
        if actor.person_id is None:
            raise CaseNotFoundError
        return await self.found(session, case, actor.person_id, held=True)

    async def say(
        self,
        session: AsyncSession,
        row: CaseRow,
        kind: Move | Talk,
        actor: Actor,
        text: str,
        *,
        wordless: bool = False,
    ) -> TalkRow | None:
        """Keep words in a case, sealed under its customer's key; None if there are none.

        What may be *wordless*, because files of staff go with it, is kept without as well.
        """
        if not has_words(text) and not wordless:
            return None
        talk_id = uuid4()
        key = await key_of(session, self.vault, row.person_id)
        said = TalkRow(
            id=talk_id,
            case_id=row.id,
            kind=kind,
            role=actor.role,
            author=actor.person_id,
            body=self.vault.seal_text(key, place("talk", "body", talk_id), text),
            at=self.now(),
            notice_id=None,
            message_id=actor.said_in,
        )
        session.add(said)
        return said

    async def record(
        self,
        session: AsyncSession,
        case_id: UUID,
        move: str,
        actor: Actor,
        cause: Cause,
        *,
        start: str = "",
        end: str = "",
    ) -> None:
        """Add an entry to the case's audit chain."""
        await append(
            session,
            case_id,
            move,
            role=actor.role,
            actor=actor.person_id,
            cause=cause.id,
            now=self.now(),
            start=start,
            end=end,
        )


def has_words(text: str) -> bool:
    """Whether anything can be read in *text*."""
    return any(char.isprintable() and not char.isspace() for char in text)


def need_words(text: str) -> None:
    """Pass if there are words.

    Raises:
        EmptyTextError: There are none.
    """
    if not has_words(text):
        raise EmptyTextError
