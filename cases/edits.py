"""Edits: what a message that was sent says since its customer edited it; the old words stay."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID, uuid4

from sqlalchemy.ext.asyncio import AsyncSession

from cases.complaint import Form
from cases.dossier import Actor, Edited
from cases.form import from_json
from cases.notices import NoticeKind, hears_talk
from cases.office import Office, need_words
from cases.people import Person
from cases.questions import Field
from cases.steps import Role, Step, Talk, check_talk
from cases.telling import post_card, tell_chats
from storage.case_rows import case_row, cases_of
from storage.case_tables import CaseRow
from storage.database import Cause
from storage.desk_tables import EditRow
from storage.edit_rows import edits_of, talk_in
from storage.effects import first_result, keep_result
from storage.people_rows import key_of
from storage.vault import DataKey, Vault, place

EDIT = "edit"
"""The audit entry of an edit."""


@dataclass(frozen=True)
class Sent:
    """A message that is part of a case: as something said in it, or as an answer of the form.

    `text` is what it says by what is kept of it, the newest edit counting.
    """

    case_id: UUID
    code: str
    message_id: int
    talk_id: UUID | None
    field: str
    text: str


class Edits(Office):
    """Keeps what customers edit after it was sent, and tells staff."""

    async def sent_in(self, person: Person, message_id: int) -> Sent | None:
        """The part of a customer's case that came in this message of theirs."""
        async with self.database.read() as session:
            key = await key_of(session, self.vault, person.id)
            sent = await self._said_in(session, person, key, message_id)
            sent = sent or await self._answered_in(session, person, key, message_id)
            return sent and await self._newest(session, key, sent)

    async def edit(self, sent: Sent, person: Person, text: str, *, cause: Cause) -> bool:
        """Keep what the message says now, masked before; False if it says nothing new.

        Raises:
            CaseNotFoundError: The case is gone.
            MoveRefusedError: The case has ended.
            EmptyTextError: There are no words left.
        """
        async with self.database.write(cause) as session:
            row = await self.found(session, sent.case_id, person.id, held=True)
            effect = f"{EDIT}:{row.id}"
            if await first_result(session, cause.id, effect) is not None:
                return True
            if text.strip() == sent.text.strip():
                return False
            check_talk(Step(row.step), Talk.ADD, Role.CUSTOMER)
            need_words(text)
            await self._keep(session, sent, person, text)
            await self.record(
                session, row.id, EDIT, Actor(Role.CUSTOMER, person.id), cause, start=row.step
            )
            await self._tell_edited(session, row)
            keep_result(session, cause.id, effect, "", self.now())
            return True

    async def _keep(self, session: AsyncSession, sent: Sent, person: Person, text: str) -> None:
        edit_id, key = uuid4(), await key_of(session, self.vault, person.id)
        session.add(
            EditRow(
                id=edit_id,
                case_id=sent.case_id,
                talk_id=sent.talk_id,
                field=sent.field,
                message_id=sent.message_id,
                body=self.vault.seal_text(key, place("edits", "body", edit_id), text),
                at=self.now(),
            )
        )

    async def _tell_edited(self, session: AsyncSession, row: CaseRow) -> None:
        at = self.now()
        values = {
            "case": str(row.id),
            "move": EDIT,
            "role": Role.CUSTOMER,
            "step": row.step,
            "at": at.isoformat(),
        }
        await post_card(self.outbox, session, row.id, at)
        await tell_chats(
            self.outbox,
            session,
            NoticeKind.STAFF_EVENT,
            values,
            at,
            hears=lambda hears: hears_talk(hears, Role.CUSTOMER),
            merge=f"{EDIT}:{row.id}",
        )

    async def _said_in(
        self, session: AsyncSession, person: Person, key: DataKey, message_id: int
    ) -> Sent | None:
        said = await talk_in(session, person.id, message_id)
        row = None if said is None else await case_row(session, said.case_id)
        if said is None or row is None:
            return None
        text = self.vault.open_text(key, place("talk", "body", said.id), said.body)
        return Sent(row.id, row.code, message_id, said.id, "", text)

    async def _answered_in(
        self, session: AsyncSession, person: Person, key: DataKey, message_id: int
    ) -> Sent | None:
        for row in await cases_of(session, person.id):
            form = from_json(self.vault.open_text(key, place("cases", "form", row.id), row.form))
            found = answer_in(form, message_id)
            if found is not None:
                return Sent(row.id, row.code, message_id, None, *found)
        return None

    async def _newest(self, session: AsyncSession, key: DataKey, sent: Sent) -> Sent:
        rows = await edits_of(session, sent.case_id)
        since = as_edits(self.vault, key, [r for r in rows if r.message_id == sent.message_id])
        text = since[-1].text if since else sent.text
        return Sent(sent.case_id, sent.code, sent.message_id, sent.talk_id, sent.field, text)


def answer_in(form: Form, message_id: int) -> tuple[Field, str] | None:
    """The answer of a form that came in a message, and what that message said of it.

    The consent is none: it is taken back by other ways, not by an edit.
    """
    for field, answer in form.answers.items():
        if field is not Field.CONSENT and answer.came_in(message_id):
            return field, dict(answer.parts).get(message_id, "\n".join(answer.values))
    return None


def as_edits(vault: Vault, key: DataKey, rows: Iterable[EditRow]) -> tuple[Edited, ...]:
    """Edits, opened."""
    return tuple(
        Edited(
            row.talk_id,
            row.field,
            vault.open_text(key, place("edits", "body", row.id), row.body),
            row.at,
        )
        for row in rows
    )
