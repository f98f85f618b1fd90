"""Enclosures: files of staff that go to a customer after what was said, albums kept together.

Telegram has the files; kept here is where they are, sealed under the customer's key. Each album
and each file by itself is a notice of its own, so that a failure repeats neither words nor others.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy.ext.asyncio import AsyncSession

from cases.dossier import Actor, SaidFile
from cases.notices import NoticeKind, Sent
from cases.office import Office
from cases.telling import tell_customer
from storage.case_rows import case_row
from storage.case_tables import TalkRow
from storage.database import Cause
from storage.desk_tables import TalkFileRow
from storage.enclosure_rows import files_to_send
from storage.people_rows import key_of
from storage.vault import DataKey, Vault, place

MOST: Final = 10
"""How many files go with one text: as many as an album holds."""
MOST_BYTES: Final = 50 * 1024 * 1024
"""The largest file a bot may send."""
ENCLOSE: Final = "enclose"
"""The audit entry of files that staff sent, and what a notice of them calls itself."""

_TOGETHER: Final = {"photo": "seen", "video": "seen", "document": "file", "audio": "heard"}
"""Which kinds Telegram takes in one album: photos go with videos, all others among themselves."""
KINDS: Final = frozenset({*_TOGETHER, "voice"})


class Unfit(StrEnum):
    """Why a file cannot go with a text."""

    TOO_BIG = "too_big"
    UNKNOWN_KIND = "unknown_kind"
    TOO_MANY = "too_many"
    REST_UNSEEN = "rest_unseen"  # the rest of its album does not reach us


@dataclass(frozen=True)
class Enclosure:
    """A file as Telegram has it: what it is, by which id it is sent, with which it came."""

    kind: str
    file_id: str
    name: str
    size: int
    album: str = ""


def unfit(kind: str, size: int, held: int) -> Unfit | None:
    """Why a file cannot go with a text that already has *held*; None if it can."""
    if kind not in KINDS:
        return Unfit.UNKNOWN_KIND
    if size > MOST_BYTES:
        return Unfit.TOO_BIG
    return Unfit.TOO_MANY if held >= MOST else None


def said_files(
    vault: Vault, key: DataKey, rows: Iterable[TalkFileRow]
) -> dict[UUID, tuple[SaidFile, ...]]:
    """The files of each thing said."""
    found: dict[UUID, tuple[SaidFile, ...]] = {}
    for row in rows:
        name = vault.open_text(key, _place("name", row.id), row.name)
        file = SaidFile(row.kind, name, row.size)
        found[row.talk_id] = (*found.get(row.talk_id, ()), file)
    return found


class Enclosing(Office):
    """Keeps files with what staff say, and hands them out to be sent."""

    async def enclose(
        self,
        session: AsyncSession,
        said: TalkRow,
        person_id: UUID,
        files: Sequence[Enclosure],
        actor: Actor,
        cause: Cause,
    ) -> None:
        """Have *files* sent to the customer after what was *said*, an album in one piece."""
        if not files:
            return
        at, key = self.now(), await key_of(session, self.vault, person_id)
        await session.flush()  # the words are there before what goes with them
        rows = [self._row(key, said, number, file) for number, file in enumerate(files)]
        session.add_all(rows)
        for parcel in _parcels(rows):
            values = {
                "case": str(said.case_id),
                "talk": str(said.id),
                "move": ENCLOSE,
                "files": [str(row.id) for row in parcel],
                "at": at.isoformat(),
            }
            await tell_customer(self.outbox, session, NoticeKind.ENCLOSED, person_id, values, at)
        await self.record(session, said.case_id, ENCLOSE, actor, cause, end=f"files:{len(files)}")

    def _row(self, key: DataKey, said: TalkRow, number: int, file: Enclosure) -> TalkFileRow:
        row_id = uuid4()
        return TalkFileRow(
            id=row_id,
            talk_id=said.id,
            case_id=said.case_id,
            place=number,
            kind=file.kind,
            file_id=self.vault.seal_text(key, _place("file_id", row_id), file.file_id),
            name=self.vault.seal_text(key, _place("name", row_id), file.name),
            size=file.size,
            album=self.vault.index("album", file.album) if file.album else "",
            sent_state=Sent.WAITING,
        )

    async def enclosures(self, ids: Sequence[UUID]) -> tuple[Enclosure, ...]:
        """The files that a notice is to send; none if their case has been erased."""
        async with self.database.read() as session:
            rows = await files_to_send(session, ids)
            case = await case_row(session, rows[0].case_id) if rows else None
            if case is None:
                return ()
            key = await key_of(session, self.vault, case.person_id)
            return tuple(self._opened(key, row) for row in rows)

    def _opened(self, key: DataKey, row: TalkFileRow) -> Enclosure:
        def opened(column: str, sealed: bytes) -> str:
            return self.vault.open_text(key, _place(column, row.id), sealed)

        return Enclosure(
            row.kind, opened("file_id", row.file_id), opened("name", row.name), row.size, row.album
        )


def _parcels(rows: Sequence[TalkFileRow]) -> list[list[TalkFileRow]]:
    """What is sent in one piece each: what came as one album, as far as Telegram takes it so."""
    alike = groupby(rows, lambda row: (row.album, _TOGETHER.get(row.kind)))
    return [
        part
        for (album, kind), group in alike
        for part in ([list(group)] if album and kind else [[row] for row in group])
    ]


def _place(column: str, row_id: UUID) -> str:
    return place("talk_files", column, row_id)
