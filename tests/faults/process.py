"""The bot as a process of its own, which can be killed, frozen, and told to stop."""

import asyncio
import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import aiohttp

from bot.playground.demo import Playground
from tests.journeys.conftest import free_port

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0
NURSERY = multiprocessing.get_context("forkserver")
NURSERY.set_forkserver_preload(
    ["pytest", "bot.cli", "bot.runtime", "storage.schema", "fpdf", "segno", "pypdf", __name__]
)


def live(environment: Mapping[str, str], files: tuple[str, str]) -> None:
    """Be `python -m bot run` with *environment*, its output appended to *files*."""
    for number, file in zip((1, 2), files, strict=True):
        os.dup2(os.open(file, os.O_WRONLY | os.O_APPEND), number)
    os.chdir(Path(files[0]).parent)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = ["bot", "run"]
    from bot.cli import main

    main()


@dataclass(frozen=True)
class Forked:
    """A process forked from one that has imported everything: twenty starts cost little."""

    process: BaseProcess

    @property
    def returncode(self) -> int | None:
        """The exit status; None while it lives."""
        return self.process.exitcode

    async def wait(self) -> int:
        """Return the exit status once there is one."""
        while (status := self.returncode) is None:  # noqa: ASYNC110 - no event tells
            await asyncio.sleep(0.02)
        return status

    def send_signal(self, number: int) -> None:
        """Send a signal to a process that lives."""
        if self.process.pid is not None and self.returncode is None:
            os.kill(self.process.pid, number)


@dataclass
class BotProcess:
    """`python -m bot run` with an environment; its output stays in files."""

    environment: Mapping[str, str]
    folder: Path
    name: str = "bot"
    child: Forked | asyncio.subprocess.Process | None = None
    kills: int = 0
    #: Seconds from the kill of the last one to /health of the next.
    started_in: list[float] = field(default_factory=list)

    @property
    def errors(self) -> str:
        """All that it wrote on stderr, over every start."""
        return self._file("err").read_text(encoding="utf-8", errors="replace")

    @property
    def output(self) -> str:
        """All that it wrote on stdout."""
        return self._file("out").read_text(encoding="utf-8", errors="replace")

    def _file(self, what: str) -> Path:
        return self.folder / f"{self.name}.{what}"

    async def start(self) -> None:
        """Start it from what is imported already; return at once."""
        self.folder.mkdir(parents=True, exist_ok=True)
        files = self._file("out"), self._file("err")
        for file in files:
            file.touch()
        named = tuple(map(str, files))
        process = NURSERY.Process(
            target=live, args=({**_plain(), **self.environment}, named), daemon=True
        )
        await asyncio.to_thread(process.start)
        self.child = Forked(process)

    async def start_afresh(self) -> None:
        """Start it as people do, with an interpreter of its own; return at once."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with self._file("out").open("ab") as out, self._file("err").open("ab") as err:
            self.child = await asyncio.create_subprocess_exec(
                sys.executable,
                *("-m", "bot", "run"),
                cwd=self.folder,
                env={**_plain(), "PYTHONPATH": str(ROOT), **self.environment},
                stdout=out,
                stderr=err,
            )

    async def up(self) -> None:
        """Return once /health answers."""
        began = time.monotonic()
        await self._until("/health", lambda status, _: status == 200)
        self.started_in.append(time.monotonic() - began)

    async def ready(self) -> dict[str, Any]:
        """Return what /ready says once it is 200."""
        return await self._until("/ready", lambda status, _: status == 200)

    async def state(self) -> tuple[int, dict[str, Any]]:
        """Status and body of /ready now; 0 when nobody answers."""
        return await self._look("/ready")

    async def _until(self, path: str, fits: Any) -> dict[str, Any]:
        ends = time.monotonic() + PATIENCE
        while True:
            status, said = await self._look(path)
            if fits(status, said):
                return said
            if time.monotonic() > ends or (self.child and self.child.returncode is not None):
                raise AssertionError(f"{path}: {status} {said}; {self.errors[-2000:]}")
            await asyncio.sleep(0.05)

    async def _look(self, path: str) -> tuple[int, dict[str, Any]]:
        url = f"http://{self.environment['BAOMAT_LISTEN']}{path}"
        timeout = aiohttp.ClientTimeout(total=2)
        try:
            async with aiohttp.ClientSession(timeout=timeout) as session, session.get(url) as said:
                body = await said.json() if path == "/ready" else {}
                return said.status, body
        except (aiohttp.ClientError, TimeoutError, OSError):
            return 0, {}

    async def kill(self) -> None:
        """SIGKILL, as a power cut would."""
        if self.child is not None and self.child.returncode is None:
            self.child.send_signal(signal.SIGKILL)
            await self.child.wait()
            self.kills += 1

    def freeze(self) -> None:
        """SIGSTOP: alive, and doing nothing."""
        self._signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """SIGCONT: it goes on where it was, knowing nothing of the time that passed."""
        self._signal(signal.SIGCONT)

    def _signal(self, number: signal.Signals) -> None:
        if self.child is not None:
            self.child.send_signal(number)

    async def stop(self) -> tuple[int, float]:
        """SIGTERM; return the exit status and the seconds it took."""
        if self.child is None:
            return 0, 0.0
        began = time.monotonic()
        if self.child.returncode is None:
            self.child.send_signal(signal.SIGTERM)
        status = await asyncio.wait_for(self.child.wait(), PATIENCE)
        return status, time.monotonic() - began


def environment_of(playground: Playground, database_url: str, folder: Path) -> dict[str, str]:
    """What a bot in *playground* is told by its environment; pacing is off."""
    return {
        "BAOMAT_BOT_TOKEN": playground.token,
        "BAOMAT_TELEGRAM_API_URL": playground.url,
        "BAOMAT_DATA_DIR": str(folder / "data"),
        "BAOMAT_KEY_FILE": str(folder / "data.key"),
        "BAOMAT_ADMIN_IDS": str(playground.admin.id),
        "BAOMAT_CARE_CHAT_ID": str(playground.care_group),
        "BAOMAT_LISTEN": f"127.0.0.1:{free_port()}",
        "BAOMAT_PACE_OVERALL": "0",
        "BAOMAT_PACE_CHAT": "0",
        "BAOMAT_PACE_GROUP": "0",
        "BAOMAT_DATABASE_URL": database_url,
    }


def _plain() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("BAOMAT_")}
