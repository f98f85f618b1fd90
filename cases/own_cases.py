"""A customer's own cases, asked for one thing at a time: nothing is opened that need not be."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from cases.form import Form, from_json
from cases.likeness import most_like
from cases.lodging import EFFECT as LODGED
from cases.office import Office
from cases.people import Person
from storage.abuse_rows import newest_open
from storage.database import Cause
from storage.effects import first_result
from storage.own_rows import last_role, waiting_codes
from storage.people_rows import key_of
from storage.vault import place

COMPARED: Final = 20
"""The open cases, the newest, that a complaint is compared with."""


@dataclass(frozen=True)
class Repeated:
    """An open case that a new complaint likely repeats."""

    code: str
    lodged_at: datetime


class OwnCases(Office):
    """Answers what the dialogs ask of a customer's cases on many a message."""

    async def waiting_codes(
        self,
        person: Person,
        *,
        among: Collection[str] | None = None,
        or_these: Collection[UUID] = (),
    ) -> tuple[str, ...]:
        """The codes of their cases that wait for them, or are *or_these*, the newest first.

        Of the codes *among* alone, where those are given.
        """
        async with self.database.read() as session:
            return await waiting_codes(session, person.id, among=among, or_these=or_these)

    async def last_role(self, person: Person) -> str:
        """As what they lodged their newest case; empty if they have none, or did not say."""
        async with self.database.read() as session:
            return await last_role(session, person.id)

    async def likely_repeated(
        self, person: Person, form: Form, *, cause: Cause
    ) -> tuple[Repeated, ...]:
        """Their open cases that *form* likely repeats, the most alike first.

        None once *cause* itself has lodged it: no complaint repeats itself.
        """
        async with self.database.read() as session:
            rows = await newest_open(session, person.id, COMPARED)
            if not rows or await first_result(session, cause.id, LODGED) is not None:
                return ()
            key = await key_of(session, self.vault, person.id)
            told = [
                (row.code, self.vault.open_text(key, place("cases", "form", row.id), row.form))
                for row in rows
            ]
        lodged = {row.code: row.lodged_at for row in rows}
        near = most_like(form, [(code, from_json(text)) for code, text in told])
        return tuple(Repeated(code, lodged[code]) for code in near)
