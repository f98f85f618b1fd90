"""The drafts: open dialogs, sealed, which no restart and no repeated update can spoil."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy.ext.asyncio import AsyncSession

from cases.people import Person
from storage.database import Cause, Database
from storage.draft_rows import draft, drafts, sweep_drafts
from storage.people_rows import key_of
from storage.rows import DraftRow
from storage.vault import DataKey, Vault, decoded, encoded, place


@dataclass(frozen=True)
class Draft:
    """An open dialog: its kind, what it holds (JSON values) and when it was last touched."""

    kind: str
    content: dict[str, Any]
    touched_at: datetime


@dataclass(frozen=True)
class Drafts:
    """Loads and keeps dialogs by chat, person and kind.

    A handler that runs again for the same cause is shown each draft as it was before that
    cause; what it saves then takes the place of what its first run saved.
    """

    database: Database
    vault: Vault
    now: Callable[[], datetime]

    async def load(self, kind: str, chat_id: int, person: Person, cause: Cause) -> Draft | None:
        """The dialog, None if it is not open."""
        async with self.database.read() as session:
            row = await draft(session, self._chat(chat_id), person.id, kind)
            if row is None:
                return None
            key = await key_of(session, self.vault, person.id)
            return self._opened(row, key, cause.id)

    async def any_open(self, chat_id: int, person: Person, cause: Cause) -> Draft | None:
        """The dialog of this chat and person that was touched last."""
        found = await self.all(person, chat_id=chat_id, cause=cause)
        return max(found, key=lambda each: each.touched_at, default=None)

    async def all(
        self, person: Person, *, chat_id: int | None = None, cause: Cause | None = None
    ) -> tuple[Draft, ...]:
        """The open dialogs of a person, of one chat or of all."""
        chat = None if chat_id is None else self._chat(chat_id)
        async with self.database.read() as session:
            rows = await drafts(session, person.id, chat)
            if not rows:
                return ()
            key = await key_of(session, self.vault, person.id)
            opened = [self._opened(row, key, cause.id if cause else None) for row in rows]
            return tuple(each for each in opened if each is not None)

    async def save(
        self, kind: str, chat_id: int, person: Person, content: dict[str, Any], cause: Cause
    ) -> None:
        """Keep the dialog as it is now.

        Raises:
            PersonGoneError: The person was erased meanwhile.
        """
        async with self.database.write(cause) as session:
            row = await self._turned(session, kind, chat_id, person, cause)
            key = await key_of(session, self.vault, person.id)
            said = {"at": row.touched_at.isoformat(), "content": content}
            plain = encoded(json.dumps(said))
            row.body = self.vault.seal(key, _place(row.id), plain)

    async def drop(self, kind: str, chat_id: int, person: Person, cause: Cause) -> None:
        """Close the dialog."""
        async with self.database.write(cause) as session:
            if await draft(session, self._chat(chat_id), person.id, kind) is not None:
                row = await self._turned(session, kind, chat_id, person, cause)
                row.body = None

    async def sweep(self, older_than: datetime) -> int:
        """Delete closed dialogs whose cause is dealt with, and all last touched before."""
        async with self.database.write() as session:
            return await sweep_drafts(session, older_than)

    async def _turned(
        self, session: AsyncSession, kind: str, chat_id: int, person: Person, cause: Cause
    ) -> DraftRow:
        """The dialog's row, with what it held set aside when this cause is new to it."""
        row = await draft(session, self._chat(chat_id), person.id, kind)
        if row is None:
            row = DraftRow(
                id=uuid4(),
                chat=self._chat(chat_id),
                person_id=person.id,
                kind=kind,
                body=None,
                before=None,
                cause=cause.id,
            )
            session.add(row)
        elif row.cause != cause.id:
            row.before, row.cause = row.body, cause.id
        row.touched_at = self.now()
        return row

    def _opened(self, row: DraftRow, key: DataKey, cause: UUID | None) -> Draft | None:
        sealed = row.before if row.cause == cause else row.body
        if sealed is None:
            return None
        said = json.loads(decoded(self.vault.open(key, _place(row.id), sealed)))
        return Draft(row.kind, said["content"], datetime.fromisoformat(said["at"]))

    def _chat(self, chat_id: int) -> str:
        return self.vault.index("chat", chat_id)


def _place(row_id: UUID) -> str:
    # One place for both columns: what was the body becomes the state before as it is.
    return place("drafts", "body", row_id)
