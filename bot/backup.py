"""Backups: one file for either database, sealed values left sealed, no key in it.

JSON lines in gzip: a head (revision, key check value, tables with their row counts), the rows,
and at the end the SHA-256 of all that stands before.
"""

import base64
import gzip
import json
import os
import secrets
import zlib
from collections.abc import AsyncIterator, Callable, Generator, Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import IO, Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from storage import copying, schema
from storage.chains import Verdict, judged
from storage.copying import Shape
from storage.database import Database
from storage.rows import MetaRow
from storage.vault import Vault

FORM = 1
AT_ONCE = 50

Progress = Callable[[int, int], None]
"""Told how many rows of how many are done."""


class BackupError(Exception):
    """A backup cannot be made or used; the message says in plain words what to do."""


@dataclass(frozen=True)
class Head:
    """What a backup says of itself before its rows."""

    revision: str
    made_at: datetime
    key_check: bytes
    tables: tuple[Shape, ...]

    @property
    def rows(self) -> int:
        """How many rows follow."""
        return sum(shape.rows for shape in self.tables)


async def back_up(database: Database, file: Path, now: datetime, progress: Progress) -> Head:
    """Write everything in the database, as of one moment, to a new file; the bot may go on.

    Raises:
        BackupError: The file is there already.
    """
    _refuse_old(file)
    revision = await schema.revision(database)
    async with copying.snapshot(database) as session:
        check = await session.scalar(select(MetaRow.value).where(MetaRow.name == schema.KEY_CHECK))
        shapes = await copying.shapes(session)
        head = Head(revision or "", now, check or b"", shapes)
        with _fresh(file) as raw:
            lines = Lines(raw)
            lines.write(_said(head))
            done = 0
            async for line in _rows(session, head):
                lines.write(line)
                done += 1
                progress(done, head.rows)
            lines.end()
    return head


def _refuse_old(file: Path) -> None:
    if file.exists():
        raise BackupError(f"{file} is there already. Name a new file.")


@contextmanager
def _fresh(file: Path) -> Iterator[IO[bytes]]:
    """A file of mode 0600 that appears under its name only when it is whole and on disk."""
    unfinished = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
    handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as raw:
            yield raw
            raw.flush()
            os.fsync(raw.fileno())
        unfinished.rename(file)
    finally:
        unfinished.unlink(missing_ok=True)


class Lines:
    """Writes JSON lines, compressed, and a last one with the hash of the others."""

    def __init__(self, raw: IO[bytes]) -> None:
        # Sealed bytes hold no repeats to look for: letters alone are packed, as gzip reads them.
        self._packing = zlib.compressobj(1, zlib.DEFLATED, 31, 9, zlib.Z_HUFFMAN_ONLY)
        self._raw = raw
        self._hash = sha256()

    def write(self, said: object) -> None:
        """Write one line."""
        line = json.dumps(said, separators=(",", ":")).encode() + b"\n"
        self._hash.update(line)
        self._raw.write(self._packing.compress(line))

    def end(self) -> None:
        """Write the last line."""
        line = json.dumps({"sha256": self._hash.hexdigest()}).encode() + b"\n"
        self._raw.write(self._packing.compress(line) + self._packing.flush())


async def _rows(session: AsyncSession, head: Head) -> AsyncIterator[list[Any]]:
    for place, shape in enumerate(head.tables):
        async for row in copying.rows_of(session, shape.name):
            yield [place, *shape.written(row)]


def _said(head: Head) -> dict[str, Any]:
    return {
        "baomat backup": FORM,
        "revision": head.revision,
        "made_at": head.made_at.isoformat(),
        "key_check": base64.b64encode(head.key_check).decode(),
        "tables": [asdict(shape) for shape in head.tables],
    }


def read_head(file: Path) -> Head:
    """What a backup says of itself.

    Raises:
        BackupError: The file is no backup, or of a form that this version does not know.
    """
    with closing(_lines(file)) as lines:
        return _head(next(lines, b""), file)


