"""Webhooks: secret, order inside a chat, repeats until taken."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web

from bot.playground.people import Person
from bot.playground.pulse import Pulse
from bot.playground.stage import Stage
from tests.bot.playground.conftest import Asking


class Receiver:
    """A bot's webhook that answers as told; "" in `refuse` is nothing."""

    def __init__(self) -> None:
        self.heard: list[tuple[int, str]] = []
        self.secrets: set[str | None] = set()
        self.refuse: dict[str, int] = {}
        self.url = ""
        self.news = Pulse()

    async def take(self, request: web.BaseRequest) -> web.Response:
        """Note an update, or refuse it as often as told."""
        update: dict[str, Any] = await request.json()
        text = update["message"]["text"]
        self.secrets.add(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        if self.refuse.get(text, 0) > 0:
            self.refuse[text] -= 1
            return web.Response(status=503)
        self.heard.append((update["message"]["chat"]["id"], text))
        self.news.beat()
        return web.Response()

    async def hears(self, count: int) -> None:
        """Wait until so many updates were taken."""
        async with asyncio.timeout(5):
            while len(self.heard) < count:
                await self.news.wait(5)


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    """A webhook on this machine."""
    receiver = Receiver()
    runner = web.ServerRunner(web.Server(receiver.take))
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    receiver.url = f"http://127.0.0.1:{runner.addresses[0][1]}/telegram"
    yield receiver
    await runner.cleanup()


async def test_a_refused_update_is_repeated_and_holds_back_only_its_own_chat(
    bot: Asking, stage: Stage, customer: Person, receiver: Receiver
) -> None:
    """Order inside a chat is kept; another chat does not wait."""
    other = await stage.person("Minh")
    receiver.refuse = {"một": 2}
    await customer.says("một")
    await customer.says("hai")
    await bot("setWebhook", url=receiver.url, secret_token="bi-mat_1")
    await other.says("chen vào")
    await receiver.hears(3)
    assert [text for chat, text in receiver.heard if chat == customer.id] == ["một", "hai"]
    assert receiver.heard[0] == (other.id, "chen vào")
    assert receiver.secrets == {"bi-mat_1"}
    info = await bot("getWebhookInfo")
    assert info["pending_update_count"] == 0
    assert "503" in info["last_error_message"]


async def test_what_the_webhook_did_not_take_waits_for_polling(
    bot: Asking, customer: Person, receiver: Receiver
) -> None:
    """Taking the webhook away loses nothing."""
    receiver.refuse = {"một": 1000}
    await customer.says("một")
    await bot("setWebhook", url=receiver.url)
    await asyncio.sleep(0.2)
    await bot("deleteWebhook")
    [update] = await bot.updates()
    assert update["message"]["text"] == "một"


async def test_a_webhook_needs_https_or_this_machine_and_a_clean_secret(bot: Asking) -> None:
    """400 for http elsewhere and for odd characters."""
    assert "HTTPS" in await bot.refused("setWebhook", url="http://example.org/")
    refusal = await bot.refused("setWebhook", url="https://127.0.0.1:9/", secret_token="ă b")
    assert "secret token" in refusal
