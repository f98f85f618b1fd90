"""How fast the whole bot is: start, memory, a question at 20/s, updates/s with pacing off.

The Bot API server runs in a process of its own, the bot in another; load comes from here.
Run: `python -m benchmarks.bot_speed [--database URL] [--seconds 20]`.
"""

import argparse
import asyncio
import os
import statistics
import sys
import tempfile
import time
from asyncio.subprocess import PIPE, Process
from pathlib import Path
from typing import Any

import aiohttp
import psutil

from bot.playground.stage import Stage
from storage.keyring import new_ring, write_ring

QUESTIONS = (
    "Thông tin của tôi có bị chia sẻ cho bên thứ ba không?",
    "dung chung may tinh thi ai chiu trach nhiem mat khau",
    "lo bi hacker tan cong thi sao",
    "Do you need my permission before you collect my data?",
    "ad ui tt cá nhân of mk có đc giữ kín 100% hông z",
    "giá vàng hôm nay bao nhiêu",
)
TOKEN = "123456789:AAbenchmarkbenchmarkbenchmarkbench"


async def started(*command: str, env: dict[str, str]) -> tuple[Process, str]:
    """A child process and the address it prints first."""
    child = await asyncio.create_subprocess_exec(*command, env=env, stdout=PIPE)
    assert child.stdout is not None
    line = (await child.stdout.readline()).decode().strip()
    return child, line.split()[-1]


async def until_ready(url: str) -> None:
    """Wait until /ready says yes."""
    async with aiohttp.ClientSession() as session:
        for _ in range(600):
            try:
                async with session.get(f"{url}/ready") as answer:
                    if answer.status == 200:
                        return
            except aiohttp.ClientError:
                pass
            await asyncio.sleep(0.05)
    raise SystemExit("the bot did not become ready")


def update(number: int, user: int, text: str) -> dict[str, Any]:
    """A private text message."""
    person = {"id": user, "is_bot": False, "first_name": "Khách", "language_code": "vi"}
    return {
        "update_id": number,
        "message": {
            "message_id": number % 1_000_000 + 10_000,
            "date": int(time.time()),
            "chat": {"id": user, "type": "private", "first_name": "Khách"},
            "from": person,
            "text": text,
        },
    }


async def answered(stage: Stage, count: int, at_most: float) -> list[dict[str, Any]]:
    """The bot's answers once there are *count*, or those there are after *at_most* seconds."""
    ends = time.monotonic() + at_most
    while True:
        calls = await stage.calls("sendMessage")
        if len(calls) >= count or time.monotonic() > ends:
            return calls
        await asyncio.sleep(0.25)


async def steady(stage: Stage, users: list[int], rate: float, seconds: float) -> list[float]:
    """Seconds from a question to its answer at a steady rate; each user asks once."""
    asked: dict[int, float] = {}
    count = min(len(users), int(rate * seconds))
    begin = time.monotonic()
    for number in range(count):
        await asyncio.sleep(max(0.0, begin + number / rate - time.monotonic()))
        user = users[number]
        asked[user] = time.time()
        question = QUESTIONS[number % len(QUESTIONS)]
        await stage.inject(update(10_000_000 + number, user, question))
    calls = await answered(stage, count, 30)
    first: dict[int, float] = {}
    for call in calls:
        first.setdefault(int(call["params"]["chat_id"]), float(call["at"]))
    return [first[user] - at for user, at in asked.items() if user in first]


async def burst(stage: Stage, users: list[int], count: int) -> float:
    """Updates a second when *count* wait at once."""
    before = len(await stage.calls("sendMessage"))
    updates = [
        update(20_000_000 + n, users[n % len(users)], QUESTIONS[n % len(QUESTIONS)])
        for n in range(count)
    ]
    begin = time.time()
    await stage.inject(*updates)
    calls = await answered(stage, before + count, 120)
    if len(calls) < before + count:
        raise SystemExit(f"only {len(calls) - before} of {count} were answered")
    return count / (max(float(call["at"]) for call in calls) - begin)


def cpu_seconds(pid: int) -> float:
    """CPU time a process has used so far."""
    times = psutil.Process(pid).cpu_times()
    return float(times.user + times.system)


async def measure(database: str | None, seconds: float, count: int) -> None:
    """Measure, and print a table."""
    with tempfile.TemporaryDirectory() as folder:
        env = {
            **os.environ,
            "BAOMAT_BOT_TOKEN": TOKEN,
            "BAOMAT_DATA_DIR": f"{folder}/data",
            "BAOMAT_LISTEN": "127.0.0.1:0",
            "BAOMAT_PACE_OVERALL": "0",
            "BAOMAT_PACE_CHAT": "0",
            "BAOMAT_PACE_GROUP": "0",
            "BAOMAT_ADMIN_IDS": "1",
        }
        if database:
            env["BAOMAT_DATABASE_URL"] = database
            write_ring(Path(folder) / "data.key", new_ring())
        server, url = await started(
            sys.executable, "-m", "bot.playground", "--token", TOKEN, env=env
        )
        env["BAOMAT_TELEGRAM_API_URL"] = url
        begin = time.monotonic()
        bot, address = await started(sys.executable, "-m", "bot", "run", env=env)
        try:
            await until_ready(address)
            start = time.monotonic() - begin
            await asyncio.sleep(5)
            memory = psutil.Process(bot.pid).memory_info().rss / 1e6
            async with Stage(url) as stage:
                users = [person.id for person in await stage.crowd(2000)]
                waits = sorted(await steady(stage, users, 20, seconds))
                spent = cpu_seconds(bot.pid)
                rate = await burst(stage, users[:200], count)
                spent = cpu_seconds(bot.pid) - spent
            after = psutil.Process(bot.pid).memory_info().rss / 1e6
        finally:
            bot.terminate()
            await bot.wait()
            server.terminate()
            await server.wait()
    place = "PostgreSQL" if database else "SQLite"
    print(f"{place}: start to /ready {start:.2f} s, idle memory {memory:.0f} MB")
    print(
        f"{place}: a question at 20/s ({len(waits)} asked): median "
        f"{statistics.median(waits) * 1000:.0f} ms, "
        f"p99 {waits[int(len(waits) * 0.99) - 1] * 1000:.0f} ms"
    )
    print(
        f"{place}: burst of {count}, pacing off: {rate:.0f} updates/s, "
        f"{spent / count * 1000:.1f} ms of CPU each; memory {after:.0f} MB"
    )


def main() -> None:
    """Read the arguments and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", help="a PostgreSQL URL; SQLite without it")
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--count", type=int, default=2000)
    given = parser.parse_args()
    asyncio.run(measure(given.database, given.seconds, given.count))


if __name__ == "__main__":
    main()