def _head(line: bytes, file: Path) -> Head:
    try:
        said = json.loads(line)
        if said["baomat backup"] != FORM:
            raise BackupError(f"{file} was made by a newer version of baomat. Update this one.")
        return Head(
            str(said["revision"]),
            datetime.fromisoformat(said["made_at"]),
            base64.b64decode(said["key_check"]),
            tuple(
                Shape(each["name"], tuple((n, k) for n, k in each["columns"]), int(each["rows"]))
                for each in said["tables"]
            ),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise BackupError(f"{file} is not a backup of baomat.") from error


def _lines(file: Path) -> Generator[bytes, None, None]:
    """The lines up to the last, whose hash must be that of the others.

    Raises:
        BackupError: It is not, or there is no such line: the file is cut off or changed.
    """
    digest, before = sha256(), b""
    try:
        with gzip.open(file, "rb") as packed:
            for line in packed:
                if before:
                    digest.update(before)
                    yield before
                before = line
        whole = json.loads(before) == {"sha256": digest.hexdigest()}
    except (EOFError, gzip.BadGzipFile, zlib.error, ValueError) as error:
        raise BackupError(_broken(file)) from error
    except OSError as error:
        raise BackupError(f"{file} cannot be read ({error.strerror or 'bad data'}).") from error
    if not whole:
        raise BackupError(_broken(file))


def _broken(file: Path) -> str:
    return f"{file} is not a whole backup: it is cut off or was changed. Use another one."


def rows_in(file: Path) -> Iterator[tuple[Shape, dict[str, Any]]]:
    """The rows of a backup, each with its table's shape.

    Raises:
        BackupError: The file is not whole; known for sure only once all rows were read.
    """
    with closing(_lines(file)) as lines:
        head = _head(next(lines, b""), file)
        counts = [0] * len(head.tables)
        for line in lines:
            try:
                place, *values = json.loads(line)
                shape = head.tables[place]
                row = shape.row(values)
            except (ValueError, TypeError, IndexError, KeyError) as error:
                raise BackupError(_broken(file)) from error
            counts[place] += 1
            yield shape, row
        if counts != [shape.rows for shape in head.tables]:
            raise BackupError(_broken(file))


def check_key(head: Head, vault: Vault, file: Path) -> None:
    """Refuse a backup that this key ring does not open.

    Raises:
        BackupError: The backup was sealed with another one.
    """
    if not vault.matches(head.key_check):
        raise BackupError(
            f"BAOMAT_KEY_FILE is wrong: it is not the key ring that {file} was sealed with."
        )


async def restore(database: Database, vault: Vault, file: Path, progress: Progress) -> Verdict:
    """Put a backup into an empty database, all or nothing; return the audit chains' verdict.

    Raises:
        BackupError: The file is not whole, the key ring is another one's, the database is in
            use, or the audit chains are broken.
    """
    head = read_head(file)
    check_key(head, vault, file)
    if head.revision > schema.HEAD:
        raise BackupError(f"{file} was made by a newer version of baomat. Update this one.")
    for _ in rows_in(file):
        pass
    at = await schema.revision(database)
    if at is None:
        await schema.upgrade(database, head.revision)
    async with database.write() as session:
        if at not in {None, head.revision} or not await copying.is_empty(session):
            raise BackupError("The database is not empty. Restore into a new one.")
        await copying.forget_check_value(session)
        await _put_all(session, file, head.rows, progress)
        await copying.go_on_counting(session)
        verdict = await judged(session)
        if verdict.broken is not None:
            raise BackupError(f"The audit chains in {file} are broken at {verdict.broken}.")
    await schema.upgrade(database)
    return verdict


async def _put_all(session: AsyncSession, file: Path, rows: int, progress: Progress) -> None:
    waiting: list[dict[str, Any]] = []
    current: Shape | None = None
    for done, (shape, row) in enumerate(rows_in(file), start=1):
        if current is not None and (shape is not current or len(waiting) >= AT_ONCE):
            await copying.put(session, current, waiting)
            waiting = []
        current = shape
        waiting.append(row)
        progress(done, rows)
    if current is not None and waiting:
        await copying.put(session, current, waiting)
