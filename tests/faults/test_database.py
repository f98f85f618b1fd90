"""The database fails: the bot waits, says why, and loses nothing it has confirmed."""

import asyncio
import os
import shutil
import subprocess
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import asyncpg
import pytest

from bot.playground.demo import Playground
from tests.faults.campaign import every_effect_is_there_once, no_update_is_lost, settled
from tests.faults.conftest import MakeBot
from tests.faults.ledger import looked_at
from tests.faults.line import Line, over
from tests.faults.process import BotProcess
from tests.faults.story import QUESTIONS, Cast, said

WORDS, ANSWER = QUESTIONS[0]
NO_MOUNT = "a small disk needs a tmpfs, which cannot be mounted here"
SMALL = 24


@asynccontextmanager
async def locked(place: str) -> AsyncIterator[None]:
    """Somebody holds the tables that all goes through."""
    holder = await asyncpg.connect(place)
    try:
        async with holder.transaction():
            await holder.execute("LOCK TABLE inbox, outbox, cases IN ACCESS EXCLUSIVE MODE")
            yield
    finally:
        await holder.close()


async def until_it_says(bot: BotProcess, word: str) -> None:
    """Return once /ready is 503 and names that; /health is 200 meanwhile."""
    async with asyncio.timeout(40):
        while True:
            status, body = await bot.state()
            if status == 503 and any(word in problem for problem in body["problems"]):
                break
            await asyncio.sleep(0.2)
    await bot.up()


async def asked_meanwhile(playground: Playground, bot: BotProcess) -> None:
    """What was asked during the trouble is answered once it is over, and kept once."""
    lan = playground.customer
    await lan.sees(ANSWER, within=60)
    await bot.ready()
    async with looked_at(bot) as ledger:
        await settled(ledger)
        await no_update_is_lost(playground, ledger)
        assert await ledger.quarantined() == 0
    assert sum(ANSWER in m.text for m in await lan.transcript() if m.by_bot) == 2


@pytest.mark.parametrize("place", ["postgresql"], indirect=True)
@pytest.mark.parametrize("dies", ["cut", "half open"])
async def test_a_line_to_the_database_that_dies_is_given_up_and_made_anew(
    playground: Playground, make_bot: MakeBot, line: Line, place: str, dies: str
) -> None:
    """Cut, the pool is empty; half open, no answer ever comes: neither stops the bot for good."""
    bot = await make_bot(BAOMAT_DATABASE_URL=over(line, place))
    await bot.start()
    await bot.ready()
    await said(playground.customer, WORDS, ANSWER)
    began = time.monotonic()
    if dies == "cut":
        await line.close()
        await playground.customer.says(WORDS)
        await until_it_says(bot, "database")
        await line.heal()
    else:
        async with locked(place):
            await playground.customer.says(WORDS)
            await asyncio.sleep(2)  # the bot waits for an answer that will never come
            line.half_open()
    await asked_meanwhile(playground, bot)
    print(f"{dies}: answered {time.monotonic() - began:.1f} s after the line died")


@pytest.mark.parametrize("place", ["postgresql"], indirect=True)
async def test_a_server_that_ends_every_connection_again_and_again_costs_nothing(
    playground: Playground, make_bot: MakeBot, place: str
) -> None:
    """As a restart and a failover do, in the middle of a whole story."""
    bot = await make_bot()
    await bot.start()
    await bot.ready()
    cast, ended = Cast(playground), 0
    story = asyncio.create_task(cast.customer(1))
    server = await asyncpg.connect(place)
    try:
        while not story.done():
            await asyncio.sleep(0.7)
            ended += await server.fetchval(
                "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
    finally:
        await server.close()
    await story
    async with looked_at(bot) as ledger:
        await settled(ledger)
        await no_update_is_lost(playground, ledger)
        await every_effect_is_there_once(ledger, 1, half_told=0, loads=0)
    print(f"connections ended {ended}, lost 0, doubled 0")
    assert ended > 5


@pytest.mark.parametrize("place", ["postgresql"], indirect=True)
async def test_a_long_lock_is_waited_for(
    playground: Playground, make_bot: MakeBot, place: str
) -> None:
    """Longer than a lease lasts; what came meanwhile is answered once."""
    bot = await make_bot()
    await bot.start()
    await bot.ready()
    await said(playground.customer, WORDS, ANSWER)
    async with locked(place):
        await playground.customer.says(WORDS)
        await until_it_says(bot, "database")
        await asyncio.sleep(8)
    await asked_meanwhile(playground, bot)


def _overwritten(file: Path) -> None:
    with file.open("r+b") as opened:
        opened.seek(file.stat().st_size // 2)
        opened.write(os.urandom(20_000))


def _cut_short(file: Path) -> None:
    os.truncate(file, file.stat().st_size // 2 + 100)


def _replaced(file: Path) -> None:
    file.write_bytes("Kính gửi bộ phận chăm sóc khách hàng\n".encode() * 500)


@pytest.mark.parametrize("harm", [_overwritten, _cut_short, _replaced])
async def test_a_damaged_file_is_refused_in_one_sentence_and_left_as_it_is(
    make_bot: MakeBot, tmp_path: Path, harm: Callable[[Path], None]
) -> None:
    """Exit 1, what is wrong and what to do, and not a byte changed."""
    bot, file = await make_bot(), tmp_path / "data" / "baomat.db"
    await bot.start()
    await bot.ready()
    await bot.stop()
    harm(file)
    before, errors = file.read_bytes(), bot.errors
    await bot.start()
    assert bot.child is not None
    assert await asyncio.wait_for(bot.child.wait(), 30) == 1
    told = bot.errors.removeprefix(errors)
    assert "baomat restore" in told
    assert "Traceback" not in told
    assert file.read_bytes() == before


@contextmanager
def small_disk(folder: Path) -> Iterator[None]:
    """A disk of some megabytes at *folder*."""
    folder.mkdir(parents=True)
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SMALL}m", "tmpfs", str(folder)]
    can = shutil.which("mount") is not None
    if not can or subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip(NO_MOUNT)
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


async def test_a_full_disk_is_waited_out(
    playground: Playground, make_bot: MakeBot, tmp_path: Path
) -> None:
    """Nothing is confirmed to Telegram that could not be kept; with room again, all goes on."""
    with small_disk(tmp_path / "data"):
        bot, filler = await make_bot(), tmp_path / "data" / "filler"
        await bot.start()
        await bot.ready()
        await said(playground.customer, WORDS, ANSWER)
        try:
            with filler.open("wb") as file:
                while True:
                    file.write(bytes(4096))
                    file.flush()
        except OSError:
            pass
        for _ in range(200):
            await playground.second_customer.says("x" * 4000)
        await playground.customer.says(WORDS)
        await until_it_says(bot, "disk is full")
        filler.unlink()
        await asked_meanwhile(playground, bot)
        await bot.kill()
