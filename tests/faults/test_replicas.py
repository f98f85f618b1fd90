"""Three replicas on one PostgreSQL: frozen, killed, cut off or well, order and once-ness hold."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.playground.demo import Playground
from tests.faults.campaign import (
    every_effect_is_there_once,
    no_update_is_lost,
    order_of,
    settled,
)
from tests.faults.conftest import SECRET, MakeBot
from tests.faults.ledger import looked_at
from tests.faults.line import Line, over
from tests.faults.process import BotProcess
from tests.faults.roundrobin import RoundRobin
from tests.faults.story import BURST, Cast
from tests.journeys.conftest import free_port

FROZEN = 13.0
"""Seconds of SIGSTOP, and without the database: longer than a chat's lease."""

pytestmark = pytest.mark.parametrize("place", ["postgresql"], indirect=True)
Replicas = tuple[BotProcess, BotProcess, BotProcess, RoundRobin]


@pytest.fixture
async def replicas(make_bot: MakeBot, line: Line, place: str) -> AsyncIterator[Replicas]:
    """Three webhook replicas behind a round-robin; the third has the database over a line."""
    port = free_port()
    hook = {
        "BAOMAT_WEBHOOK_URL": f"http://127.0.0.1:{port}/telegram",
        "BAOMAT_WEBHOOK_SECRET": SECRET,
    }
    one, two = await make_bot("one", **hook), await make_bot("two", **hook)
    three = await make_bot("three", **hook, BAOMAT_DATABASE_URL=over(line, place))
    bots = (one, two, three)
    robin = RoundRobin([f"http://{bot.environment['BAOMAT_LISTEN']}/telegram" for bot in bots])
    await robin.start(port)
    try:
        for bot in bots:
            await bot.start()
            await bot.ready()
        yield one, two, three, robin
    finally:
        await robin.stop()


async def test_three_webhook_replicas_keep_order_and_double_nothing(
    playground: Playground, replicas: Replicas, line: Line
) -> None:
    """One freezes past its lease and wakes up, one is killed, one loses the database."""
    one, two, three, robin = replicas
    cast, over_now = Cast(playground), asyncio.Event()
    minh = await playground.stage.person("Minh vội")
    people = asyncio.gather(
        cast.hurried(minh, over_now), cast.admin(), *(cast.customer(n) for n in range(1, 5))
    )
    await asyncio.sleep(2)
    one.freeze()
    await line.close()
    await asyncio.sleep(FROZEN)
    one.thaw()
    await line.heal()
    await asyncio.sleep(2)
    await two.kill()
    await asyncio.sleep(3)
    await two.start()
    await two.up()
    await asyncio.sleep(2)
    over_now.set()
    await people

    async with looked_at(one) as ledger:
        await settled(ledger)
        await no_update_is_lost(playground, ledger)
        await every_effect_is_there_once(ledger, len(cast.codes), half_told=0)
    said = [m.text for m in await minh.transcript() if m.by_bot]
    order = order_of(said)
    repeats = len(said) - 1 - len(order)
    print(f"rounds {len(order) // 4}, repeats {repeats}, taken {sorted(robin.taken.values())}")
    assert min(robin.taken.get(target, 0) for target in robin.targets) > 0
    assert order == list(range(len(BURST))) * (len(order) // len(BURST))
    assert "duty broke" not in one.errors + three.errors
