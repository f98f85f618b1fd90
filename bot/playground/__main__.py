"""`python -m bot.playground`: the local Bot API server in a process of its own."""

import argparse
import asyncio
import signal
from pathlib import Path

from bot.playground.server import TOKEN, USERNAME, start


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bot.playground", description=__doc__)
    parser.add_argument("--listen", default="127.0.0.1:0", help="host:port; port 0 picks one")
    parser.add_argument("--token", default=TOKEN, help="the token of the bot")
    parser.add_argument("--username", default=USERNAME, help="the bot's name, without @")
    parser.add_argument("--schema", type=Path, help="hold requests against this Bot API schema")
    return parser.parse_args()


async def _serve(arguments: argparse.Namespace) -> None:
    host, _, port = arguments.listen.rpartition(":")
    server = await start(
        token=arguments.token, username=arguments.username, host=host, port=int(port),
        schema=arguments.schema,
    )  # fmt: skip
    print(server.url, flush=True)
    stopped = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, stopped.set)
    await stopped.wait()
    await server.close()


if __name__ == "__main__":
    asyncio.run(_serve(_arguments()))
