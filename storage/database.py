"""The database: one way to read, one way to write, on SQLite and on PostgreSQL."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import asyncpg
from sqlalchemy import Double, event, make_url, select
from sqlalchemy.engine import Connection
from sqlalchemy.engine.interfaces import DBAPIConnection, ExceptionContext
from sqlalchemy.exc import (
    DataError,
    DBAPIError,
    IntegrityError,
    InvalidatePoolError,
    ProgrammingError,
    SQLAlchemyError,
)
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.pool import ConnectionPoolEntry, PoolProxiedConnection
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from storage.failures import named
from storage.rows import LeaseRow
from storage.wakes import Wakes

REFUSING = ("22", "23", "42")
"""Classes of SQLSTATE that say no to a value or a statement, now and later."""

CONNECTED_WITHIN = 5.0
ANSWERED_WITHIN = 10.0
"""Seconds for one statement, its wait for locks included: a lease lasts no longer."""
PINGED_WITHIN = 3.0
CLOSED_WITHIN = 2.0
NEWS = 10.0
"""Seconds for which a write that failed is news: whoever has more to write tries again sooner."""


class FenceLostError(Exception):
    """Another worker has taken the chat over; what this one was about to write must not count."""


@dataclass(frozen=True)
class Cause:
    """What makes a change: an inbox row's id, with the lease under which it is worked on.

    A timer or a command on the machine is a cause without a lease.
    """

    id: UUID
    lease: str | None = None
    fence: int = 0


class DatabaseClock(FunctionElement[float]):
    """Seconds since 1970 by the database's own clock; leases and pacing use no other."""

    type = Double()
    inherit_cache = True
    name = "database_clock"


@compiles(DatabaseClock, "sqlite")
def _sqlite_clock(_element: DatabaseClock, _compiler: SQLCompiler, **_kw: Any) -> str:  # noqa: ANN401
    return "((julianday('now') - 2440587.5) * 86400.0)"


@compiles(DatabaseClock, "postgresql")
def _postgresql_clock(_element: DatabaseClock, _compiler: SQLCompiler, **_kw: Any) -> str:  # noqa: ANN401
    return "CAST(extract(epoch FROM clock_timestamp()) AS double precision)"


def driver_url(url: str) -> str:
    """*url* with its async driver: plain `sqlite:///` and `postgresql://` are accepted."""
    parsed = make_url(url)
    drivers = {
        "sqlite": "sqlite+aiosqlite",
        "postgresql": "postgresql+asyncpg",
        "postgres": "postgresql+asyncpg",
    }
    name = drivers.get(parsed.drivername, parsed.drivername)
    if "sslmode" in parsed.query:
        # libpq's word for it, which asyncpg takes as `ssl`.
        query = {key: value for key, value in parsed.query.items() if key != "sslmode"}
        parsed = parsed.set(query={**query, "ssl": parsed.query["sslmode"]})
    return parsed.set(drivername=name).render_as_string(hide_password=False)


def is_passing(error: SQLAlchemyError | OSError) -> bool:
    """Whether the same may be taken later: the database was away or busy, not refusing a value."""
    if not isinstance(error, DBAPIError):
        return isinstance(error, OSError | PoolTimeoutError)
    state = getattr(error.orig, "sqlstate", None)
    if state:
        return state[:2] not in REFUSING
    return not isinstance(error, IntegrityError | DataError | ProgrammingError)


@dataclass
class Trouble:
    """What kept the last failing write from being kept, for as long as that is news."""

    name: str = ""
    at: float = 0.0

    def note(self, error: SQLAlchemyError | OSError) -> None:
        """Note why a write failed, unless it was the value that was refused."""
        if is_passing(error):
            self.name, self.at = named(error), time.monotonic()

    @property
    def said(self) -> str:
        """The trouble in a few words; empty once it is no news."""
        return self.name if time.monotonic() - self.at < NEWS else ""


