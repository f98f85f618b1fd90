"""Trouble on order reaches the bot, and does or does not take effect as told."""

import asyncio
import time

import aiohttp
import pytest

from bot.playground.people import Person
from bot.playground.stage import Stage
from bot.playground.wire import StageError
from tests.bot.playground.conftest import Asking


async def _send(bot: Asking, customer: Person, text: str) -> None:
    await bot("sendMessage", chat_id=customer.id, text=text)


async def _said(customer: Person) -> list[str]:
    return [message.text for message in await customer.transcript()]


@pytest.mark.parametrize(("when", "seen"), [("before", ["hai"]), ("after", ["một", "hai"])])
async def test_a_cut_connection_took_effect_or_not(
    bot: Asking, stage: Stage, customer: Person, when: str, seen: list[str]
) -> None:
    """The bot cannot tell the two apart."""
    await stage.fault("sendMessage", reset=when)
    with pytest.raises(aiohttp.ClientError):
        await _send(bot, customer, "một")
    await _send(bot, customer, "hai")
    assert await _said(customer) == seen


async def test_an_ordered_answer_comes_as_often_as_told_and_changes_nothing(
    bot: Asking, stage: Stage, customer: Person
) -> None:
    """For one method and one chat only."""
    other = await stage.person("Minh", started=True)
    body = {"ok": False, "error_code": 502, "description": "Bad Gateway"}
    await stage.fault("sendMessage", times=2, chat_id=customer.id, status=502, body=body)
    await _send(bot, other, "khác")
    await bot("getMe")
    for _ in range(2):
        assert await bot.refused("sendMessage", chat_id=customer.id, text="x") == "Bad Gateway"
    await _send(bot, customer, "xong")
    assert await _said(customer) == ["xong"]


async def test_a_delay_after_the_effect_is_seen_before_the_answer(
    bot: Asking, stage: Stage, customer: Person
) -> None:
    """The customer has the message while the bot still waits."""
    await stage.fault(after=0.3)
    began = time.monotonic()
    sending = asyncio.create_task(_send(bot, customer, "chậm"))
    await customer.sees("chậm")
    assert not sending.done()
    await sending
    assert time.monotonic() - began >= 0.3


async def test_a_hanging_request_never_ends(bot: Asking, stage: Stage, customer: Person) -> None:
    """Until the bot gives up."""
    await stage.fault("sendMessage", hang=True)
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.2):
            await _send(bot, customer, "một")
    assert await _said(customer) == []


async def test_an_unknown_kind_of_trouble_is_refused(stage: Stage) -> None:
    """A misspelt field is no fault at all."""
    with pytest.raises(StageError, match="a fault has only"):
        await stage.fault("sendMessage", delay=3)
