"""Copying: every row out of a database as of one moment, and into an empty one of either kind."""

import base64
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    Boolean,
    Date,
    Double,
    Float,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    Uuid,
    column,
    delete,
    func,
    insert,
    select,
    table,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.types import TypeEngine

from storage.database import Database
from storage.desk_tables import OF_A_CASE
from storage.rows import LeaseRow, MetaRow, PaceRow, UtcTime

AT_ONCE = 50
"""Rows in memory at a time; a piece of evidence is half a megabyte."""

METADATA = OF_A_CASE[0].metadata
"""Every table: those of the desk point to all other files of tables, and so bring them in."""

FLEETING = {LeaseRow.__tablename__, PaceRow.__tablename__}
"""What only running processes know, and what means nothing in another database."""

Write = Callable[[Any], Any]


@dataclass(frozen=True)
class Kind:
    """How the values of some column types are kept as JSON, and the type they are put in as."""

    name: str
    here: TypeEngine[Any]
    of: tuple[type[TypeEngine[Any]], ...]
    write: Write
    read: Write


def _as_it_is(value: object) -> object:
    return value


KINDS = (
    Kind("time", UtcTime(), (UtcTime,), datetime.isoformat, datetime.fromisoformat),
    Kind("date", Date(), (Date,), date.isoformat, date.fromisoformat),
    Kind(
        "bytes",
        LargeBinary(),
        (LargeBinary,),
        lambda value: base64.b64encode(value).decode(),
        lambda text: base64.b64decode(text, validate=True),
    ),
    Kind("uuid", Uuid(), (Uuid,), str, UUID),
    Kind("truth", Boolean(), (Boolean,), _as_it_is, _as_it_is),
    Kind("number", Double(), (Float,), _as_it_is, _as_it_is),
    Kind("whole", BigInteger(), (Integer,), _as_it_is, _as_it_is),
    Kind("text", Text(), (String,), _as_it_is, _as_it_is),
)
"""The first that fits counts."""

BY_NAME = {kind.name: kind for kind in KINDS}


@dataclass(frozen=True)
class Shape:
    """A table's name, its columns with the kind of each, and how many rows were copied."""

    name: str
    columns: tuple[tuple[str, str], ...]
    rows: int

    def written(self, values: Sequence[Any]) -> list[Any]:
        """A row's values as JSON has them."""
        pairs = zip(self.columns, values, strict=True)
        return [None if v is None else BY_NAME[kind].write(v) for (_, kind), v in pairs]

    def row(self, values: Sequence[Any]) -> dict[str, Any]:
        """The row that `written` wrote.

        Raises:
            ValueError, TypeError: The values are not of this shape.
        """
        pairs = zip(self.columns, values, strict=True)
        return {name: None if v is None else BY_NAME[kind].read(v) for (name, kind), v in pairs}


def _tables() -> list[Table]:
    """The tables that are copied, each after those it points to."""
    return [each for each in METADATA.sorted_tables if each.name not in FLEETING]


@asynccontextmanager
async def snapshot(database: Database) -> AsyncIterator[AsyncSession]:
    """A session that sees everything as of one moment, while others go on writing."""
    async with database.read() as session:
        if not database.is_sqlite:
            frozen = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
            await session.connection(execution_options=frozen)
        yield session


async def shapes(session: AsyncSession) -> tuple[Shape, ...]:
    """What there is to copy."""
    found = []
    for each in _tables():
        columns = tuple((c.name, _kind(c.type)) for c in each.columns)
        count = await session.scalar(select(func.count()).select_from(each))
        found.append(Shape(each.name, columns, count or 0))
    return tuple(found)


def _kind(of: TypeEngine[Any]) -> str:
    return next(kind.name for kind in KINDS if isinstance(of, kind.of))


async def rows_of(session: AsyncSession, name: str) -> AsyncIterator[Sequence[Any]]:
    """The rows of a table, ordered by key."""
    source = METADATA.tables[name]
    ordered = select(*source.columns).order_by(*source.primary_key.columns)
    async for row in await session.stream(ordered.execution_options(yield_per=AT_ONCE)):
        yield row


async def is_empty(session: AsyncSession) -> bool:
    """Whether nobody has used the database yet; a check value alone is no use."""
    used = (each for each in _tables() if each.name != MetaRow.__tablename__)
    for each in used:
        if await session.scalar(select(1).select_from(each).limit(1)) is not None:
            return False
    return True


async def forget_check_value(session: AsyncSession) -> None:
    """Make room for the facts of the database that is copied in."""
    await session.execute(delete(MetaRow))


async def put(session: AsyncSession, shape: Shape, rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows of a shape, whatever this version of the code calls the table's columns."""
    target = table(shape.name, *(column(n, BY_NAME[kind].here) for n, kind in shape.columns))
    await session.execute(insert(target), list(rows))


async def go_on_counting(session: AsyncSession) -> None:
    """Have PostgreSQL give out row numbers after those that were copied in."""
    if session.get_bind().dialect.name != "postgresql":
        return
    for each in _tables():
        counted = each.autoincrement_column
        if counted is None:
            continue
        last = await session.scalar(select(func.max(counted)))
        if last is not None:
            counter = func.pg_get_serial_sequence(each.name, counted.name)
            await session.execute(select(func.setval(counter, last)))
