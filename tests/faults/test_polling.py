"""One polls, others stand by; on SQLite there is one process alone."""

import asyncio
import time

import pytest

from bot.playground.demo import Playground
from tests.faults.campaign import no_update_is_lost, settled
from tests.faults.conftest import MakeBot
from tests.faults.ledger import looked_at
from tests.faults.story import QUESTIONS

TAKE_OVER = 15.0


@pytest.mark.parametrize("place", ["postgresql"], indirect=True)
async def test_a_stand_by_takes_over_from_a_killed_poller(
    playground: Playground, make_bot: MakeBot
) -> None:
    """Within fifteen seconds, and what was asked meanwhile is answered."""
    active, standing_by = await make_bot("active"), await make_bot("standby")
    await active.start()
    assert (await active.ready())["mode"] == "polling"
    await standing_by.start()
    assert (await standing_by.ready())["mode"] == "standby"

    words, answer = QUESTIONS[0]
    await playground.customer.says(words)
    await playground.customer.sees(answer)
    await active.kill()
    killed = time.monotonic()
    await playground.customer.says(words)
    await playground.customer.sees(answer, within=TAKE_OVER + 5)
    took = time.monotonic() - killed
    print(f"taken over and answered in {took:.1f} s")
    assert took <= TAKE_OVER
    assert (await standing_by.ready())["mode"] == "polling"

    await active.start()
    assert (await active.ready())["mode"] == "standby"
    assert (await standing_by.stop())[0] == 0
    stopped = time.monotonic()
    await playground.customer.says(words)
    await playground.customer.sees(answer, within=10)
    assert time.monotonic() - stopped < 5, "a poller that stops gives its place back at once"
    async with looked_at(active) as ledger:
        await settled(ledger)
        await no_update_is_lost(playground, ledger)


@pytest.mark.parametrize("place", ["postgresql"], indirect=True)
async def test_a_poller_that_was_frozen_stands_by_when_it_wakes(
    playground: Playground, make_bot: MakeBot
) -> None:
    """What it had in hand is kept once; the two do not fight over getUpdates."""
    first, second = await make_bot("first"), await make_bot("second")
    await first.start()
    await first.ready()
    await second.start()
    await second.ready()
    first.freeze()
    words, answer = QUESTIONS[0]
    for _ in range(3):
        await playground.customer.says(words)
        await playground.customer.sees(answer, within=TAKE_OVER + 5)
    first.thaw()
    await asyncio.sleep(4)
    assert {(await bot.state())[1]["mode"] for bot in (first, second)} == {"polling", "standby"}
    await playground.customer.says(words)
    await playground.customer.sees(answer, within=5)
    calls = await playground.stage.calls("getUpdates")
    assert sum(call["status"] == 409 for call in calls) <= 3
    async with looked_at(second) as ledger:
        await settled(ledger)
        await no_update_is_lost(playground, ledger)


async def test_a_second_process_on_sqlite_is_refused_in_plain_words(
    playground: Playground, make_bot: MakeBot
) -> None:
    """Exit 1 and a sentence; the first one goes on."""
    first, second = await make_bot("first"), await make_bot("second")
    await first.start()
    await first.ready()
    await second.start()
    assert second.child is not None
    assert await asyncio.wait_for(second.child.wait(), 30) == 1
    said = second.errors + second.output
    assert "Another bot runs on this data folder" in said
    assert "Traceback" not in said
    await playground.customer.says(QUESTIONS[0][0])
    await playground.customer.sees(QUESTIONS[0][1])
