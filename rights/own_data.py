"""Own data: what is held of a person, a copy of it, and its erasure."""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from cases.desk import CaseDesk
from cases.dossier import Actor, CaseView, File
from cases.drafts import Drafts
from cases.evidence import as_file
from cases.notices import NoticeKind
from cases.people import Person, PersonGoneError
from cases.questions import EDITABLE
from cases.steps import OPEN, Move, Role, Step, Talk
from rights.consent import Consent, Consents
from rights.misses import Misses
from rights.outside_copy import outside_copy
from storage import erasure_rows
from storage.audit import HOUSE
from storage.case_rows import cases_of
from storage.case_tables import CaseRow
from storage.database import Cause, Database
from storage.effects import first_result, keep_result
from storage.evidence_rows import files_of_person
from storage.inbox import ERASE
from storage.miss_rows import misses_of
from storage.outbox import Outbox, to_chat
from storage.paper_rows import papers_of
from storage.people_rows import key_of
from storage.people_rows import person as person_row
from storage.removal_rows import hurry_removals
from storage.rows import PersonRow
from storage.staff_rows import active_entry, names
from storage.vault import Vault

EFFECT = ERASE


@dataclass(frozen=True)
class Held:
    """What is held of a person, in numbers."""

    since: datetime
    language: str
    cases: int
    open_cases: int
    said: int
    files: int
    file_bytes: int
    drafts: int
    misses: int
    consents: tuple[Consent, ...]
    staff: bool


@dataclass(frozen=True)
class Erased:
    """What an erasure took away; `still_staff` says that the colleague's own entry stayed.

    `language` is what they read, so that they can be told in it.
    """

    cases: int
    withdrawn: int
    files: int
    still_staff: bool
    language: str


