"""`db`, `backup`, `restore`: the database as a whole."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.said import AsJson, say_json

app = typer.Typer(help="The database.", no_args_is_help=True)

BackupFile = Annotated[Path, typer.Argument(metavar="FILE", help="The backup.")]


@app.command()
def upgrade() -> None:
    """Bring the database to this version; a new one is made where the key ring is there."""
    import asyncio

    from bot.opening import opened
    from bot.settings import read_settings
    from storage.keyring import read_ring
    from storage.schema import HEAD

    settings = read_settings()
    read_ring(settings.key_path)

    async def work() -> None:
        async with opened(settings, make=True):
            pass

    asyncio.run(work())
    print(f"The database is at revision {HEAD}.")


@app.command()
def check(as_json: AsJson = False) -> None:
    """Look whether the database can be used as it is; nothing is changed."""
    import asyncio

    from bot.checkup import of_database
    from bot.cli.findings import report
    from bot.settings import read_settings

    report(asyncio.run(of_database(read_settings())), as_json)


def backup(file: BackupFile, as_json: AsJson = False) -> None:
    """Copy the database into one file while the bot goes on; the key ring is not in it."""
    from bot.backup import Head, back_up
    from bot.cli.drawers import with_drawers
    from bot.cli.progress import bar
    from bot.clock import real_now
    from bot.opening import Drawers
    from bot.settings import Settings

    async def work(_settings: Settings, drawers: Drawers) -> Head:
        with bar("rows") as told:
            return await back_up(drawers.database, file, real_now(), told)

    head = with_drawers(work)
    if as_json:
        say_json({"file": str(file), "rows": head.rows, "revision": head.revision})
    else:
        print(f"{head.rows} rows are in {file}. Keep the key ring too, in another place.")


def restore(file: BackupFile, as_json: AsJson = False) -> None:
    """Put a backup into a new, empty database, all or nothing."""
    import asyncio

    from bot import backup as backups
    from bot.cli.drawers import alone
    from bot.cli.progress import bar
    from bot.opening import sqlite_file
    from bot.settings import Settings, read_settings
    from storage.chains import Verdict
    from storage.database import open_database
    from storage.keyring import read_ring
    from storage.vault import Vault

    settings = read_settings()
    vault = Vault(read_ring(settings.key_path))
    backups.check_key(backups.read_head(file), vault, file)

    async def work(settings: Settings) -> Verdict:
        database = open_database(settings.database)
        try:
            with bar("rows") as told:
                return await backups.restore(database, vault, file, told)
        finally:
            await database.close()

    made_at = sqlite_file(settings)
    if made_at is not None:
        made_at.parent.mkdir(parents=True, exist_ok=True)
    with alone(settings):
        verdict = asyncio.run(work(settings))
    if as_json:
        say_json({"file": str(file), "chains": verdict.chains, "entries": verdict.entries})
    else:
        print(
            f"{file} is restored; its {verdict.chains} audit chains with {verdict.entries} "
            "entries are whole."
        )
