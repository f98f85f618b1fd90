"""Two replicas on one PostgreSQL: frozen, killed or well, order and once-ness hold."""

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
from tests.faults.process import BotProcess
from tests.faults.roundrobin import RoundRobin
from tests.faults.story import BURST, Cast
from tests.journeys.conftest import free_port

FROZEN = 13.0
"""Seconds of SIGSTOP: longer than a chat's lease."""

pytestmark = pytest.mark.parametrize("place", ["postgresql"], indirect=True)
Replicas = tuple[BotProcess, BotProcess, RoundRobin]


@pytest.fixture
async def replicas(make_bot: MakeBot) -> AsyncIterator[Replicas]:
    """Two webhook replicas at work behind a round-robin."""
    port = free_port()
    hook = {
        "BAOMAT_WEBHOOK_URL": f"http://127.0.0.1:{port}/telegram",
        "BAOMAT_WEBHOOK_SECRET": SECRET,
    }
    one, two = await make_bot("one", **hook), await make_bot("two", **hook)
    targets = [f"http://{bot.environment['BAOMAT_LISTEN']}/telegram" for bot in (one, two)]
    robin = RoundRobin(targets)
    await robin.start(port)
    try:
        for bot in (one, two):
            await bot.start()
            await bot.ready()
        yield one, two, robin
    finally:
        await robin.stop()


async def test_two_webhook_replicas_keep_order_and_double_nothing(
    playground: Playground, replicas: Replicas
) -> None:
    """Even while one freezes past its lease and wakes up, and the other is killed."""
    one, two, robin = replicas
    cast, over = Cast(playground), asyncio.Event()
    minh = await playground.stage.person("Minh vội")
    people = asyncio.gather(
        cast.hurried(minh, over), cast.admin(), *(cast.customer(n) for n in range(1, 5))
    )
    await asyncio.sleep(2)
    one.freeze()
    await asyncio.sleep(FROZEN)
    one.thaw()
    await asyncio.sleep(2)
    await two.kill()
    await asyncio.sleep(3)
    over.set()
    await people

    async with looked_at(one) as ledger:
        await settled(ledger)
        await no_update_is_lost(playground, ledger)
        await every_effect_is_there_once(ledger, len(cast.codes), half_told=0)
    said = [m.text for m in await minh.transcript() if m.by_bot]
    order = order_of(said)
    repeats = len(said) - 1 - len(order)
    print(f"rounds {len(order) // 4}, repeats {repeats}, taken {sorted(robin.taken.values())}")
    assert min(robin.taken.values()) > 0
    assert order == list(range(len(BURST))) * (len(order) // len(BURST))
    assert "duty broke" not in one.errors
