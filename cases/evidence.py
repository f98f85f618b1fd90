"""The evidence: files of a complaint, fetched later and kept in sealed pieces."""

from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID, uuid4

from sqlalchemy.ext.asyncio import AsyncSession

from cases.dossier import File
from cases.people import Person
from cases.telling import post_card
from storage.case_tables import EvidenceRow, PieceRow
from storage.database import Cause, Database, wake
from storage.effects import first_result, keep_result
from storage.evidence_rows import (
    counts_by_case,
    delete_files,
    file_row,
    files_of,
    loose_before,
    loose_count,
    piece,
    to_fetch,
)
from storage.outbox import Outbox
from storage.people_rows import key_of
from storage.upserts import insert_new
from storage.vault import DataKey, Vault, place

TOPIC = "evidence"
"""The wake-up that says a file waits to be fetched."""
PIECE = 512 * 1024
MOST_BYTES = 20 * 1024 * 1024
MOST_FILES = 10
MOST_LOOSE = 30
MOST_TRIES = 5


class EvidenceRefusal(StrEnum):
    """Why a file is not taken."""

    TOO_LARGE = "too_large"
    TOO_MANY = "too_many"


class EvidenceRefusedError(Exception):
    """The file is not taken: send one of at most 20 MB, at most 10 with a complaint."""

    def __init__(self, reason: EvidenceRefusal) -> None:
        super().__init__(reason.value)
        self.reason = reason


class EvidenceGoneError(Exception):
    """There is no such file (any more): it was removed or its sender was erased."""


@dataclass(frozen=True)
class Fetch:
    """A file that is still to be fetched from Telegram."""

    id: UUID
    file_id: str
    size: int
    tries: int


