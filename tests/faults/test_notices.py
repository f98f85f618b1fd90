"""A notice that was on its way when the bot died goes out after all."""

import asyncio

import pytest

from bot.playground.demo import Playground
from tests.faults.campaign import settled
from tests.faults.conftest import MakeBot
from tests.faults.ledger import looked_at
from tests.faults.story import lodged, said


async def sent_to(playground: Playground, chat: int) -> int:
    """How many messages were on their way to a chat so far."""
    calls = await playground.stage.calls("sendMessage")
    return sum(int(call["params"]["chat_id"]) == chat for call in calls)


@pytest.mark.parametrize("place", ["sqlite", "postgresql"], indirect=True)
async def test_a_kill_while_a_notice_is_on_the_wire_does_not_lose_it(
    playground: Playground, make_bot: MakeBot
) -> None:
    """Not taken by Telegram before the kill, it comes once after it."""
    bot, lan = await make_bot(), playground.customer
    await bot.start()
    code = await lodged(lan)
    await lan.sees("Biên nhận", within=30)

    before = await sent_to(playground, lan.id)
    await playground.stage.fault("sendMessage", chat_id=lan.id, hang=True)
    an = playground.staff[0].private()
    await said(an, f"/nhan {code}", f"Đã tiếp nhận hồ sơ {code}")
    async with asyncio.timeout(30):
        while await sent_to(playground, lan.id) == before:  # noqa: ASYNC110 - no event tells
            await asyncio.sleep(0.1)
    await bot.kill()
    await bot.start()
    await lan.sees(code, "tiếp nhận", within=90)
    async with looked_at(bot) as ledger:
        await settled(ledger)
    told = [m.text for m in await lan.transcript() if m.by_bot and "đã được bộ phận" in m.text]
    assert len(told) == 1
