"""A backup: consistent, one form for both databases, refused unless it is whole and its own."""

import asyncio
import gzip
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.backup import BackupError, back_up, read_head, restore
from storage import copying, schema
from storage.audit import HOUSE, append
from storage.case_tables import AuditRow, CaseRow
from storage.chains import judged
from storage.database import Database, open_database
from storage.keyring import new_ring
from storage.people_rows import met, person_of, user_of
from storage.rows import EffectRow, InboxRow, MetaRow, PolicyRow
from storage.vault import Vault
from tests.bot.cli.full_database import CUSTOMER, SECRET, fill
from tests.conftest import MovableClock, Postgres

Rows = dict[str, list[tuple[object, ...]]]
OtherKind = Callable[[], Awaitable[Database]]


def unwatched(done: int, total: int) -> None:
    """Nobody looks at the progress."""
    assert done <= total


@pytest.fixture
async def other(
    database: Database, request: pytest.FixtureRequest, tmp_path: Path
) -> AsyncIterator[Database]:
    """An empty database of the other kind."""
    if database.is_sqlite:
        server: Postgres = request.getfixturevalue("postgres")
        opened = open_database(await server.copy(None))
    else:
        opened = open_database(f"sqlite:///{tmp_path}/other.db")
    yield opened
    await opened.close()


@pytest.fixture
async def empty(tmp_path: Path) -> AsyncIterator[Database]:
    """A SQLite database that nobody has used."""
    opened = open_database(f"sqlite:///{tmp_path}/empty.db")
    yield opened
    await opened.close()


async def everything(database: Database) -> Rows:
    """Every row that is copied, table by table."""
    async with copying.snapshot(database) as session:
        return {
            shape.name: [tuple(row) async for row in copying.rows_of(session, shape.name)]
            for shape in await copying.shapes(session)
        }


async def count(database: Database, table: type[CaseRow | MetaRow | EffectRow]) -> int:
    """How many rows a table has."""
    async with database.read() as session:
        return await session.scalar(select(func.count()).select_from(table)) or 0


async def test_a_backup_of_one_kind_of_database_is_restored_into_the_other(
    database: Database, other: Database, vault: Vault, clock: MovableClock, tmp_path: Path
) -> None:
    """Every table has rows, and all of them arrive as they were; sealed values still open."""
    await fill(database, vault, clock())
    file = tmp_path / "backup.gz"

    head = await back_up(database, file, clock(), unwatched)
    verdict = await restore(other, vault, file, unwatched)

    before = await everything(database)
    assert all(before.values()), "a table without a row proves nothing"
    assert await everything(other) == before
    assert (verdict.chains, verdict.entries, verdict.broken) == (2, 3, None)
    assert head.rows == sum(map(len, before.values()))
    async with other.read() as session:
        customer = await person_of(session, vault, CUSTOMER)
        assert customer is not None
        assert user_of(vault, customer) == CUSTOMER
        assert await session.scalar(select(PolicyRow.text)) == "Chính sách\n“ý”"


async def test_a_restored_database_goes_on_counting(
    database: Database, other: Database, vault: Vault, clock: MovableClock, tmp_path: Path
) -> None:
    """New rows get numbers of their own, and new audit entries go on the restored chain."""
    await fill(database, vault, clock())
    await back_up(database, tmp_path / "b", clock(), unwatched)
    await restore(other, vault, tmp_path / "b", unwatched)

    async with other.write() as session:
        await append(session, HOUSE, "load", role="house", actor=None, cause=uuid4(), now=clock())
        session.add(
            InboxRow(
                id=uuid4(),
                bot_id=1,
                update_id=5,
                chat="c",
                state="waiting",
                day=clock().date(),
                received_at=clock(),
            )
        )
    async with other.read() as session:
        assert (await judged(session)).broken is None
        assert await session.scalar(select(func.count()).select_from(InboxRow)) == 2


async def test_a_backup_holds_no_personal_word_and_no_key_and_is_private(
    database: Database, vault: Vault, clock: MovableClock, tmp_path: Path
) -> None:
    """Sealed values stay sealed; mode 0600; nothing half written is left beside it."""
    await fill(database, vault, clock())
    file = tmp_path / "sub" / "backup.gz"
    file.parent.mkdir()

    await back_up(database, file, clock(), unwatched)

    said = gzip.decompress(file.read_bytes())
    assert SECRET.encode() not in said
    assert json.dumps(SECRET).encode()[1:-1] not in said
    assert str(CUSTOMER).encode() not in said
    assert file.stat().st_mode & 0o777 == 0o600
    assert list(file.parent.iterdir()) == [file]


