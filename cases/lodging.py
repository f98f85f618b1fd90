"""Lodging: a filled form becomes a case."""

import json
from dataclasses import asdict
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy.ext.asyncio import AsyncSession

from cases.deadlines import due_dates
from cases.dossier import Actor, Lodged
from cases.form import Form, as_json
from cases.hushing import Hushing
from cases.notices import NoticeKind
from cases.people import Person
from cases.reference import new_code
from cases.steps import Move, Role, Step, next_step, step_number
from cases.telling import tell_customer
from storage.case_rows import add_case, dated
from storage.database import Cause
from storage.effects import first_result, keep_result
from storage.evidence_rows import attach_files
from storage.people_rows import key_of
from storage.vault import place

EFFECT = "lodge"


class FormUnfinishedError(Exception):
    """The form cannot be sent yet: consent or what happened is missing."""


class Lodging(Hushing):
    """Takes complaints in."""

    async def lodge(
        self, person: Person, form: Form, *, consent_id: UUID, policy_number: int, cause: Cause
    ) -> Lodged:
        """Open a case from a filled form, with the files it names, and tell the staff.

        The customer's receipt is a notice of the same transaction: no code is lost on its way.
        Of somebody who has sent very many lately, staff are told when some time has passed.

        Raises:
            FormUnfinishedError: Consent or what happened is missing.
            PersonGoneError: The person was erased meanwhile.
        """
        if not form.sendable:
            raise FormUnfinishedError
        async with self.database.write(cause) as session:
            first = await first_result(session, cause.id, EFFECT)
            if first is not None:
                return _read(first)
            until = await self.hush(session, person.id, self.now())
            lodged = await self._open(session, person, form, consent_id, policy_number, until)
            files = [UUID(each) for each in form.files]
            await attach_files(session, person.id, lodged.case_id, files)
            actor = Actor(Role.CUSTOMER, person.id)
            await self.record(session, lodged.case_id, Move.LODGE, actor, cause, end=Step.LODGED)
            await self._tell(session, lodged, person, until)
            keep_result(session, cause.id, EFFECT, _written(lodged), lodged.lodged_at)
            return lodged

    async def _open(
        self,
        session: AsyncSession,
        person: Person,
        form: Form,
        consent_id: UUID,
        policy_number: int,
        hushed_until: datetime | None,
    ) -> Lodged:
        case_id, at = uuid4(), self.now()
        step = next_step(None, Move.LODGE, Role.CUSTOMER)
        due = due_dates(at, self.promise, self.calendar, self.zone)
        key = await key_of(session, self.vault, person.id)
        sealed = self.vault.seal_text(key, place("cases", "form", case_id), as_json(form))
        values = {
            "id": case_id,
            "person_id": person.id,
            "step": step,
            "reached": step_number(step),
            "role": form.reporter or "",
            "kinds": " ".join(form.kinds),
            "clause": (form.clause_id or "")[:40],
            "policy_number": policy_number,
            "consent_id": consent_id,
            "language": person.language,
            "lodged_at": at,
            "first_answer_due": due.first_answer,
            "resolve_due": due.resolve,
            **dated(due.first_answer, at),
            "hushed_until": hushed_until,
            "form": sealed,
        }
        code = new_code()
        while not await add_case(session, code=code, **values):
            code = new_code()
        return Lodged(case_id, code, at, due.first_answer, due.resolve)

    async def _tell(
        self, session: AsyncSession, lodged: Lodged, person: Person, until: datetime | None
    ) -> None:
        """Tell the customer, and the staff unless they are spared it *until* later."""
        at = lodged.lodged_at
        values = {
            "case": str(lodged.case_id),
            "move": Move.LODGE,
            "role": Role.CUSTOMER,
            "step": Step.LODGED,
            "at": at.isoformat(),
            "shown_at": until.isoformat() if until else None,
        }
        for kind in (NoticeKind.RECEIPT, NoticeKind.RECEIPT_PAPER):
            await tell_customer(self.outbox, session, kind, person.id, values, at)
        await self.tell_lodged(session, lodged.case_id, at)


def _written(lodged: Lodged) -> str:
    return json.dumps(asdict(lodged), default=str)


def _read(text: str) -> Lodged:
    said = json.loads(text)
    at, first, resolve = (
        datetime.fromisoformat(said[name])
        for name in ("lodged_at", "first_answer_due", "resolve_due")
    )
    return Lodged(UUID(said["case_id"]), said["code"], at, first, resolve)
