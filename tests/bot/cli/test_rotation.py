"""Turning the key ring, killed at each step and with a bot at work, on both databases."""

from pathlib import Path

import pytest
from sqlalchemy import select

from bot import rotation
from bot.opening import Drawers
from bot.rotation import BotAtWorkError, rotate
from bot.settings import Settings, read_settings
from storage import leases
from storage.database import Database
from storage.keyring import KeyRing, read_ring, write_ring
from storage.people_rows import person_of, user_of
from storage.rewrapping import seals_by_key
from storage.rows import ChatRow, DayKeyRow
from storage.schema import check_key
from storage.vault import Vault, place
from tests.bot.cli.full_database import CARE, CUSTOMER, fill
from tests.conftest import MovableClock


class KilledError(Exception):
    """What stands for a kill -9 here."""


@pytest.fixture
async def settings(
    database: Database, database_url: str, vault: Vault, clock: MovableClock, tmp_path: Path
) -> Settings:
    """Settings of a filled database whose key ring is in its file."""
    await fill(database, vault, clock())
    write_ring(tmp_path / "data.key", vault.ring)
    return read_settings({"database_url": database_url, "key_file": tmp_path / "data.key"})


async def opens(database: Database, ring: KeyRing) -> None:
    """Assert that everything under the ring opens with it."""
    vault = Vault(ring)
    await check_key(database, vault)
    async with database.read() as session:
        customer = await person_of(session, vault, CUSTOMER)
        assert customer is not None
        assert user_of(vault, customer) == CUSTOMER
        for day in await session.scalars(select(DayKeyRow)):
            assert len(vault.unwrap(day.day, day.key).secret) == 32
        for chat in await session.scalars(select(ChatRow)):
            where = place("chats", "chat_id", chat.id)
            assert vault.house_open(where, chat.chat_id) == str(CARE).encode()
            assert vault.house_open(place("chats", "title", chat.id), chat.title)


async def test_everything_opens_after_a_turn_and_the_old_key_is_not_needed(
    database: Database, vault: Vault, settings: Settings
) -> None:
    """With the older key gone from the ring, all is read still."""
    count, keys = await rotate(settings, Drawers(database, vault), drop_old=True)

    ring = read_ring(settings.key_path)
    assert (count, keys) == (6, 1)
    assert ring.active[0] == 2
    await opens(database, ring)


async def test_a_turn_killed_before_the_commit_leaves_everything_readable(
    database: Database, vault: Vault, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The ring has both keys, the rows are under the old one; the next turn finishes."""

    async def killed(*_: object) -> int:
        raise KilledError

    with monkeypatch.context() as patch:
        patch.setattr(rotation, "rewrap", killed)
        with pytest.raises(KilledError):
            await rotate(settings, Drawers(database, vault), drop_old=True)
    between = read_ring(settings.key_path)
    await opens(database, between)

    await rotate(settings, Drawers(database, Vault(between)), drop_old=True)

    assert len(read_ring(settings.key_path).secrets) == 1
    await opens(database, read_ring(settings.key_path))


async def test_a_turn_killed_after_the_commit_leaves_everything_readable(
    database: Database, vault: Vault, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rows are under the new key, which was on disk before they were."""

    async def killed(*_: object) -> dict[int, int]:
        raise KilledError

    with monkeypatch.context() as patch:
        patch.setattr(rotation, "seals_by_key", killed)
        with pytest.raises(KilledError):
            await rotate(settings, Drawers(database, vault), drop_old=True)

    ring = read_ring(settings.key_path)
    assert len(ring.secrets) == 2
    await opens(database, ring)


async def test_a_turn_killed_while_values_are_sealed_anew_changes_none(
    database: Database, vault: Vault, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One transaction: some under the new key and some under the old would be no harm either."""
    house_seal = Vault.house_seal
    sealed: list[str] = []

    def seal_three(self: Vault, where: str, plain: bytes) -> bytes:
        sealed.append(where)
        if len(sealed) > 3:
            raise KilledError
        return house_seal(self, where, plain)

    with monkeypatch.context() as patch:
        patch.setattr(Vault, "house_seal", seal_three)
        with pytest.raises(KilledError):
            await rotate(settings, Drawers(database, vault), drop_old=True)

    async with database.read() as session:
        assert await seals_by_key(session) == {1: 6}
    await opens(database, read_ring(settings.key_path))


async def test_a_bot_at_work_on_postgresql_is_not_taken_by_surprise(
    database: Database, vault: Vault, settings: Settings
) -> None:
    """A replica that holds a lease would not know the new key; the ring's file stays as it is."""
    if database.is_sqlite:
        return
    async with database.write() as session:
        await leases.take(session, ["role:timers"], "replica", 15.0)

    with pytest.raises(BotAtWorkError):
        await rotate(settings, Drawers(database, vault), drop_old=False)

    assert read_ring(settings.key_path) == vault.ring
