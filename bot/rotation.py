"""Turning the key ring: a new key, everything under it, and then the older keys may go."""

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from bot.opening import Drawers, sqlite_file
from bot.settings import Settings
from storage import schema
from storage.database import open_database
from storage.keyring import rotated, write_ring
from storage.rewrapping import rewrap, seals_by_key, somebody_works
from storage.rows import MetaRow
from storage.vault import Vault


class BotAtWorkError(Exception):
    """A bot works on this database and would not know the new key: stop it, wait 20 s, repeat."""


async def rotate(settings: Settings, drawers: Drawers, drop_old: bool) -> tuple[int, int]:
    """Add a key and seal everything under it; return how many values, and how many keys are left.

    The ring is on disk before the first value is sealed under its new key, and an older key
    leaves it only after the last value is: killed in between, everything opens still.

    Raises:
        BotAtWorkError: A bot works here; nothing was changed.
    """
    database = drawers.database
    async with database.read() as session:
        if not database.is_sqlite and await somebody_works(session):
            raise BotAtWorkError
    ring = rotated(drawers.vault.ring)
    write_ring(settings.key_path, ring, replace=True)
    async with database.write() as session:
        count = await rewrap(session, Vault(ring))
    if drop_old:
        async with database.read() as session:
            used = await seals_by_key(session)
        kept = tuple(key for key in ring.secrets if key == ring.active or used[key[0]])
        ring = replace(ring, secrets=kept)
        write_ring(settings.key_path, ring, replace=True)
    return count, len(ring.secrets)


async def has_key_check(settings: Settings) -> bool:
    """Whether a database is there that belongs to some key ring already."""
    file = sqlite_file(settings)
    if file is not None and not file.exists():
        return False
    database = open_database(settings.database)
    try:
        if await schema.is_new(database):
            return False
        async with database.read() as session:
            kept = select(MetaRow.name).where(MetaRow.name == schema.KEY_CHECK)
            return await session.scalar(kept) is not None
    except (SQLAlchemyError, OSError):
        return False  # the ring may well be made before the database server is up
    finally:
        await database.close()
