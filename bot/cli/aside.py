"""`aside`: updates that nobody could handle, looked at and tried again."""

import json
import sys
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Annotated, TypeVar
from uuid import uuid4

import typer

from bot.cli.said import AsJson, say_json

if TYPE_CHECKING:
    from datetime import tzinfo

    from cases.aside import Aside, AsidePage, SetAside
    from storage.database import Cause

Result = TypeVar("Result")
Work = Callable[["Aside", "Cause"], Awaitable[Result]]

app = typer.Typer(help="Updates that were set aside.", no_args_is_help=True)

WARNING = "What follows is personal data: show it to nobody who need not see it."


@app.command("list")
def list_them(as_json: AsJson = False) -> None:
    """List what is set aside, the newest first; nothing of what is in it."""
    from bot.settings import read_settings

    async def work(aside: "Aside", _cause: "Cause") -> "AsidePage":
        return await aside.page()

    page, zone = _with_aside(work), read_settings().zone
    if as_json:
        say_json({"total": page.total, "aside": [vars(each) for each in page.newest]})
        return
    for each in page.newest:
        print(_line(each, zone))
    if not page.total:
        print("Nothing is set aside.")


@app.command()
def show(
    beginning: Annotated[str, typer.Argument(metavar="ID", help="The id, or how it begins.")],
) -> None:
    """Print an update as Telegram sent it: personal data. The opening is recorded by its id."""
    import structlog

    from bot.logs import set_up_logs

    async def work(aside: "Aside", cause: "Cause") -> bytes:
        row_id = await aside.meant(beginning)
        body = await aside.opened(row_id, cause)
        structlog.get_logger().info("set aside opened", update=str(row_id))
        return body

    set_up_logs()
    body = _with_aside(work)
    print(WARNING, file=sys.stderr, flush=True)
    print(_printable(body))


@app.command()
def replay(
    beginning: Annotated[
        str | None, typer.Argument(metavar="ID", help="The id, or how it begins.")
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="All that can be opened.")] = False,
    as_json: AsJson = False,
) -> None:
    """Put an update, or all, back in line; a running bot handles it within seconds."""
    if (beginning is None) != every:
        raise typer.BadParameter("Give either an ID or --all.")

    async def work(aside: "Aside", cause: "Cause") -> tuple[int, int]:
        if beginning is None:
            count = await aside.replay_all(cause)
        else:
            await aside.replay(await aside.meant(beginning), cause)
            count = 1
        return count, await aside.count()

    count, left = _with_aside(work)
    if as_json:
        say_json({"replayed": count, "left": left})
        return
    print(f"{count} back in line, {left} set aside still. A running bot sees to it in seconds.")


def _line(each: "SetAside", zone: "tzinfo") -> str:
    at = each.received_at.astimezone(zone)
    said = f"{each.id.hex[:12]}  {at:%d/%m/%Y %H:%M}  {each.fault}, tries: {each.tries}"
    return said if each.openable else f"{said}; can no longer be opened"


def _printable(body: bytes) -> str:
    """The text, with what a terminal would act on or not show written as JSON escapes it."""
    text = body.decode("utf-8", errors="backslashreplace")
    return "".join(c if c.isprintable() or c == "\n" else json.dumps(c)[1:-1] for c in text)


def _with_aside(work: "Work[Result]") -> Result:
    from bot.cli.drawers import with_drawers
    from bot.clock import clock
    from bot.opening import Drawers
    from bot.settings import Settings
    from cases.aside import Aside
    from storage.database import Cause
    from storage.days import DayKeys

    async def do(settings: Settings, drawers: Drawers) -> Result:
        aside = Aside(drawers.database, DayKeys(drawers.vault), clock(settings.clock_file))
        return await work(aside, Cause(uuid4()))

    return with_drawers(do)
