"""Bringing a database to this version of the code, and refusing one that is not ours to open."""

from pathlib import Path

from sqlalchemy import Connection, NullPool, inspect, select, text
from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine

from storage.database import Database
from storage.rows import MetaRow
from storage.upserts import insert_new
from storage.vault import Vault

HEAD = "0002"
"""The newest migration; kept here so that a start need not import Alembic to know it."""

KEY_CHECK = "key check"
MIGRATION_LOCK = 7_202_601


class WrongKeyError(Exception):
    """The key ring does not belong to this database; nothing was touched."""


async def revision(database: Database) -> str | None:
    """The migration the database is at; None if it is empty."""
    async with database.engine.connect() as connection:
        return await connection.run_sync(_at)


async def is_new(database: Database) -> bool:
    """Whether nothing of ours is in the database yet."""
    return await revision(database) is None


async def upgrade(database: Database, target: str = "head") -> None:
    """Run the migrations that are missing; replicas that start together take turns."""
    if target == "head" and await revision(database) == HEAD:
        return
    if database.is_sqlite:
        async with database.turn, database.writer.begin() as connection:
            await connection.run_sync(_migrate, target)
        return
    # Not the bot's own connections: a migration takes as long as it takes.
    patient = create_async_engine(database.engine.url, poolclass=NullPool)
    async with patient.begin() as connection:
        await connection.execute(
            text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": MIGRATION_LOCK}
        )
        await connection.run_sync(_migrate, target)


def _migrate(connection: Connection, target: str) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    if target == "base" or target < (_at(connection) or ""):
        command.downgrade(config, target)
    else:
        command.upgrade(config, target)


def _at(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


async def check_key(database: Database, vault: Vault) -> None:
    """Refuse a key ring that is not this database's; give a new database its check value.

    Raises:
        WrongKeyError: The ring is another database's.
    """
    kept = await _check_value(database)
    if kept is None:
        async with database.write() as session:
            await insert_new(session, MetaRow, name=KEY_CHECK, value=vault.check_value())
        kept = await _check_value(database)
    if kept is None or not vault.matches(kept):
        raise WrongKeyError


async def _check_value(database: Database) -> bytes | None:
    async with database.read() as session:
        return await _meta(session, KEY_CHECK)


async def _meta(session: AsyncSession, name: str) -> bytes | None:
    return await session.scalar(select(MetaRow.value).where(MetaRow.name == name))
