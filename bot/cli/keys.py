"""`keys`: the key ring, without which nothing sealed can be read."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.refusals import RefusedError
from bot.cli.said import AsJson, say_json

if TYPE_CHECKING:
    from bot.opening import Drawers
    from bot.settings import Settings

app = typer.Typer(help="The key ring.", no_args_is_help=True)


@app.command()
def new() -> None:
    """Make the key ring of a new database; one that is there is never overwritten."""
    import asyncio

    from bot.rotation import has_key_check
    from bot.settings import read_settings
    from storage.keyring import KeyRingExistsError, new_ring, write_ring

    settings = read_settings()
    path = settings.key_path
    if path.exists():
        raise KeyRingExistsError(str(path))
    if asyncio.run(has_key_check(settings)):
        raise RefusedError(
            f"This database has a key ring already. Bring it back to {path}; "
            "a new one would open nothing."
        )
    write_ring(path, new_ring())
    print(f"The key ring is {path}. Keep a copy in a safe place: without it nothing can be read.")


@app.command()
def rotate(
    drop_old: Annotated[
        bool, typer.Option("--drop-old", help="Drop older keys; older backups need them.")
    ] = False,
) -> None:
    """Seal everything under a new key; stop the bot first."""
    from bot.cli.drawers import alone, with_drawers
    from bot.rotation import rotate as turn
    from bot.settings import read_settings

    with alone(read_settings()):
        count, keys = with_drawers(lambda settings, drawers: turn(settings, drawers, drop_old))
    print(f"{count} values are sealed anew; the key ring has {keys} keys. Copy it again.")


@app.command()
def status(as_json: AsJson = False) -> None:
    """Tell which keys there are, and how many values each of them seals."""
    from bot.cli.drawers import with_drawers
    from storage.rewrapping import seals_by_key

    async def work(settings: "Settings", drawers: "Drawers") -> None:
        ring = drawers.vault.ring
        async with drawers.database.read() as session:
            counts = await seals_by_key(session)
        _say(settings.key_path, ring.active[0], {n: counts[n] for n, _ in ring.secrets}, as_json)

    with_drawers(work)


def _say(path: Path, active: int, seals: dict[int, int], as_json: bool) -> None:
    if as_json:
        keys = [{"number": number, "seals": count} for number, count in seals.items()]
        say_json({"file": str(path), "active": active, "keys": keys})
        return
    print(f"{path}, key {active} seals from now on")
    for number, count in seals.items():
        print(f"key {number}: seals {count} values")