async def test_a_backup_is_of_one_moment_while_the_bot_goes_on(
    database: Database,
    vault: Vault,
    clock: MovableClock,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What is written while rows are read is in no table of the backup."""
    await fill(database, vault, clock())
    before = await everything(database)
    read_rows = copying.rows_of

    async def with_a_write_first(session: AsyncSession, name: str) -> AsyncIterator[object]:
        async with database.write() as writing:
            await met(writing, vault, hash(name), language="vi", now=clock())
            await writing.execute(update(CaseRow).values(step="resolved"))
        async for row in read_rows(session, name):
            yield row

    monkeypatch.setattr(copying, "rows_of", with_a_write_first)
    head = await back_up(database, tmp_path / "b", clock(), unwatched)

    assert {shape.name: shape.rows for shape in head.tables} == {
        name: len(rows) for name, rows in before.items()
    }
    assert await _steps(tmp_path / "b") == ["received"]


async def _steps(file: Path) -> list[str]:
    head = read_head(file)
    place = [shape.name for shape in head.tables].index("cases")
    column = [name for name, _ in head.tables[place].columns].index("step")
    lines = await asyncio.to_thread(file.read_bytes)
    rows = [json.loads(line) for line in gzip.decompress(lines).splitlines()[1:-1]]
    return [row[column + 1] for row in rows if row[0] == place]


async def test_a_backup_sealed_with_another_key_ring_is_refused(
    database: Database, other: Database, vault: Vault, clock: MovableClock, tmp_path: Path
) -> None:
    """The wrong key touches nothing, not even by making tables."""
    await fill(database, vault, clock())
    await back_up(database, tmp_path / "b", clock(), unwatched)

    with pytest.raises(BackupError, match="BAOMAT_KEY_FILE is wrong"):
        await restore(other, Vault(new_ring()), tmp_path / "b", unwatched)

    assert await schema.is_new(other)


async def test_a_database_in_use_is_not_restored_over(
    database: Database, vault: Vault, clock: MovableClock, tmp_path: Path
) -> None:
    """Even one row of somebody's is too much; the row stays."""
    await fill(database, vault, clock())
    await back_up(database, tmp_path / "b", clock(), unwatched)

    with pytest.raises(BackupError, match="not empty"):
        await restore(database, vault, tmp_path / "b", unwatched)

    assert await count(database, CaseRow) == 1


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_broken_backup_is_refused_and_leaves_the_database_empty(
    database: Database, empty: Database, vault: Vault, clock: MovableClock, tmp_path: Path
) -> None:
    """Cut off anywhere, changed anywhere, or no backup at all: one sentence, no row."""
    await fill(database, vault, clock())
    file = tmp_path / "b"
    await back_up(database, file, clock(), unwatched)
    whole = file.read_bytes()
    lines = gzip.decompress(whole).splitlines(keepends=True)
    broken = {
        "cut off": whole[: len(whole) // 2],
        "cut off near the end": whole[:-1],
        "a row less": gzip.compress(b"".join([*lines[:5], *lines[6:]])),
        "no last line": gzip.compress(b"".join(lines[:-1])),
        "another word": gzip.compress(b"".join(lines).replace(b"received", b"resolved")),
        **{f"bit {n}": _flipped(whole, n) for n in range(0, len(whole), len(whole) // 20)},
        "empty": b"",
        "text": b"hello",
        "packed text": gzip.compress(b"hello\nworld\n"),
        "packed list": gzip.compress(b"[1]\n[2]\n"),
    }
    for name, content in broken.items():
        file.write_bytes(content)
        with pytest.raises(BackupError):
            await restore(empty, vault, file, unwatched)
        assert await schema.is_new(empty), name


def _flipped(content: bytes, place: int) -> bytes:
    return content[:place] + bytes([content[place] ^ 16]) + content[place + 1 :]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_backup_with_a_broken_audit_chain_is_not_kept(
    database: Database, empty: Database, vault: Vault, clock: MovableClock, tmp_path: Path
) -> None:
    """The chains are looked at before the commit; a break undoes everything."""
    await fill(database, vault, clock())
    async with database.write() as session:
        await session.execute(delete(AuditRow).where(AuditRow.move == "lodge"))
    await back_up(database, tmp_path / "b", clock(), unwatched)

    with pytest.raises(BackupError, match=r"broken at chain .*, entry 1"):
        await restore(empty, vault, tmp_path / "b", unwatched)

    assert await count(empty, EffectRow) == 0
    assert await count(empty, MetaRow) == 0


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_backup_of_a_newer_version_says_to_update(
    database: Database, vault: Vault, clock: MovableClock, tmp_path: Path
) -> None:
    """Neither a newer form nor a newer revision is guessed at."""
    await fill(database, vault, clock())
    file = tmp_path / "b"
    await back_up(database, file, clock(), unwatched)
    lines = gzip.decompress(file.read_bytes())
    for old, new in ((b'backup":1', b'backup":2'), (b'"revision":"0', b'"revision":"9')):
        file.write_bytes(gzip.compress(lines.replace(old, new, 1)))
        with pytest.raises(BackupError, match="newer version"):
            await restore(database, vault, file, unwatched)
