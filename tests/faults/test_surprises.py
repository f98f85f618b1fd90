"""Telegram's own surprises: doors that close and open again, and somebody else at the counter."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
import pytest

from bot.playground.people import Person
from tests.faults.test_network import (
    ANSWER,
    WORDS,
    nothing_is_given_up,
    nothing_waits,
    problems,
    says_all_is_well,
    texts_of,
)
from tests.faults.test_sending import eventually
from tests.journeys.conftest import Play
from tests.journeys.walks import SLOW, card_of, lodged, received, said


async def cards(person: Person, code: str) -> int:
    """How many cards of a case stand in a chat."""
    return sum(code in text and "Người gửi:" in text for text in await texts_of(person))


async def test_what_waits_for_a_group_goes_out_as_soon_as_the_bot_is_let_in_again(
    play: Play,
) -> None:
    """Thrown out, the admins hear it; taken back, the group gets the case it missed, once."""
    await said(play.admin, "/start", "Kính chào")
    await play.playground.stage.bot_status(play.an.chat, "kicked")
    await play.admin.sees("nhóm chăm sóc", within=SLOW)
    code = await lodged(play.customer)
    await eventually(lambda: waits_for_the_group(play))
    await play.playground.stage.bot_status(play.an.chat, "administrator")
    await play.an.sees(code, since=0, within=SLOW)
    await eventually(lambda: nothing_waits(play))
    assert await cards(play.an, code) == 1
    await nothing_is_given_up(play)


async def waits_for_the_group(play: Play) -> bool:
    """Whether a notice was refused by the group, and waits."""
    calls = await play.playground.stage.calls("sendMessage")
    return any(call["status"] == 403 for call in calls)


async def test_cases_follow_a_group_that_switches_topics_on_and_off(play: Play) -> None:
    """On: a topic for each case; off: cards and news stand in the group, and none is lost."""
    group = play.playground.server.telegram.chat(play.an.chat)
    hoa = (await play.playground.stage.person("Hoa")).at(play.an.chat)
    group.forum, group.face["is_forum"] = True, True
    await hoa.joins()

    async def noted() -> bool:
        chat = await play.house.desks.staff.care_chat()
        return chat is not None and chat.forum

    await eventually(noted)
    first = await lodged(play.customer)
    assert (await card_of(play, first)).topic is not None

    group.forum = False
    del group.face["is_forum"]
    group.topics.clear()
    await said(play.customer, f"/bosung {first}", "muốn bổ sung")
    await said(play.customer, "Họ lại gọi hôm nay", "Đã thêm vào hồ sơ")
    news = await play.an.sees(f"Hồ sơ {first}: khách bổ sung", within=SLOW, since=0)
    assert news.topic is None
    second = await lodged(play.stranger)
    assert (await card_of(play, second)).topic is None
    await eventually(lambda: nothing_waits(play))
    await nothing_is_given_up(play)


async def test_a_customer_who_lets_the_bot_write_again_is_told_again(play: Play) -> None:
    """Blocked, the card says so; unblocked, it does no more, and the next news arrives."""
    code = await lodged(play.customer)
    await card_of(play, code)
    await play.customer.blocks()
    await said(play.an, f"/nhan {code}", "Đã tiếp nhận hồ sơ")
    await card_of(play, code, "Không nhắn được")
    await play.customer.unblocks()

    async def reachable() -> bool:
        person = await play.house.desks.people.known(play.customer.id)
        return person is not None and person.reachable

    await eventually(reachable)
    an = play.playground.staff[0].private()
    await said(an, "/start", "Anh/Chị")
    await said(an, f"/traloi {code} Chào lại Anh/Chị", "Chưa gửi")
    await said(an, "xác nhận", "trả lời của hồ sơ")
    await play.customer.sees("Chào lại Anh/Chị", since=0, within=SLOW)
    card = await card_of(play, code)
    assert "Không nhắn được" not in card.text


async def test_an_edit_that_changes_nothing_counts_as_made(play: Play) -> None:
    """Telegram calls it an error; the card stays the one it is, and nobody is alarmed."""
    code = await lodged(play.customer)
    await card_of(play, code)
    await eventually(lambda: nothing_waits(play))
    body = {"ok": False, "error_code": 400,
            "description": "Bad Request: message is not modified: specified new message content "
            "and reply markup are exactly the same as a current content"}  # fmt: skip
    await play.playground.stage.fault("editMessageText", times=9, status=400, body=body)
    await received(play, code)
    await eventually(lambda: nothing_waits(play))
    assert await cards(play.an, code) == 1
    await nothing_is_given_up(play)
    assert play.house.alarms.sounded == {}


@asynccontextmanager
async def another_program(play: Play) -> AsyncIterator[None]:
    """Somebody else polls with the bot's token, and comes back at once when put out."""
    url = f"{play.playground.url}/bot{play.playground.token}/getUpdates"

    async def poll() -> None:
        async with aiohttp.ClientSession() as session:
            while True:
                async with session.post(url, data={"timeout": "25"}) as answer:
                    await answer.read()
                await asyncio.sleep(0.2)

    polling = asyncio.create_task(poll())
    yield
    polling.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await polling


async def test_another_poller_is_waited_out_and_told_to_the_admins(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    """/ready says so, an admin is told once, and the bot goes on when the other has gone."""
    monkeypatch.setattr("bot.polling.WORST_WAIT", 1.0)
    monkeypatch.setattr("bot.polling.CONFLICT_LASTS", 2.0)
    await said(play.admin, "/start", "Kính chào")

    async def says_so() -> bool:
        status, found, _ = await problems(play)
        return status == 503 and any("another program" in each for each in found)

    async with another_program(play):
        await eventually(says_so)
        await play.admin.sees("cùng token", within=SLOW)
    await play.customer.says(WORDS)
    await play.customer.sees(ANSWER, within=SLOW)
    await eventually(lambda: says_all_is_well(play))
    assert sum("cùng token" in text for text in await texts_of(play.admin)) == 1
