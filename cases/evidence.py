"""The evidence: files of a complaint, fetched later and kept in sealed pieces."""

from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from cases.dossier import File
from cases.people import Person
from storage.database import Cause, Database
from storage.outbox import Outbox
from storage.vault import Vault

PIECE = 512 * 1024
MOST_BYTES = 20 * 1024 * 1024
MOST_FILES = 10
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
        self, person: Person, kind: str, file_id: str, name: str, size: int, *, cause: Cause
    ) -> UUID:
        """Take note of a file, to be fetched soon; *kind* is photo, document, voice and so on.

        Raises:
            EvidenceRefusedError: It is too large, or too many of theirs lie about unsent.
        """
        raise NotImplementedError

    async def files(self, person: Person, ids: Sequence[UUID]) -> tuple[File, ...]:
        """Those of *ids* that are this person's, in that order."""
        raise NotImplementedError

    async def discard(self, person: Person, ids: Sequence[UUID], cause: Cause) -> None:
        """Delete files that belong to no case yet (a form cancelled, an answer changed)."""
        raise NotImplementedError

    async def waiting(self, limit: int = 10) -> tuple[Fetch, ...]:
        """The files to fetch next, oldest first, those that failed before after the others."""
        raise NotImplementedError

    async def store_piece(self, evidence_id: UUID, number: int, data: bytes) -> None:
        """Keep piece *number* (from 0) of a file, at most PIECE bytes; again changes nothing.

        Raises:
            EvidenceGoneError: The file has been erased meanwhile.
        """
        raise NotImplementedError

    async def finish(self, evidence_id: UUID, sha256: str) -> None:
        """Mark a file as all there; its case's card is told."""
        raise NotImplementedError

    async def failed(self, evidence_id: UUID, *, final: bool = False) -> None:
        """Count a failed fetch; after 5, or when *final*, the file is given up."""
        raise NotImplementedError

    def read(self, evidence_id: UUID) -> AsyncIterator[bytes]:
        """The file, piece by piece.

        Raises:
            EvidenceGoneError: There is no such file.
        """
        raise NotImplementedError

    async def sweep(self, older_than: datetime) -> int:
        """Delete files that came before *older_than* and never became part of a case."""
        raise NotImplementedError
