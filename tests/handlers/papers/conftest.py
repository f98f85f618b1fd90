"""The desks on a fresh SQLite database."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.database import open_database
from storage.outbox import Outbox
from storage.vault import Vault
from tests.conftest import MovableClock
from tests.counter import Counter, counter


@pytest.fixture(name="counter")
async def _counter(
    sqlite_template: Path, tmp_path: Path, vault: Vault, outbox: Outbox, clock: MovableClock
) -> AsyncIterator[Counter]:
    """Every desk on a fresh database."""
    path = tmp_path / "baomat.db"
    shutil.copy(sqlite_template, path)
    database = open_database(f"sqlite:///{path}")
    yield counter(database, vault, outbox, clock)
    await database.close()