@dataclass(frozen=True)
class OwnData:
    """Shows, copies and erases what is held of a person."""

    database: Database
    vault: Vault
    outbox: Outbox
    desk: CaseDesk
    now: Callable[[], datetime]

    async def held(self, person: Person) -> Held:
        """What is held, in numbers.

        Raises:
            PersonGoneError: Nothing is (any more).
        """
        consents = await Consents(self.database, self.now).all(person)
        async with self.database.read() as session:
            row = await person_row(session, person.id)
            if row is None:
                raise PersonGoneError
            cases = await cases_of(session, person.id)
            counted = await erasure_rows.counts(session, person.id, note=Talk.NOTE)
            staff = await active_entry(session, person.id)
            return Held(
                since=row.created_at,
                language=row.language,
                cases=len(cases),
                open_cases=sum(case.step in OPEN for case in cases),
                **asdict(counted),
                consents=consents,
                staff=staff is not None,
            )

    async def copy(self, person: Person) -> dict[str, Any]:
        """Everything held, ready for JSON; notes that staff keep for themselves are not in it.

        Raises:
            PersonGoneError: Nothing is held (any more).
        """
        held = await self.held(person)
        drafts = await Drafts(self.database, self.vault, self.now).all(person)
        loose, name = await self._loose(person)
        missed = await Misses(self.database, self.vault, self.now).of(person)
        async with self.database.read() as session:
            turned_to = await outside_copy(session, self.vault, person.id)
        copied: dict[str, Any] = _plain(
            {
                "telegram_id": person.user_id,
                "language": held.language,
                "known_since": held.since,
                "staff_name": name,
                "consents": [asdict(consent) for consent in held.consents],
                "papers": await self._papers(person),
                "unfinished": [asdict(draft) for draft in drafts],
                "missed_questions": [asdict(miss) for miss in missed],
                "unsent_files": [asdict(file) for file in loose],
                "cases": [_case(view) for view in await self.desk.own_all(person)],
                "turned_to": turned_to,
            }
        )
        return copied

    async def _loose(self, person: Person) -> tuple[list[File], str | None]:
        """The files that belong to no case, and the name of one who is or was a colleague."""
        async with self.database.read() as session:
            key = await key_of(session, self.vault, person.id)
            rows = await files_of_person(session, person.id)
            files = [as_file(self.vault, key, row) for row in rows if row.case_id is None]
            return files, (await names(session, self.vault, [person.id])).get(person.id)

    async def _papers(self, person: Person) -> list[dict[str, Any]]:
        """The dossiers and receipts made of their cases; whoever made them stays unnamed."""
        async with self.database.read() as session:
            return [
                {
                    "case": code,
                    "kind": row.kind,
                    "options": row.options,
                    "sha256": row.sha256,
                    "made_at": row.at,
                }
                for code, row in await papers_of(session, person.id)
            ]

    async def erase(self, person: Person, cause: Cause) -> Erased:
        """Withdraw what is open, then take every row of the person and their key away for good.

        The audit chains stay: they hold ids and codes. A colleague keeps their staff entry,
        under a fresh key. One of whom nothing is held is erased already.
        """
        async with self.database.write(cause) as session:
            first = await first_result(session, cause.id, EFFECT)
            if first is not None:
                return Erased(**json.loads(first))
            row = await person_row(session, person.id)
            if row is None:
                return Erased(0, 0, 0, still_staff=False, language=person.language)
            erased = await self._erase(session, row, cause)
            keep_result(session, cause.id, EFFECT, json.dumps(asdict(erased)), self.now())
            return erased

    async def _erase(self, session: AsyncSession, row: PersonRow, cause: Cause) -> Erased:
        actor, language = Actor(Role.CUSTOMER, row.id), row.language
        cases = await cases_of(session, row.id)
        ids = [case.id for case in cases]
        withdrawn = await self._withdraw(session, cases, actor, cause)
        cards = await self._last_words(session, cases)
        files = [file.id for file in await files_of_person(session, row.id)]
        missed = [miss.id for miss in await misses_of(session, row.id)]
        await hurry_removals(session, [*ids, *missed], self.now())
        await erasure_rows.take_cases(session, row.id, ids, files)
        await self._tell(session, cards)
        await erasure_rows.take_person(session, self.vault, row)
        staff = await active_entry(session, row.id)
        if staff is None:
            await erasure_rows.drop_key(session, row)
        else:
            await erasure_rows.renew_key(session, self.vault, row, staff)
        end = f"cases:{len(ids)} files:{len(files)}"
        await self.desk.record(session, HOUSE, EFFECT, actor, cause, start=str(row.id), end=end)
        return Erased(len(ids), withdrawn, len(files), staff is not None, language)

    async def _withdraw(
        self, session: AsyncSession, cases: Sequence[CaseRow], actor: Actor, cause: Cause
    ) -> int:
        """Close each case's chain; return how many were open."""
        still_open = [case for case in cases if case.step in OPEN]
        for case in still_open:
            await self.desk.record(
                session,
                case.id,
                Move.WITHDRAW,
                actor,
                cause,
                start=case.step,
                end=Step.WITHDRAWN,
            )
        for case in cases:
            await self.desk.record(session, case.id, EFFECT, actor, cause)
        return len(still_open)

    async def _last_words(
        self, session: AsyncSession, cases: Sequence[CaseRow]
    ) -> list[tuple[UUID, dict[str, Any]]]:
        """What each chat with a card is to be told, gathered before the cards are forgotten."""
        codes = {case.id: case.code for case in cases}
        return [
            (
                card.chat_id,
                {
                    "code": codes[card.case_id],
                    "message": card.message_id,
                    "thread": card.thread_id,
                    "at": self.now().isoformat(),
                },
            )
            for card in await erasure_rows.cards_of(session, list(codes))
        ]

    async def _tell(
        self, session: AsyncSession, cards: Sequence[tuple[UUID, dict[str, Any]]]
    ) -> None:
        for chat_id, values in cards:
            await self.outbox.add(session, NoticeKind.ERASED, to_chat(chat_id), values, self.now())


def _case(view: CaseView) -> dict[str, Any]:
    """A case as its customer's copy shows it: what was answered, said, sent and done."""
    return {
        "code": view.code,
        "step": view.step,
        "lodged_at": view.lodged_at,
        "first_answer_due": view.first_answer_due,
        "resolve_due": view.resolve_due,
        "ended_at": view.ended_at,
        "policy_version": view.policy_number,
        "clause": view.clause,
        "answers": {field: view.form.values(field) for field in EDITABLE},
        "said": [asdict(said) for said in view.talk],
        "edited": [asdict(edit) for edit in view.edits],
        "files": [asdict(file) for file in view.evidence],
        "timeline": [asdict(event) for event in view.timeline],
        "rating": view.rating,
        "rating_words": view.rating_words,
    }


def _plain(value: Any) -> Any:  # noqa: ANN401 - any shape of values, as JSON has them
    """The value with its times and ids as text."""
    if isinstance(value, dict):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if isinstance(value, datetime):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value
