"""Three replicas on one PostgreSQL: frozen, killed, cut off or well, order and once-ness hold."""

import asyncio

import pytest

from bot.playground.demo import Playground
from tests.faults.campaign import (
    every_effect_is_there_once,
    no_update_is_lost,
    order_of,
    settled,
)
from tests.faults.conftest import MakeBot
from tests.faults.ledger import looked_at
from tests.faults.line import Line, over
from tests.faults.process import BotProcess
from tests.faults.roundrobin import RoundRobin, behind
from tests.faults.story import BURST, Cast

FROZEN = 13.0
"""Seconds of SIGSTOP, and without the database: longer than a chat's lease."""

pytestmark = pytest.mark.parametrize("place", ["postgresql"], indirect=True)


async def test_three_webhook_replicas_keep_order_and_double_nothing(
    playground: Playground, make_bot: MakeBot, line: Line, place: str
) -> None:
    """One freezes past its lease and wakes up, one is killed, one loses the database."""
    async with behind(make_bot, {}, {}, {"BAOMAT_DATABASE_URL": over(line, place)}) as (
        (one, two, three),
        robin,
    ):
        await ill_treated(playground, one, two, three, robin, line)


async def ill_treated(
    playground: Playground,
    one: BotProcess,
    two: BotProcess,
    three: BotProcess,
    robin: RoundRobin,
    line: Line,
) -> None:
    """Stories are played while all that happens; then everything is counted."""
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
