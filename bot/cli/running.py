"""`run` and `demo`: the bot itself, on a real token or on this machine alone."""

from pathlib import Path
from typing import Annotated

import typer


def run() -> None:
    """Run the bot until it is told to stop (Ctrl-C or SIGTERM)."""
    from bot.logs import set_up_logs
    from bot.settings import read_settings

    settings = read_settings()
    settings.token  # noqa: B018 - a missing token is said before the slow imports
    set_up_logs()

    import uvloop

    from bot import runtime

    # Its event loop takes a seventh less time for each update.
    uvloop.run(runtime.run(settings))


def demo(
    listen: Annotated[
        str, typer.Option(metavar="HOST:PORT", help="Where the page is; port 0 picks one.")
    ] = "127.0.0.1:0",
    port: Annotated[
        int | None, typer.Option(min=0, max=65535, help="The page's port alone.")
    ] = None,
    data_dir: Annotated[
        Path | None, typer.Option(help="Keep the data in this new folder.")
    ] = None,
) -> None:
    """Try the bot without Telegram: a page with three chats, no token needed."""
    import asyncio

    host, _, number = listen.rpartition(":")
    if not host or not number.isdigit() or int(number) > 65535:
        raise typer.BadParameter(
            "must be host:port, such as 127.0.0.1:8080", param_hint="--listen"
        )

    from bot.cli.demo import show

    asyncio.run(show(listen if port is None else f"{host}:{port}", data_dir))
