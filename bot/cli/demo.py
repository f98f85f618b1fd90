"""`demo`: a local Bot API server, its page, and the real bot working against it."""

import asyncio
import os
import signal
import sys
import tempfile
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import aiohttp

from bot.cli.refusals import RefusedError
from bot.playground.demo import Playground, start_playground

LONGEST_START = 60.0
LONGEST_GOODBYE = 10.0
KEPT_SETTINGS = ("BAOMAT_POLICY_FILE", "BAOMAT_TIMEZONE", "BAOMAT_CLOCK_FILE")
"""What a demo takes over from outside; a real token or database is never touched."""

ANNOUNCED = "listening on "


@dataclass(frozen=True)
class Child:
    """The bot in a process of its own, and where it listens."""

    process: asyncio.subprocess.Process
    log: Path

    async def address(self) -> str:
        """Where the bot listens; "" when it ended before it said so."""
        if self.process.stdout is None:
            return ""
        async for line in self.process.stdout:
            said = line.decode("utf-8", "replace").strip()
            if said.startswith(ANNOUNCED):
                return said.removeprefix(ANNOUNCED)
        return ""

    async def end(self) -> None:
        """Ask it to stop, and make it stop when it does not."""
        if self.process.returncode is not None:
            return
        self.process.terminate()
        try:
            await asyncio.wait_for(self.process.wait(), LONGEST_GOODBYE)
        except TimeoutError:
            self.process.kill()
            await self.process.wait()

    def last_words(self) -> str:
        """The end of what it logged."""
        lines = self.log.read_text(encoding="utf-8", errors="replace").splitlines()
        return "\n".join(lines[-15:])


async def show(listen: str, data_dir: Path | None) -> None:
    """Run the demo until Ctrl-C or SIGTERM.

    Raises:
        RefusedError: The bot does not start, or died.
    """
    stop = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    host, _, port = listen.rpartition(":")
    with ExitStack() as folders:
        folder = _folder(data_dir, folders)
        playground = await start_playground(host=host, port=int(port), limits=False)
        try:
            await _with_bot(playground, folder, stop)
        finally:
            await playground.close()


def _folder(data_dir: Path | None, folders: ExitStack) -> Path:
    """A folder with nothing in it: the demo's people are new each time."""
    if data_dir is None:
        return Path(folders.enter_context(tempfile.TemporaryDirectory(prefix="baomat-demo-")))
    if data_dir.exists() and any(data_dir.iterdir()):
        raise RefusedError(f"{data_dir} is not empty. Name a new folder for the demo's data.")
    data_dir.mkdir(parents=True, exist_ok=True)
    return data_dir


async def _with_bot(playground: Playground, folder: Path, stop: asyncio.Event) -> None:
    print("The bot is starting ...", file=sys.stderr, flush=True)
    child = await _started(playground, folder)
    try:
        tasks = [asyncio.create_task(work) for work in (_ready(child), stop.wait())]
        ended = asyncio.create_task(child.process.wait())
        await asyncio.wait({*tasks, ended}, return_when=asyncio.FIRST_COMPLETED)
        if tasks[0].done() and not stop.is_set() and not ended.done():
            tasks[0].result()
            print(f"Open {playground.page_url} in a browser. Ctrl-C stops the demo.", flush=True)
            await asyncio.wait({tasks[1], ended}, return_when=asyncio.FIRST_COMPLETED)
        if not stop.is_set():
            raise RefusedError(f"The bot ended by itself. Its last words:\n{child.last_words()}")
    finally:
        for task in tasks:
            task.cancel()
        await child.end()
        await asyncio.gather(*tasks, ended, return_exceptions=True)


async def _started(playground: Playground, folder: Path) -> Child:
    log = folder / "bot.log"
    with log.open("wb") as said:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "run"),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=said,
            env=child_settings(playground, folder, os.environ),
            start_new_session=True,  # Ctrl-C reaches us alone; the bot is then told by us
        )
    return Child(process, log)


def child_settings(
    playground: Playground, folder: Path, outside: Mapping[str, str]
) -> dict[str, str]:
    """The environment of the demo's bot: of *outside* nothing that names a real bot stays."""
    kept = {
        name: value
        for name, value in outside.items()
        if not name.startswith("BAOMAT_") or name in KEPT_SETTINGS
    }
    return kept | {
        "BAOMAT_BOT_TOKEN": playground.token,
        "BAOMAT_TELEGRAM_API_URL": playground.url,
        "BAOMAT_DATA_DIR": str(folder),
        "BAOMAT_DATABASE_URL": "",
        "BAOMAT_KEY_FILE": str(folder / "data.key"),
        "BAOMAT_ADMIN_IDS": str(playground.admin.id),
        "BAOMAT_CARE_CHAT_ID": str(playground.care_group),
        "BAOMAT_WEBHOOK_URL": "",
        "BAOMAT_WEBHOOK_SECRET": "",
        "BAOMAT_LISTEN": "127.0.0.1:0",
        "BAOMAT_PACE_OVERALL": "28",
        "BAOMAT_PACE_CHAT": "5",
        "BAOMAT_PACE_GROUP": "120",
    }


async def _ready(child: Child) -> None:
    """Return once the bot says that it is ready.

    Raises:
        RefusedError: It does not become ready.
    """
    try:
        async with asyncio.timeout(LONGEST_START):
            address = await child.address()
            async with aiohttp.ClientSession() as session:
                while not await _says_ready(session, address):  # noqa: ASYNC110 - another process
                    await asyncio.sleep(0.1)
    except TimeoutError:
        raise RefusedError(
            f"The bot does not become ready. Its last words:\n{child.last_words()}"
        ) from None


async def _says_ready(session: aiohttp.ClientSession, address: str) -> bool:
    try:
        async with session.get(f"{address}/ready") as response:
            return response.status == 200
    except (aiohttp.ClientError, aiohttp.InvalidURL):
        return False
