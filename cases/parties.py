"""Parties concerned: staff write down whom they contacted about a case, when, and the answer."""

from uuid import UUID, uuid4

from sqlalchemy.ext.asyncio import AsyncSession

from cases.contacts import Contact
from cases.dossier import Actor, Spoken
from cases.masking import mask
from cases.office import Office, need_words
from cases.outside_sealed import party_place
from cases.staff import NotStaffError
from cases.steps import Role
from storage.case_tables import CaseRow
from storage.database import Cause
from storage.desk_tables import PartyRow
from storage.effects import first_result, keep_result
from storage.party_rows import parties_of, party_answered
from storage.people_rows import key_of

PARTY = "party"
PARTY_ANSWER = "party_answer"


class PartyUnknownError(Exception):
    """The case has no party of that number: look at its list again."""


class Parties(Office):
    """Keeps the parties concerned in a case, sealed under its customer's key.

    They are named to care staff alone, and numbered from 1 as they were written down.
    """

    async def contacted(
        self, case: UUID | str, contact: Contact, actor: Actor, *, cause: Cause
    ) -> Spoken:
        """Write down a contact, its secrets masked.

        Raises:
            CaseNotFoundError: There is no such case.
            NotStaffError: The actor is not care staff.
            EmptyTextError: The party has no name.
        """
        need_words(contact.name)
        async with self.database.write(cause) as session:
            row = await self._case_with_parties(session, case, actor)
            effect = f"{PARTY}:{row.id}"
            if await first_result(session, cause.id, effect) is None:
                number = len(await parties_of(session, row.id)) + 1
                session.add(await self._sealed_party(session, row, contact, actor))
                await self._party_noted(session, row, PARTY, number, actor, cause)
            return Spoken(row.id, row.code, None)

    async def party_answered(
        self, case: UUID | str, number: int, text: str, actor: Actor, *, cause: Cause
    ) -> Spoken:
        """Write down what a party answered, in the place of what it had answered before.

        Raises:
            CaseNotFoundError: There is no such case.
            NotStaffError: The actor is not care staff.
            PartyUnknownError: The case has no party of that number.
            EmptyTextError: There are no words.
        """
        need_words(text)
        async with self.database.write(cause) as session:
            row = await self._case_with_parties(session, case, actor)
            effect = f"{PARTY_ANSWER}:{row.id}"
            if await first_result(session, cause.id, effect) is None:
                parties = await parties_of(session, row.id)
                if not 1 <= number <= len(parties):
                    raise PartyUnknownError
                party = parties[number - 1].id
                key = await key_of(session, self.vault, row.person_id)
                sealed = self.vault.seal_text(key, party_place("answer", party), mask(text).text)
                await party_answered(session, party, sealed, self.now())
                await self._party_noted(session, row, PARTY_ANSWER, number, actor, cause)
            return Spoken(row.id, row.code, None)

    async def _case_with_parties(
        self, session: AsyncSession, case: UUID | str, actor: Actor
    ) -> CaseRow:
        if actor.role is not Role.CARE:
            raise NotStaffError
        return await self.found_for(session, case, actor)

    async def _sealed_party(
        self, session: AsyncSession, row: CaseRow, contact: Contact, actor: Actor
    ) -> PartyRow:
        party_id, key = uuid4(), await key_of(session, self.vault, row.person_id)

        def sealed(column: str, text: str) -> bytes:
            return self.vault.seal_text(key, party_place(column, party_id), mask(text).text)

        return PartyRow(
            id=party_id,
            case_id=row.id,
            name=sealed("name", contact.name),
            how=sealed("how", contact.how),
            contacted_at=contact.at,
            answer=None,
            answered_at=None,
            by=actor.person_id,
            at=self.now(),
        )

    async def _party_noted(
        self,
        session: AsyncSession,
        row: CaseRow,
        entry: str,
        number: int,
        actor: Actor,
        cause: Cause,
    ) -> None:
        end = f"party:{number}"
        await self.record(session, row.id, entry, actor, cause, start=row.step, end=end)
        keep_result(session, cause.id, f"{entry}:{row.id}", str(number), self.now())
