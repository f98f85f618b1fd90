"""Poison is set aside with an alarm and blocks nobody; trouble on the way is waited out."""

import asyncio
import json
import time
from io import BytesIO
from typing import Any

import aiohttp
import pytest
from sqlalchemy import select

from storage.rows import InboxRow
from tests.faults.story import QUESTIONS
from tests.journeys.conftest import Play

WORDS, ANSWER = QUESTIONS[0]


def message(person: int, **fields: Any) -> dict[str, Any]:
    """A message of a person in private, with whatever fields."""
    face = {"id": person, "is_bot": False, "first_name": "K"}
    chat = {"id": person, "type": "private", "first_name": "K"}
    return {"message_id": 7, "date": 1, "chat": chat, "from": face, **fields}


def nested(depth: int) -> dict[str, Any]:
    """Replies in replies."""
    deep: dict[str, Any] = {}
    for _ in range(depth):
        deep = {"reply_to_message": deep}
    return deep


async def states(play: Play) -> dict[int, tuple[str, int]]:
    """How each update stands: its state and its tries."""
    async with play.house.drawers.database.read() as session:
        rows = await session.execute(select(InboxRow.update_id, InboxRow.state, InboxRow.tries))
        return {number: (state, tries) for number, state, tries in rows}


async def handled(play: Play, numbers: list[int], within: float = 15) -> dict[int, str]:
    """The states of updates once none of them waits."""
    ends = time.monotonic() + within
    while True:
        found = await states(play)
        if all(found.get(n, ("waiting", 0))[0] != "waiting" for n in numbers):
            return {n: found[n][0] for n in numbers}
        assert time.monotonic() < ends, {n: found.get(n) for n in numbers}
        await asyncio.sleep(0.1)


@pytest.mark.parametrize("way", ["sqlite", "postgresql"], indirect=True)
async def test_poison_is_set_aside_and_neighbours_are_answered(play: Play) -> None:
    """Wrong types and what cannot be parsed; the same chat goes on behind it."""
    person = play.customer.id
    poison: list[dict[str, Any]] = [
        {"message": message(person, date="yesterday")},
        {"message": message(person, **{"from": "nobody"})},
        {"message": message(person, text=["not", "a", "text"], entities=7)},
        {"callback_query": {"id": 1}},
        {"message": []},
        {"message": {**message(person), **nested(300)}},
    ]
    numbers = await play.playground.stage.inject(*poison)
    await play.customer.says(WORDS)
    await play.customer.sees(ANSWER, within=15)
    ends = await handled(play, numbers, within=25)
    assert "quarantined" in ends.values()
    await play.stranger.says(WORDS)
    await play.stranger.sees(ANSWER, within=5)


@pytest.mark.parametrize("way", ["sqlite", "postgresql"], indirect=True)
async def test_what_nobody_knows_yet_is_passed_over(play: Play) -> None:
    """Kinds and fields of a later Bot API, huge numbers, a megabyte of text."""
    person = play.customer.id
    odd = [
        {"brand_new_kind": {"chat": {"id": person}}},
        {"message": message(person, brand_new_field={"a": [1]}, text="/lienhe")},
        {"message": message(person, text="x" * 1_000_000)},
        {"message": message(person, text="\x00\ud800 \u202e")},
        {"message": message(2**62, text=WORDS)},
        {"message": message(person, message_id=2**62, text="/hoso")},
    ]
    numbers = await play.playground.stage.inject(*odd)
    assert "waiting" not in (await handled(play, numbers, within=40)).values()
    await play.customer.says(WORDS)
    await play.customer.sees(ANSWER, within=10)


async def test_the_admin_hears_of_an_update_set_aside(play: Play) -> None:
    """Once, without a word of it."""
    await play.admin.starts()
    await play.admin.sees("Anh/Chị", within=5)
    secret = "bí mật trong một cập nhật hỏng"
    await play.playground.stage.inject({"message": message(play.customer.id, date=secret)})
    told = await play.admin.sees(within=10)
    assert secret not in told.text


async def test_numbers_that_jump_and_go_back_and_repeats_lose_nothing(play: Play) -> None:
    """A number is a key, never an order: each one is handled once."""
    await play.customer.starts()
    await play.customer.sees("Kính chào")
    asked = [
        {"update_id": number, "message": message(play.customer.id, text="/lienhe")}
        for number in (900_000, 900_001, 900_001, 5, 6, 5, 7_000_000)
    ]
    for update in asked:
        await play.playground.stage.inject(update)
        await asyncio.sleep(0.15)
    await handled(play, [900_000, 900_001, 5, 6, 7_000_000])
    await asyncio.sleep(0.5)
    said = [m.text for m in await play.customer.transcript() if "DichvuthueBTS" in m.text]
    assert len(said) == 5


async def test_a_handler_that_fails_is_tried_again_and_then_set_aside(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With growing waits; the network's trouble before that counted as no try."""
    await play.playground.stage.fault("sendMessage", chat_id=play.customer.id, status=502)
    wrong = {"ok": True, "result": {"message_id": "none"}}
    await play.playground.stage.fault(
        "sendMessage", times=50, chat_id=play.customer.id, status=200, body=wrong
    )
    monkeypatch.setattr("bot.worker.TRIES", 3)
    asked = {"update_id": 50, "message": message(play.customer.id, text="/lienhe")}
    await play.playground.stage.inject(asked)
    await handled(play, [50], within=20)
    assert (await states(play))[50] == ("quarantined", 3)
    await play.stranger.says(WORDS)
    await play.stranger.sees(ANSWER)


@pytest.fixture
def hook(play: Play) -> str:
    """The webhook's address of a bot that polls: its door is there all the same."""
    return f"http://{play.house.web.address}/telegram"


@pytest.mark.parametrize("way", ["webhook"], indirect=True)
async def test_the_webhook_keeps_nothing_from_strangers_or_of_nonsense(
    play: Play, hook: str
) -> None:
    """403 without the secret, 413 when too large, 400 when it is not JSON."""
    good = {"X-Telegram-Bot-Api-Secret-Token": "a-secret"}
    update = json.dumps({"update_id": 77, "message": message(5, text="x")}).encode()
    posts: list[tuple[bytes, dict[str, str], int]] = [
        (update, {}, 403),
        (update, {"X-Telegram-Bot-Api-Secret-Token": "a-secreT"}, 403),
        (b"x" * 3_000_000, good, 413),
        (b"\xff{", good, 400),
        (b"[" * 100_000, good, 400),
        (b"[]", good, 200),
    ]
    async with aiohttp.ClientSession() as session:
        for body, headers, expected in posts:
            async with session.post(hook, data=BytesIO(body), headers=headers) as answer:
                assert answer.status == expected
        assert 77 not in await states(play)
        deep = '{"update_id": 78, "message": ' + "[" * 50_000 + "]" * 50_000 + "}"
        async with session.post(hook, data=deep, headers=good) as answer:
            assert answer.status == 200
    assert await handled(play, [78]) == {78: "quarantined"}
