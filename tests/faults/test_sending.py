"""What goes wrong on the way out: broken lines, limits, groups that move, people who leave."""

import asyncio
import time
from collections.abc import Awaitable, Callable

import pytest
from sqlalchemy import select

from bot.playground.people import Person
from storage.case_tables import EvidenceRow
from tests.faults.story import QUESTIONS, lodged, said
from tests.journeys.conftest import Play

WORDS, ANSWER = QUESTIONS[0]


async def eventually(holds: Callable[[], Awaitable[bool]], within: float = 30) -> None:
    """Return once *holds* does; fail after *within* seconds."""
    async with asyncio.timeout(within):
        while not await holds():  # noqa: ASYNC110 - no event tells
            await asyncio.sleep(0.1)


async def answers(person: Person) -> int:
    """How many messages of the bot a person has."""
    return len([m for m in await person.transcript() if m.by_bot])


@pytest.mark.parametrize(("when", "least", "most"), [("before", 1, 1), ("after", 1, 2)])
async def test_a_cut_line_costs_at_most_one_repeat(
    play: Play, when: str, least: int, most: int
) -> None:
    """Cut before the message was taken it comes once; cut after, it may come again once."""
    await play.playground.stage.fault("sendMessage", chat_id=play.customer.id, reset=when)
    await play.customer.says(WORDS)
    await play.customer.sees(ANSWER, within=10)
    await play.customer.says("/lienhe")
    await play.customer.sees("DichvuthueBTS", within=10)
    assert least <= await answers(play.customer) - 1 <= most


async def test_a_429_is_obeyed(play: Play) -> None:
    """Nothing goes to the chat before its time, and the message then comes once."""
    body = {"ok": False, "error_code": 429, "description": "Too Many Requests: retry after 2",
            "parameters": {"retry_after": 2}}  # fmt: skip
    await play.playground.stage.fault(
        "sendMessage", chat_id=play.customer.id, status=429, body=body
    )
    await play.customer.says(WORDS)
    await play.customer.sees(ANSWER, within=10)
    calls = [
        call
        for call in await play.playground.stage.calls("sendMessage")
        if str(call["params"]["chat_id"]) == str(play.customer.id)
    ]
    assert [call["status"] for call in calls] == [429, 200]
    assert calls[1]["at"] - calls[0]["at"] >= 1.9


async def test_an_outage_counts_as_no_try_and_all_goes_out_after_it(play: Play) -> None:
    """After three refusals of a gateway the answer comes, once."""
    await play.playground.stage.fault("sendMessage", times=3, status=502, body="<html>502</html>")
    began = time.monotonic()
    await play.customer.says(WORDS)
    await play.customer.sees(ANSWER, within=15)
    assert time.monotonic() - began < 15
    assert await answers(play.customer) == 1


async def test_a_customer_who_blocks_the_bot_is_marked_and_staff_are_told(play: Play) -> None:
    """The notice ends; the card says that the customer cannot be reached."""
    code = await lodged(play.customer)
    await play.customer.blocks()
    an = play.playground.staff[0].private()
    await said(an, "/start", "Anh/Chị")
    await said(an, f"/nhan {code}", "Đã tiếp nhận")

    async def unreachable() -> bool:
        person = await play.house.desks.people.known(play.customer.id)
        return person is not None and not person.reachable

    async def on_the_card() -> bool:
        said = [m for m in await play.an.transcript() if m.by_bot and code in m.text]
        cards = [m.text for m in said if "Không nhắn được" in m.text and "Bước" in m.text]
        return bool(cards) and any("Bước" not in m.text for m in said)

    await eventually(unreachable)
    await eventually(on_the_card)


async def replied(play: Play, code: str, words: str) -> None:
    """An receives the case and confirms an answer to its customer, all in private."""
    an = play.playground.staff[0].private()
    await said(an, "/start", "Anh/Chị")
    await said(an, f"/nhan {code}", "Đã tiếp nhận")
    await said(an, f"/traloi {code} {words}", "Chưa gửi")