@dataclass(frozen=True)
class Evidence:
    """Takes note of files, keeps their pieces, reads them back."""

    database: Database
    vault: Vault
    outbox: Outbox
    now: Callable[[], datetime]

    async def keep(
        self,
        person: Person,
        kind: str,
        file_id: str,
        name: str,
        size: int,
        *,
        album: str = "",
        case_id: UUID | None = None,
        cause: Cause,
    ) -> UUID:
        """Take note of a file, to be fetched soon; *kind* is photo, document, voice and so on.

        Files sent as one *album* stay together. With a *case_id* it is meant for that case, if
        there is room in it.

        Raises:
            EvidenceRefusedError: It is too large, the case has ten, or too many of theirs lie
                about unsent.
        """
        if size > MOST_BYTES:
            raise EvidenceRefusedError(EvidenceRefusal.TOO_LARGE)
        async with self.database.write(cause) as session:
            first = await first_result(session, cause.id, "evidence")
            if first is not None:
                return UUID(first)
            await self._need_room(session, person, case_id)
            evidence_id = uuid4()
            key = await key_of(session, self.vault, person.id)
            session.add(
                EvidenceRow(
                    id=evidence_id,
                    person_id=person.id,
                    case_id=None,
                    kind=kind,
                    file_id=self._sealed(key, "file_id", evidence_id, file_id),
                    name=self._sealed(key, "name", evidence_id, name),
                    size=size,
                    state="waiting",
                    at=self.now(),
                    album=self.vault.index("album", album) if album else "",
                )
            )
            keep_result(session, cause.id, "evidence", str(evidence_id), self.now())
            wake(session, TOPIC)
            return evidence_id

    async def _need_room(
        self, session: AsyncSession, person: Person, case_id: UUID | None
    ) -> None:
        full = await loose_count(session, person.id) >= MOST_LOOSE
        if case_id is not None:
            held = await counts_by_case(session, [case_id])
            full = full or sum(held.get(case_id, {}).values()) >= MOST_FILES
        if full:
            raise EvidenceRefusedError(EvidenceRefusal.TOO_MANY)

    async def files(self, person: Person, ids: Sequence[UUID]) -> tuple[File, ...]:
        """Those of *ids* that are this person's, in that order."""
        async with self.database.read() as session:
            rows = {row.id: row for row in await files_of(session, person.id, ids)}
            if not rows:
                return ()
            key = await key_of(session, self.vault, person.id)
            found = [rows[each] for each in ids if each in rows]
            return tuple(as_file(self.vault, key, row) for row in found)

    async def discard(self, person: Person, ids: Sequence[UUID], cause: Cause) -> None:
        """Delete files that belong to no case yet (a form cancelled, an answer changed)."""
        async with self.database.write(cause) as session:
            rows = await files_of(session, person.id, ids)
            await delete_files(session, [row.id for row in rows if row.case_id is None])

    async def waiting(self, limit: int = 10) -> tuple[Fetch, ...]:
        """The files to fetch next, oldest first, those that failed before after the others."""
        async with self.database.read() as session:
            return tuple(
                Fetch(
                    row.id,
                    self._opened(
                        self.vault.unwrap(owner.id, owner.data_key), "file_id", row.id, row.file_id
                    ),
                    row.size,
                    row.tries,
                )
                for row, owner in await to_fetch(session, limit)
            )

    async def store_piece(self, evidence_id: UUID, number: int, data: bytes) -> None:
        """Keep piece *number* (from 0) of a file, at most PIECE bytes; again changes nothing.

        Raises:
            EvidenceGoneError: The file has been erased meanwhile.
        """
        async with self.database.write() as session:
            row = await self._row(session, evidence_id)
            key = await key_of(session, self.vault, row.person_id)
            await insert_new(
                session,
                PieceRow,
                evidence_id=evidence_id,
                number=number,
                body=self.vault.seal(key, _piece_place(evidence_id, number), data),
            )

    async def finish(self, evidence_id: UUID, sha256: str) -> None:
        """Mark a file as all there; its case's card is told.

        Raises:
            EvidenceGoneError: The file has been erased meanwhile.
        """
        async with self.database.write() as session:
            row = await self._row(session, evidence_id)
            row.state, row.sha256 = "kept", sha256
            await self._tell(session, row)

    async def failed(self, evidence_id: UUID, *, final: bool = False) -> None:
        """Count a failed fetch; after 5, or when *final*, the file is given up.

        Raises:
            EvidenceGoneError: The file has been erased meanwhile.
        """
        async with self.database.write() as session:
            row = await self._row(session, evidence_id)
            row.tries += 1
            if final or row.tries >= MOST_TRIES:
                row.state = "failed"
                await self._tell(session, row)

    async def read(self, evidence_id: UUID) -> AsyncIterator[bytes]:
        """The file, piece by piece.

        Raises:
            EvidenceGoneError: There is no such file.
        """
        async with self.database.read() as session:
            row = await self._row(session, evidence_id)
            key = await key_of(session, self.vault, row.person_id)
        number = 0
        while True:
            async with self.database.read() as session:
                sealed = await piece(session, evidence_id, number)
            if sealed is None:
                return
            yield self.vault.open(key, _piece_place(evidence_id, number), sealed)
            number += 1

    async def sweep(self, older_than: datetime) -> int:
        """Delete files that came before *older_than* and never became part of a case."""
        async with self.database.write() as session:
            gone = await loose_before(session, older_than, 100)
            await delete_files(session, gone)
            return len(gone)

    async def _row(self, session: AsyncSession, evidence_id: UUID) -> EvidenceRow:
        row = await file_row(session, evidence_id)
        if row is None:
            raise EvidenceGoneError
        return row

    async def _tell(self, session: AsyncSession, row: EvidenceRow) -> None:
        if row.case_id is not None:
            await post_card(self.outbox, session, row.case_id, self.now())

    def _sealed(self, key: DataKey, column: str, evidence_id: UUID, text: str) -> bytes:
        return self.vault.seal_text(key, place("evidence", column, evidence_id), text)

    def _opened(self, key: DataKey, column: str, evidence_id: UUID, sealed: bytes) -> str:
        return self.vault.open_text(key, place("evidence", column, evidence_id), sealed)


def as_file(vault: Vault, key: DataKey, row: EvidenceRow) -> File:
    """The file a row holds."""
    name = vault.open_text(key, place("evidence", "name", row.id), row.name)
    return File(row.id, row.kind, name, row.size, row.state, row.at, row.sha256, row.album)


def _piece_place(evidence_id: UUID, number: int) -> str:
    return place("pieces", "body", f"{evidence_id}|{number}")
