"""Whether the bot keeps up: questions at a steady rate for minutes, and a long inbox drained.

Pacing is off. The Bot API server runs in a process of its own, the bot in another; load comes from
here. Run: `python -m benchmarks.bot_load [--only KIND] [--rate 200] [--seconds 300] [--slow 0.05]
[--backlog 100000]`; `--slow` adds seconds to every answer of the server, in a round of its own.
"""

import argparse
import asyncio
import os
import signal
import sys
import time
from asyncio.subprocess import DEVNULL
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from itertools import count

import aiohttp
import psutil

from benchmarks.bot_speed import QUESTIONS, TOKEN, started, until_ready, update
from benchmarks.place import KINDS, empty
from bot.playground.stage import Stage
from storage.keyring import new_ring, write_ring

EVERY = 0.025
"""Seconds between two handfuls of questions."""
USERS = 2000
NUMBERS = count(10_000_000)


@dataclass(frozen=True)
class Running:
    """A bot at work, the stage before it, and the people who ask."""

    stage: Stage
    users: list[int]
    process: psutil.Process
    ready_url: str

    @property
    def memory(self) -> float:
        """Resident memory in MB."""
        return float(self.process.memory_info().rss) / 1e6

    async def waiting(self) -> int:
        """How many updates wait, in its inbox or still at the server."""
        async with aiohttp.ClientSession() as session, session.get(self.ready_url) as answer:
            inbox = int((await answer.json())["inbox"])
        return inbox + int((await self.stage.state())["pending"])

    async def drained(self) -> float:
        """Return once nothing waits; the most memory seen meanwhile, in MB."""
        most = self.memory
        while await self.waiting():
            most = max(most, self.memory)
            await asyncio.sleep(0.5)
        return most


@asynccontextmanager
async def running(kind: str) -> AsyncIterator[Running]:
    """A bot on an empty database of *kind*."""
    with empty(kind) as (url, folder):
        write_ring(folder / "data.key", new_ring())
        env = {
            **os.environ,
            "BAOMAT_BOT_TOKEN": TOKEN,
            "BAOMAT_DATABASE_URL": url,
            "BAOMAT_DATA_DIR": str(folder / "data"),
            "BAOMAT_KEY_FILE": str(folder / "data.key"),
            "BAOMAT_LISTEN": "127.0.0.1:0",
            "BAOMAT_PACE_OVERALL": "0",
            "BAOMAT_PACE_CHAT": "0",
            "BAOMAT_PACE_GROUP": "0",
            "BAOMAT_ADMIN_IDS": "1",
        }
        made = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "db", "upgrade"), env=env, stdout=DEVNULL
        )
        if await made.wait():
            raise SystemExit("the database could not be made")
        server, api = await started(
            sys.executable, "-m", "bot.playground", "--token", TOKEN, env=env
        )
        env["BAOMAT_TELEGRAM_API_URL"] = api
        bot, address = await started(sys.executable, "-m", "bot", "run", env=env)
        try:
            await until_ready(address)
            async with Stage(api) as stage:
                users = [person.id for person in await stage.crowd(USERS)]
                yield Running(stage, users, psutil.Process(bot.pid), f"{address}/ready")
        finally:
            for child in (bot, server):
                child.terminate()
                await child.wait()


async def steady(
    run: Running, rate: float, seconds: float
) -> tuple[list[float], int, list[float]]:
    """Ask at *rate*; the wait of each question, the longest queue seen, the memory by tenths."""
    asked: defaultdict[int, list[float]] = defaultdict(list)
    before = len(await run.stage.calls("sendMessage"))
    begin, total, sent, longest, memory = time.monotonic(), int(rate * seconds), 0, 0, [run.memory]
    while sent < total:
        due = min(total, int((time.monotonic() - begin) * rate) + 1)
        batch = []
        for number in range(sent, due):
            user = run.users[number % len(run.users)]
            batch.append(update(next(NUMBERS), user, QUESTIONS[number % len(QUESTIONS)]))
            asked[user].append(time.time())
        if batch:
            await run.stage.inject(*batch)
        if sent * 10 // total < due * 10 // total:
            memory.append(run.memory)
            longest = max(longest, await run.waiting())
        sent = due
        await asyncio.sleep(EVERY)
    await run.drained()
    answers: defaultdict[int, list[float]] = defaultdict(list)
    for call in (await run.stage.calls("sendMessage"))[before:]:
        answers[int(call["params"]["chat_id"])].append(float(call["at"]))
    waits = [
        at - since
        for user, times in asked.items()
        for since, at in zip(times, answers[user], strict=True)
    ]
    return sorted(waits), longest, memory


async def keeps_up(run: Running, rate: float, seconds: float, name: str) -> None:
    """Measure a steady rate and print a line."""
    waits, longest, memory = await steady(run, rate, seconds)
    p50, p99 = (waits[int(len(waits) * part)] * 1000 for part in (0.5, 0.99))
    print(
        f"  {name}: {len(waits):,} at {rate:.0f}/s, median {p50:.0f} ms, p99 {p99:.0f} ms, "
        f"longest queue {longest}, memory {memory[0]:.0f} to {memory[-1]:.0f} MB",
        flush=True,
    )


async def drains(run: Running, backlog: int) -> None:
    """Let that many updates wait while the bot is frozen, then see it work them off."""
    run.process.suspend()
    for start in range(0, backlog, 5000):
        size = min(5000, backlog - start)
        await run.stage.inject(
            *(
                update(next(NUMBERS), run.users[n % USERS], QUESTIONS[n % len(QUESTIONS)])
                for n in range(start, start + size)
            )
        )
    before, begin = run.memory, time.monotonic()
    run.process.resume()
    most = await run.drained()
    took = time.monotonic() - begin
    print(
        f"  backlog of {backlog:,}: {took:.0f} s, {backlog / took:.0f} updates/s, "
        f"memory {before:.0f} MB before, {most:.0f} at most, {run.memory:.0f} after",
        flush=True,
    )


async def measure(kind: str, given: argparse.Namespace) -> None:
    """All rounds on one database."""
    async with running(kind) as run:
        print(kind, flush=True)
        await keeps_up(run, given.rate, 10, "warming up")
        await keeps_up(run, given.rate, given.seconds, "steady")
        if given.slow:
            await run.stage.fault("sendMessage", times=10**9, after=given.slow)
            name = f"steady, each answer {given.slow * 1000:.0f} ms later"
            await keeps_up(run, given.rate, given.seconds, name)
        if given.backlog:
            await drains(run, given.backlog)


def main() -> None:
    """Read the arguments and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=KINDS)
    parser.add_argument("--rate", type=float, default=200)
    parser.add_argument("--seconds", type=float, default=300)
    parser.add_argument("--slow", type=float, default=0.05)
    parser.add_argument("--backlog", type=int, default=100_000)
    given = parser.parse_args()
    # Ended from outside, it leaves neither bot nor server behind.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("ended"))
    for kind in [given.only] if given.only else KINDS:
        asyncio.run(measure(kind, given))


if __name__ == "__main__":
    main()
