"""Killed between two messages of one answer: the first one does not come again."""

import asyncio

import pytest

from bot.playground.demo import Playground
from storage.rows import EffectRow
from tests.faults.campaign import settled
from tests.faults.conftest import MakeBot
from tests.faults.ledger import looked_at
from tests.faults.story import said

STORY = "Họ đăng nhập được vì mật khẩu là Hoa12345! bị lộ"
MASKED, NEXT = "đã che đi", "khách hàng hay kế toán"


@pytest.mark.parametrize("place", ["sqlite", "postgresql"], indirect=True)
async def test_of_two_messages_the_first_comes_once(
    playground: Playground, make_bot: MakeBot
) -> None:
    """That a password was masked is said once, and the question behind it comes as well."""
    bot, lan = await make_bot(), playground.customer
    await bot.start()
    await said(lan, "/khieunai", "đồng ý")
    await said(lan, "đồng ý", "Chuyện gì đã xảy ra")
    await playground.stage.fault("sendMessage", chat_id=lan.id)
    await playground.stage.fault("sendMessage", chat_id=lan.id, hang=True)
    await said(lan, STORY, MASKED)
    async with looked_at(bot) as ledger:
        async with asyncio.timeout(30):
            while not (await ledger.counts(EffectRow.effect))[("sent:0",)]:  # noqa: ASYNC110
                await asyncio.sleep(0.1)
        await bot.kill()
        await bot.start()
        await lan.sees(NEXT, within=60)
        await settled(ledger)
    texts = [m.text for m in await lan.transcript() if m.by_bot]
    assert [sum(words in text for text in texts) for words in (MASKED, NEXT)] == [1, 1]
