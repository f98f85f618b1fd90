"""The migrations and the key check."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from storage import schema
from storage.database import Database
from storage.keyring import new_ring
from storage.rows import Row
from storage.vault import Vault


async def test_the_migrations_make_exactly_the_tables_of_the_code(database: Database) -> None:
    """No column, index or constraint is in one and not in the other."""

    def differences(connection: Connection) -> list[object]:
        context = MigrationContext.configure(connection, opts={"compare_type": False})
        return list(compare_metadata(context, Row.metadata))

    async with database.engine.connect() as connection:
        assert await connection.run_sync(differences) == []


def test_the_head_the_code_knows_is_the_newest_migration() -> None:
    """A start that finds this revision need not import Alembic."""
    config = Config()
    config.set_main_option("script_location", "storage/migrations")
    assert ScriptDirectory.from_config(config).get_current_head() == schema.HEAD


async def test_a_migration_goes_down_and_up_again(database: Database) -> None:
    """Going back to nothing and forth again ends at the head."""
    await schema.upgrade(database, "base")
    assert await schema.revision(database) is None
    await schema.upgrade(database)
    assert await schema.revision(database) == schema.HEAD


async def test_another_key_ring_is_refused_and_changes_nothing(
    database: Database, vault: Vault
) -> None:
    """The key that was there first goes on fitting."""
    await schema.check_key(database, vault)
    with pytest.raises(schema.WrongKeyError):
        await schema.check_key(database, Vault(new_ring()))
    await schema.check_key(database, vault)
