"""Opening the drawers: the database at this version of the code, with the key that is its own."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.exc import SQLAlchemyError

from bot.settings import Settings
from storage import schema
from storage.database import Database, driver_url, open_database
from storage.failures import reason
from storage.keyring import (
    KeyRing,
    KeyRingBrokenError,
    KeyRingMissingError,
    new_ring,
    read_ring,
    write_ring,
)
from storage.soundness import unsound
from storage.vault import Vault


class CannotOpenError(Exception):
    """The database cannot be opened; the message says in plain words what to do."""


@dataclass(frozen=True)
class Drawers:
    """An open database with its vault."""

    database: Database
    vault: Vault


def sqlite_file(settings: Settings) -> Path | None:
    """The SQLite file of the settings; None on PostgreSQL."""
    if not settings.is_sqlite:
        return None
    return Path(make_url(driver_url(settings.database)).database or "")


@asynccontextmanager
async def opened(settings: Settings, *, make: bool = False) -> AsyncIterator[Drawers]:
    """The open drawers; with *make* a new SQLite database and its key ring are made.

    Raises:
        CannotOpenError: No key ring, the wrong one, or no database to be had.
    """
    file = sqlite_file(settings)
    if file is not None:
        if not make and not file.exists():
            raise CannotOpenError(f"There is no database at {file}. `run` makes it.")
        _make_folder(file.parent)
        if make:
            await _look_at(file)
    database = open_database(settings.database)
    try:
        yield Drawers(database, await _vault(settings, database, make=make))
    finally:
        await database.close()


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotOpenError(
            f"BAOMAT_DATA_DIR is wrong: the folder {folder} cannot be made."
        ) from error


async def _look_at(file: Path) -> None:
    wrong = await asyncio.to_thread(unsound, file)
    if wrong is not None:
        raise CannotOpenError(
            f"The database {file} does not open, {wrong.why}: {wrong.remedy}. Nothing was changed."
        )


async def _vault(settings: Settings, database: Database, *, make: bool) -> Vault:
    try:
        new = await schema.is_new(database)
        ring = _ring(settings, make=make and new and database.is_sqlite)
        if new and not make:
            raise CannotOpenError("The database is empty. Run `baomat db upgrade` first.")
        vault = Vault(ring)
        if not new:
            await schema.check_key(database, vault)
        await schema.upgrade(database)
        await schema.check_key(database, vault)
    except schema.WrongKeyError as error:
        raise CannotOpenError(
            f"BAOMAT_KEY_FILE is wrong: {settings.key_path} is not the key ring of this "
            "database. Nothing was changed."
        ) from error
    except (SQLAlchemyError, OSError) as error:
        raise CannotOpenError(_refusal(error)) from error
    return vault


def _refusal(error: Exception) -> str:
    wrong = reason(error)
    if wrong is not None:
        return f"The database does not open, {wrong.why}: {wrong.remedy}."
    return (
        f"The database does not open ({type(error).__name__}). Is BAOMAT_DATABASE_URL right, "
        "and the server up?"
    )


def _ring(settings: Settings, *, make: bool) -> KeyRing:
    path = settings.key_path
    try:
        return read_ring(path)
    except KeyRingMissingError as error:
        if not make:
            raise CannotOpenError(
                f"BAOMAT_KEY_FILE is missing: there is no key ring at {path}. Bring back the one "
                "that belongs to this database; for a new one run `baomat keys new`."
            ) from error
        write_ring(path, new_ring())
        return read_ring(path)
    except KeyRingBrokenError as error:
        raise CannotOpenError(
            f"BAOMAT_KEY_FILE is wrong: {path} cannot be read as a key ring."
        ) from error
