"""Flood limits: 429 when switched on, and never otherwise."""

from typing import Any

import pytest

from bot.playground.limits import Limits
from bot.playground.people import Person
from bot.playground.refusal import RefusedError
from bot.playground.stage import Stage
from tests.bot.playground.conftest import Asking


async def test_a_chat_over_its_limit_gets_429_and_others_do_not(
    bot: Asking, stage: Stage, customer: Person
) -> None:
    """With retry_after; answers to presses and deletions are free."""
    await stage.limits(chat_per_second=1, chat_burst=2)
    other = await stage.person("Minh", started=True)

    async def send(person: Person) -> dict[str, Any]:
        return await bot.raw("sendMessage", chat_id=person.id, text="x")

    assert [(await send(customer))["ok"] for _ in range(3)] == [True, True, False]
    refusal = await send(customer)
    assert refusal["error_code"] == 429
    assert refusal["parameters"] == {"retry_after": 1}
    assert refusal["description"] == "Too Many Requests: retry after 1"
    assert (await send(other))["ok"]
    await bot("sendChatAction", chat_id=customer.id, action="typing")
    await stage.limits()
    assert (await send(customer))["ok"]


def test_a_refused_message_takes_nothing_from_the_other_limits(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The overall tokens stay for those who may still write; time fills them up."""
    now = 0.0
    monkeypatch.setattr("time.monotonic", lambda: now)
    limits = Limits(overall_per_second=3, chat_per_second=1, chat_burst=1, group_per_minute=2)
    limits.take(1)
    for _ in range(5):
        with pytest.raises(RefusedError):
            limits.take(1)
    limits.take(2)
    limits.take(-9)
    with pytest.raises(RefusedError, match="retry after 1"):
        limits.take(3)
    now = 1.0
    limits.take(-9)
    with pytest.raises(RefusedError, match="retry after 29"):
        limits.take(-9)
    limits.take(1)
