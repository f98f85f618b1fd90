"""The check-up: is everything there that the bot needs; it looks and changes nothing."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Select, func, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import clock
from bot.opening import sqlite_file
from bot.settings import Settings, SettingsError
from cases.calendar import CalendarError, load_calendar
from storage import schema
from storage.database import Database, open_database
from storage.keyring import KeyRingBrokenError, KeyRingMissingError, read_ring
from storage.rows import ChatRow, InboxRow, MetaRow, OutboxRow, PolicyRow, StaffRow
from storage.vault import Vault

TOO_LONG = timedelta(minutes=10)
"""Something that waits longer tells of a bot that is down or stuck."""


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at: whether it is as it should be, and what to do if not."""

    name: str
    ok: bool
    said: str


async def of_database(settings: Settings) -> list[Finding]:
    """What can be said of the database and its key ring."""
    return await _with_database(settings, None)


async def of_all(settings: Settings) -> list[Finding]:
    """What can be said of the settings, the database and what is in it."""
    now = clock(settings.clock_file)()
    database = await _with_database(settings, now)
    return [_token(settings), *database, _holidays(settings, now)]


async def _with_database(settings: Settings, now: datetime | None) -> list[Finding]:
    file = sqlite_file(settings)
    if file is not None and not file.exists():
        return [Finding("database", False, f"there is none at {file}; `baomat run` makes it")]
    database = open_database(settings.database)
    try:
        found = [await _reached(database)]
        if found[0].ok:
            found.append(await _key(settings, database))
            found += [] if now is None else await _inside(settings, database, now)
    except (SQLAlchemyError, OSError) as error:
        return [Finding("database", False, f"it does not answer ({type(error).__name__})")]
    else:
        return found
    finally:
        await database.close()


async def _reached(database: Database) -> Finding:
    at = await schema.revision(database)
    if at == schema.HEAD:
        return Finding("database", True, f"at revision {at}")
    if at is None:
        return Finding("database", False, "it is empty; `baomat db upgrade` makes the tables")
    return Finding("database", False, f"at revision {at}, not {schema.HEAD}: `baomat db upgrade`")


async def _key(settings: Settings, database: Database) -> Finding:
    try:
        vault = Vault(read_ring(settings.key_path))
    except KeyRingMissingError:
        return Finding("key ring", False, f"there is none at {settings.key_path}: bring it back")
    except KeyRingBrokenError:
        return Finding("key ring", False, f"{settings.key_path} cannot be read as one")
    async with database.read() as session:
        check = await session.scalar(select(MetaRow.value).where(MetaRow.name == schema.KEY_CHECK))
    if check is not None and not vault.matches(check):
        return Finding("key ring", False, f"{settings.key_path} is another database's")
    return Finding("key ring", True, "fits the database")


async def _inside(settings: Settings, database: Database, now: datetime) -> list[Finding]:
    async with database.read() as session:
        return [
            await _admins(settings, session),
            await _care_group(settings, session),
            await _policy(session),
            await _waiting(session, "inbox", _WAITING["inbox"], now),
            await _waiting(session, "outbox", _WAITING["outbox"], now),
            await _quarantine(session),
        ]


def _token(settings: Settings) -> Finding:
    try:
        settings.token  # noqa: B018 - reading it is the check
    except SettingsError as error:
        return Finding("settings", False, str(error))
    return Finding("settings", True, "BAOMAT_BOT_TOKEN is set")


def _holidays(settings: Settings, now: datetime) -> Finding:
    today = now.astimezone(settings.zone).date()
    try:
        calendar = load_calendar()
    except CalendarError as error:
        return Finding("holidays", False, str(error))
    missing = ", ".join(str(year) for year in calendar.missing(today))
    if missing:
        return Finding("holidays", False, f"{missing} not complete in holidays.toml")
    return Finding("holidays", True, "what should be published by now is there")


async def _admins(settings: Settings, session: AsyncSession) -> Finding:
    kept = await session.scalar(select(func.count()).where(StaffRow.admin)) or 0
    count = max(kept, len(settings.admin_ids))
    if count:
        return Finding("admins", True, f"{count}")
    return Finding("admins", False, "none: set BAOMAT_ADMIN_IDS, or use the link `run` prints")


async def _care_group(settings: Settings, session: AsyncSession) -> Finding:
    bound = await session.scalar(select(ChatRow.id).where(ChatRow.hears == "care"))
    if bound is not None:
        return Finding("care group", True, "bound")
    if settings.care_chat_id is not None:
        return Finding("care group", True, "named; `baomat run` binds it")
    return Finding("care group", False, "none: an admin sends /gannhom there")


async def _policy(session: AsyncSession) -> Finding:
    latest = (
        select(PolicyRow.number, PolicyRow.title)
        .where(PolicyRow.in_force_since.is_not(None))
        .order_by(PolicyRow.in_force_since.desc())
        .limit(1)
    )
    found = (await session.execute(latest)).first()
    if found is None:
        return Finding("policy", False, "none in force: `baomat policy load FILE`")
    return Finding("policy", True, f"version {found.number}, {found.title}")


_WAITING: dict[str, Select[int, datetime]] = {
    "inbox": select(func.count(), func.min(InboxRow.received_at)).where(
        InboxRow.state == "waiting"
    ),
    "outbox": select(func.count(), func.min(OutboxRow.created_at)).where(
        OutboxRow.state == "waiting"
    ),
}


async def _waiting(
    session: AsyncSession,
    name: str,
    query: Select[int, datetime],
    now: datetime,
) -> Finding:
    count, oldest = (await session.execute(query)).one()
    if not count:
        return Finding(name, True, "nothing waits")
    age = now - oldest
    minutes = int(age / timedelta(minutes=1))
    return Finding(name, age < TOO_LONG, f"{count} wait, the oldest for {minutes} min")


async def _quarantine(session: AsyncSession) -> Finding:
    counted = select(func.count()).select_from(InboxRow).where(InboxRow.state == "quarantined")
    count = await session.scalar(counted) or 0
    dead = select(func.count()).select_from(OutboxRow).where(OutboxRow.state == "dead")
    lost = await session.scalar(dead) or 0
    hint = "; `baomat aside list` shows the updates" if count else ""
    said = f"{count} updates set aside, {lost} notices undeliverable{hint}"
    return Finding("set aside", count == 0 and lost == 0, said)
