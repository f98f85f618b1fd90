"""INSERT that yields to a row that is there already, alike on both databases."""

from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from storage.rows import Row


async def insert_new(session: AsyncSession, table: type[Row], **values: Any) -> bool:  # noqa: ANN401
    """Insert a row unless its key is taken; return whether it was new."""
    dialect = session.get_bind().dialect.name
    if dialect == "postgresql":
        done = await session.execute(
            postgresql.insert(table).values(**values).on_conflict_do_nothing()
        )
    else:
        done = await session.execute(
            sqlite.insert(table).values(**values).on_conflict_do_nothing()
        )
    return bool(done.rowcount)  # type: ignore[attr-defined]