@dataclass(frozen=True)
class Database:
    """Reads and writes in transactions; a write says at its end whom to wake.

    SQLite has one writer: writes queue here for their turn rather than in `database is locked`.
    """

    engine: AsyncEngine
    writer: AsyncEngine
    wakes: Wakes
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    trouble: Trouble = field(default_factory=Trouble)

    @property
    def is_sqlite(self) -> bool:
        """Whether this is the single-process SQLite file."""
        return self.engine.dialect.name == "sqlite"

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncSession]:
        """A transaction that only reads."""
        async with AsyncSession(self.engine, expire_on_commit=False, autoflush=False) as session:
            yield session

    @asynccontextmanager
    async def write(self, cause: Cause | None = None) -> AsyncIterator[AsyncSession]:
        """A transaction that is committed at the end of the block, or leaves nothing.

        Raises:
            FenceLostError: *cause* comes from a lease that another worker holds by now.
        """
        turn = self.turn if self.is_sqlite else contextlib.nullcontext()
        try:
            async with turn, self._transaction(cause) as session:
                yield session
        except (SQLAlchemyError, OSError) as error:
            self.trouble.note(error)
            raise

    @asynccontextmanager
    async def _transaction(self, cause: Cause | None) -> AsyncIterator[AsyncSession]:
        async with AsyncSession(self.writer, expire_on_commit=False, autoflush=False) as session:
            async with session.begin():
                if cause is not None and cause.lease is not None:
                    await check_fence(session, cause.lease, cause.fence)
                yield session
                await session.flush()
                topics = session.info.get("wakes", set())
                await self.wakes.tell_others(session, topics)
            for topic in topics:
                self.wakes.ring(topic)

    async def close(self) -> None:
        """Give all connections back; those that do not answer any more are left."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(CLOSED_WITHIN):
                await self.engine.dispose()


async def check_fence(session: AsyncSession, lease: str, fence: int) -> None:
    """Stop a worker whose lease went to another; hold the lease row until the commit.

    Raises:
        FenceLostError: The fence number moved on.
    """
    held = select(LeaseRow.fence).where(LeaseRow.name == lease).with_for_update(read=True)
    if await session.scalar(held) != fence:
        raise FenceLostError(lease)


def wake(session: AsyncSession, topic: str) -> None:
    """Have *topic* rung everywhere once this transaction is committed."""
    session.info.setdefault("wakes", set()).add(topic)


def open_database(url: str) -> Database:
    """Open the database at *url*; no connection is made yet."""
    full = driver_url(url)
    if make_url(full).get_backend_name() != "sqlite":
        waits = {"timeout": CONNECTED_WITHIN, "command_timeout": ANSWERED_WITHIN}
        engine = create_async_engine(full, pool_size=10, max_overflow=10, connect_args=waits)
        event.listen(engine.sync_engine, "checkout", _ping)
        event.listen(engine.sync_engine, "handle_error", _give_up)
        return Database(engine, engine, Wakes())
    engine = create_async_engine(full)
    event.listen(engine.sync_engine, "connect", _prepare_sqlite)
    event.listen(engine.sync_engine, "begin", _begin_sqlite)
    return Database(engine, engine.execution_options(writing=True), Wakes())


def _ping(
    connection: DBAPIConnection, _entry: ConnectionPoolEntry, _proxy: PoolProxiedConnection
) -> None:
    # SQLAlchemy's own ping would wait as long as a statement may, for each connection anew.
    try:
        connection.run_async(lambda raw: raw.fetchrow(";", timeout=PINGED_WITHIN))
    except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
        raise InvalidatePoolError from error


def _give_up(context: ExceptionContext) -> None:
    # A line that is half open never says that it is dead.
    if isinstance(context.original_exception, TimeoutError):
        context.is_disconnect = True


def _prepare_sqlite(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    # The driver must not begin transactions by itself: it cannot say IMMEDIATE.
    connection.isolation_level = None
    cursor = connection.cursor()
    for setting in (
        "auto_vacuum = INCREMENTAL",
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "busy_timeout = 15000",
        "secure_delete = ON",
    ):
        cursor.execute(f"PRAGMA {setting}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
