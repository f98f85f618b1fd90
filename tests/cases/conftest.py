"""The counter on each kind of database."""

import pytest

from storage.database import Database
from storage.outbox import Outbox
from storage.vault import Vault
from tests.conftest import MovableClock
from tests.counter import Counter, counter


@pytest.fixture(name="counter")
def _counter(database: Database, vault: Vault, outbox: Outbox, clock: MovableClock) -> Counter:
    """Every desk on a fresh database."""
    return counter(database, vault, outbox, clock)