@pytest.mark.parametrize(
    ("status", "description", "why"),
    [
        (403, "Forbidden: bot was blocked by the user", "đã chặn bot"),
        (403, "Forbidden: user is deactivated", "đã đóng"),
        (400, "Bad Request: message is too long", "không nhận tin này"),
    ],
)
async def test_staff_hear_which_answer_did_not_arrive_and_why(
    play: Play, status: int, description: str, why: str
) -> None:
    """Confirmed it is being sent, no more; lost, the group is told the case, what and why."""
    code = await lodged(play.customer)
    await replied(play, code, "Chào Anh/Chị")
    body = {"ok": False, "error_code": status, "description": description}
    await play.playground.stage.fault(
        "sendMessage", chat_id=play.customer.id, status=status, body=body
    )
    an = play.playground.staff[0].private()
    shown = await said(an, "xác nhận", "đã xác nhận")
    assert "Đã gửi" not in shown.text
    await an.sees("Không gửi được cho khách", why, within=10)
    told = await play.an.sees(code, "lời trả lời lúc", "không đến được khách", since=0, within=10)
    assert why in told.text
    assert "Chào" not in told.text
    group = [m for m in await play.an.transcript() if m.by_bot and "không nhắn được" in m.text]
    assert group == []


async def test_a_preview_to_a_customer_who_blocked_the_bot_warns_before_it_is_confirmed(
    play: Play,
) -> None:
    """What may not arrive is said while it can still be said otherwise."""
    code = await lodged(play.customer)
    await replied(play, code, "Một")
    await play.customer.blocks()

    async def unreachable() -> bool:
        person = await play.house.desks.people.known(play.customer.id)
        return person is not None and not person.reachable

    await eventually(unreachable)
    an = play.playground.staff[0].private()
    shown = await said(an, f"/traloi {code} Hai", "Chưa gửi")
    assert "không nhắn được cho khách" in shown.text


async def test_a_press_too_old_to_be_answered_still_counts(play: Play) -> None:
    """Telegram forgets a press after a while; its effect does not depend on the answer."""
    await said(play.customer, "/khieunai", "đồng ý")
    body = {"ok": False, "error_code": 400,
            "description": "Bad Request: query is too old and response timeout expired or query "
            "ID is invalid"}  # fmt: skip
    await play.playground.stage.fault("answerCallbackQuery", status=400, body=body)
    await play.customer.presses("Đồng ý")
    await play.customer.sees("Chuyện gì đã xảy ra", within=10)


async def test_a_card_that_was_deleted_is_posted_anew(play: Play) -> None:
    """The message to edit is gone: staff get a card again, and nothing is set aside."""
    code = await lodged(play.customer)
    card = await play.an.sees(code, since=0, within=10)
    gone = {
        "ok": False,
        "error_code": 400,
        "description": "Bad Request: message to edit not found",
    }
    await play.playground.stage.fault(
        "editMessageText", times=9, chat_id=play.an.chat, status=400, body=gone
    )
    await play.an.says(f"/nhan {code}")

    async def posted_anew() -> bool:
        found = [m for m in await play.an.transcript() if m.by_bot and "Bước 2" in m.text]
        return any(m.id > card.id for m in found)

    await eventually(posted_anew)


async def test_notices_follow_a_group_that_migrates(play: Play) -> None:
    """Telegram says so in both groups, and refuses the old number: the new one is told."""
    new = await play.playground.stage.migrate(play.an.chat)
    code = await lodged(play.customer)
    await play.an.at(new).sees(code, since=0, within=30)
    chat = await play.house.desks.staff.care_chat()
    assert chat is not None
    assert chat.chat_id == new


async def test_an_outage_counts_as_no_try_of_a_file(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However long a gateway says 502, the file is there in the end."""
    monkeypatch.setattr("bot.fetching.TRIES", 2)
    monkeypatch.setattr("bot.fetching.EVERY", 0.1)
    await play.playground.stage.fault("getFile", times=5, status=502, body="<html>502</html>")
    await said(play.customer, "/khieunai", "đồng ý")
    await said(play.customer, "đồng ý", "Chuyện gì đã xảy ra")
    await play.customer.sends_file(b"%PDF 1.7 evidence", "a.pdf")

    async def kept() -> bool:
        async with play.house.drawers.database.read() as session:
            states = list(await session.scalars(select(EvidenceRow.state)))
        assert "failed" not in states
        return states == ["kept"]

    await eventually(kept)


async def test_a_refusal_alone_tells_where_a_group_went(play: Play) -> None:
    """The 400 names the new chat: it is the care group from then on."""
    new = await play.playground.stage.group(
        "Nhóm mới", members=[play.playground.admin, *play.playground.staff]
    )
    moved = {"ok": False, "error_code": 400,
             "description": "Bad Request: group chat was upgraded to a supergroup chat",
             "parameters": {"migrate_to_chat_id": new}}  # fmt: skip
    await play.playground.stage.fault(
        "sendMessage", times=99, chat_id=play.an.chat, status=400, body=moved
    )
    code = await lodged(play.customer)
    await play.an.at(new).sees(code, since=0, within=10)
    chat = await play.house.desks.staff.care_chat()
    assert chat is not None
    assert chat.chat_id == new
