"""Readings: a case as its customer may see it, in full for care staff, and for a notice."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from cases.cards import Cards, as_event, talks_for
from cases.dossier import Actor, Card, CaseNotFoundError, CaseView, Said, SaidFile
from cases.edits import EDIT, as_edits
from cases.enclosures import said_files
from cases.evidence import as_file
from cases.form import from_json
from cases.notices import OF_OFFERS, TO_CUSTOMER, NoticeKind, NoticeView
from cases.outside_sealed import as_parties, as_referrals
from cases.people import Person
from cases.rating import current_rating, rateable, words_of_rating
from cases.reference import nearest
from cases.staff import NotStaffError
from cases.steps import OPEN, Move, Role, Step, Talk
from cases.urging import Urging
from storage.case_rows import case_talk, cases_of, timeline
from storage.case_tables import CaseRow, TalkRow
from storage.database import Cause
from storage.edit_rows import edits_of
from storage.effects import first_result, keep_result
from storage.enclosure_rows import files_of_talk
from storage.evidence_rows import case_files
from storage.party_rows import parties_of
from storage.people_rows import key_of, person
from storage.referral_rows import last_referral, referrals_of
from storage.staff_rows import cares, names
from storage.vault import DataKey, place

READ = "read"
_CUSTOMER_SEES = frozenset({*Move, *Talk, EDIT} - {Talk.NOTE})
_OF_NO_CASE = OF_OFFERS | {NoticeKind.ERASED, NoticeKind.ALARM, NoticeKind.ROOT}


class Readings(Cards):
    """Opens cases for those who may read them."""

    async def own(self, person: Person, case: UUID | str) -> CaseView:
        """A customer's own case as they may see it.

        Raises:
            CaseNotFoundError: No such case, or another customer's.
        """
        async with self.database.read() as session:
            row = await self.found(session, case, person.id)
            return await self.view(session, row, Role.CUSTOMER)

    async def own_all(self, person: Person) -> tuple[CaseView, ...]:
        """All cases of a customer, the newest first."""
        async with self.database.read() as session:
            rows = await cases_of(session, person.id)
            return tuple([await self.view(session, row, Role.CUSTOMER) for row in rows])

    async def own_cards(self, person: Person) -> tuple[Card, ...]:
        """All cases of a customer without a word of them, the newest first; cheap."""
        async with self.database.read() as session:
            return tuple(await self.cards(session, await cases_of(session, person.id)))

    async def own_codes_near(self, person: Person, text: str) -> tuple[str, ...]:
        """The codes of a customer's own cases that *text*, which names none, may mean."""
        async with self.database.read() as session:
            return nearest(text, [row.code for row in await cases_of(session, person.id)])

    async def staff_view(self, case: UUID | str, actor: Actor, *, cause: Cause) -> CaseView:
        """A case in full for care staff; each opening is audited.

        Raises:
            CaseNotFoundError: There is no such case.
            NotStaffError: The actor is not care staff.
        """
        if actor.role is not Role.CARE:
            raise NotStaffError
        async with self.database.write(cause) as session:
            row = await self.found(session, case)
            effect = f"{READ}:{row.id}"
            if await first_result(session, cause.id, effect) is None:
                await self.record(session, row.id, READ, actor, cause, start=row.step)
                keep_result(session, cause.id, effect, "", self.now())
            return await self.view(session, row, Role.CARE)

    async def view(self, session: AsyncSession, row: CaseRow, role: Role) -> CaseView:
        """A case opened for a customer or for care staff."""
        for_care = role is Role.CARE
        key = await key_of(session, self.vault, row.person_id)
        talk = [
            said for said in await case_talk(session, row.id) if for_care or said.kind != Talk.NOTE
        ]
        entries = [
            entry
            for entry in await timeline(session, row.id)
            if for_care or entry.move in _CUSTOMER_SEES
        ]
        wanted = [row.holder, *(said.author for said in talk)]
        known = await names(session, self.vault, wanted) if for_care else {}
        files = [as_file(self.vault, key, each) for each in await case_files(session, row.id)]
        enclosed = said_files(self.vault, key, await files_of_talk(session, row.id))
        return CaseView(
            **self._bare(row, role),
            holder_name=known.get(row.holder) if row.holder else None,
            form=from_json(self.vault.open_text(key, place("cases", "form", row.id), row.form)),
            talk=tuple(self._said(key, said, known, enclosed.get(said.id, ())) for said in talk),
            evidence=tuple(files),
            timeline=tuple(as_event(entry) for entry in entries),
            held=row.holder is not None and await cares(session, row.holder),
            rating_words=words_of_rating(self.vault, key, row),
            authority=await self._authority(session, row),
            edits=as_edits(self.vault, key, await edits_of(session, row.id)),
            **(await self._outside(session, row, key) if for_care else {}),
        )

    async def _authority(self, session: AsyncSession, row: CaseRow) -> str:
        """The name of the authority that has the case now, if it is with one."""
        referral = await last_referral(session, row.id) if row.step == Step.ESCALATED else None
        return referral.authority_name if referral else ""

    async def _outside(self, session: AsyncSession, row: CaseRow, key: DataKey) -> dict[str, Any]:
        """Whom staff turned to about the case: parties concerned and authorities."""
        parties = as_parties(self.vault, key, await parties_of(session, row.id))
        referrals = as_referrals(self.vault, key, await referrals_of(session, row.id))
        return {"parties": parties, "referrals": referrals}

    def _bare(self, row: CaseRow, role: Role) -> dict[str, Any]:
        step = Step(row.step)
        ended = None if step in OPEN else row.ended_at
        reopenable = Move.REOPEN in self.moves_for(row, role)
        return {
            "id": row.id,
            "code": row.code,
            "person_id": row.person_id,
            "step": step,
            "reached": row.reached,
            "waiting_since": row.waiting_since,
            "role": row.role,
            "kinds": tuple(row.kinds.split()),
            "clause": row.clause,
            "policy_number": row.policy_number,
            "language": row.language,
            "lodged_at": row.lodged_at,
            "first_answer_due": row.first_answer_due,
            "resolve_due": row.resolve_due,
            "next_due": row.next_due,
            "answered_at": row.answered_at,
            "ended_at": ended,
            "reopen_until": ended + self.promise.reopen_within if ended and reopenable else None,
            "moves": self.moves_for(row, role),
            "talks": talks_for(step, role),
            "rateable": rateable(step, spam=row.spam_at is not None),
            "rating": current_rating(row),
        }

    def _said(
        self,
        key: DataKey,
        row: TalkRow,
        known: Mapping[UUID, str],
        files: tuple[SaidFile, ...] = (),
    ) -> Said:
        return Said(
            row.id,
            _kind(row.kind),
            Role(row.role),
            known.get(row.author) if row.author else None,
            self.vault.open_text(key, place("talk", "body", row.id), row.body),
            row.at,
            files,
        )

    async def notice_view(self, kind: str, values: Mapping[str, Any]) -> NoticeView | None:
        """What rendering a notice needs; None when its case is gone and it is not to be sent."""
        what = NoticeKind(kind)
        if what in _OF_NO_CASE:
            return _notice(what, values)
        async with self.database.read() as session:
            try:
                row = await self.found(session, UUID(values["case"]))
            except CaseNotFoundError:
                return None
            if what not in TO_CUSTOMER:
                return _notice(what, values, card=(await self.cards(session, [row]))[0])
            return await self._customer_notice(session, what, values, row)

    async def _customer_notice(
        self,
        session: AsyncSession,
        kind: NoticeKind,
        values: Mapping[str, Any],
        row: CaseRow,
    ) -> NoticeView | None:
        customer = await person(session, row.person_id)
        if customer is None:
            return None
        view = await self.view(session, row, Role.CUSTOMER)
        talk = values.get("talk")
        told = None if talk is None else UUID(talk)
        return _notice(
            kind,
            values,
            language=customer.language,
            case=view,
            said=next((said for said in view.talk if said.id == told), None),
        )


def _kind(kind: str) -> Move | Talk:
    return Move(kind) if kind in frozenset(Move) else Talk(kind)


def _notice(
    kind: NoticeKind,
    values: Mapping[str, Any],
    *,
    language: str = "",
    case: CaseView | None = None,
    card: Card | None = None,
    said: Said | None = None,
) -> NoticeView:
    """The notice with what its values say."""
    step, role, urging, at, due = (
        values.get(name) for name in ("step", "role", "urging", "at", "due")
    )
    return NoticeView(
        kind=kind,
        language=language,
        case=case,
        card=card,
        said=said,
        move=values.get("move"),
        step=Step(step) if step else None,
        reached=values.get("reached"),
        role=Role(role) if role else None,
        urging=Urging(urging) if urging else None,
        at=datetime.fromisoformat(at) if at else None,
        due=datetime.fromisoformat(due) if due else None,
        values=dict(values),
    )
