"""What time does by itself, with the clock moved on by its file."""

import asyncio
import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import func, select

from bot.opening import opened
from bot.playground.demo import Playground
from bot.runtime import running
from bot.settings import Settings
from storage.rows import DraftRow, InboxRow
from tests.journeys.conftest import Play
from tests.journeys.walks import (
    SLOW,
    STORY,
    card_of,
    code_in,
    lodged,
    move_clock,
    received,
    said,
    sent,
)

pytestmark = [
    pytest.mark.parametrize("forum", [False], indirect=True),
    pytest.mark.parametrize("way", [("polling", "sqlite")], indirect=True),
]
QUESTION = "Thông tin của tôi có bị chia sẻ cho bên thứ ba không?"


async def test_a_complaint_left_alone_sleeps_and_goes_on(play: Play) -> None:
    """After half an hour a text is a question again; "tiếp tục" takes up the thread."""
    await said(play.customer, "/khieunai", "đọc kỹ")
    await said(play.customer, "đồng ý", "Chuyện gì")
    await said(play.customer, STORY, "Câu 2/8")
    await move_clock(play, minutes=31)
    answer = await said(play.customer, QUESTION, "chính sách viết", "vẫn còn nguyên")
    assert answer.button("Viết tiếp") is not None
    await said(play.customer, "tiếp tục", "Câu 2/8")
    code_in(await said(play.customer, "gửi ngay", "Mã hồ sơ"))


async def test_a_sleeping_complaint_outlives_a_restart(
    playground: Playground, settings: Settings
) -> None:
    """Told before the bot stopped, asleep while it was down, sent after it came back."""
    customer = playground.customer
    async with opened(settings, make=True) as drawers, running(settings, drawers):
        await said(customer, "/khieunai", "đọc kỹ")
        await said(customer, "đồng ý", "Chuyện gì")
        await said(customer, STORY, "Câu 2/8")
    assert settings.clock_file is not None
    settings.clock_file.write_text(str(31 * 60))
    async with opened(settings) as drawers, running(settings, drawers):
        await said(customer, QUESTION, "chính sách viết", "vẫn còn nguyên")
        await said(customer, "tiếp tục", "Câu 2/8")
        code = code_in(await said(customer, "gửi ngay", "Mã hồ sơ"))
        await said(customer, f"/hoso {code}", STORY)


async def test_an_old_button_to_erase_erases_nothing(play: Play) -> None:
    """The question is closed by "keep", by another dialog's end, and by half an hour."""
    code = await lodged(play.customer)
    for closes in ("Không xóa", ""):
        held = await said(play.customer, "/dulieu", "đang giữ những gì")
        await play.customer.presses("Xóa tất cả", held)
        sure = await play.customer.sees("Xóa tất cả dữ liệu", within=SLOW)
        yes = sure.button("Xóa tất cả")
        assert yes is not None
        if closes:
            await play.customer.presses(closes, sure)
            await play.customer.sees("vẫn để nguyên", within=SLOW)
        else:
            await move_clock(play, minutes=31)
        await play.customer.presses(yes.data, sure, old=True)
        await play.customer.alerted("không còn dùng được", within=SLOW)
    await said(play.customer, f"/hoso {code}", STORY)


async def test_staff_are_reminded_once_before_a_date_and_once_at_it(play: Play) -> None:
    """The care group hears of the first answer's date: near, then past."""
    code = await lodged(play.customer)
    card = await card_of(play, code, "Mục tiêu nội bộ")
    left = due_in(card.text) - datetime.now(ZoneInfo("Asia/Ho_Chi_Minh"))
    await move_clock(play, minutes=left / timedelta(minutes=1) - 120)
    await play.an.sees(code, "sắp đến hạn", within=SLOW, since=0)
    await move_clock(play, minutes=121)
    await play.an.sees(code, "đã quá hạn", within=SLOW, since=0)
    await asyncio.sleep(3)
    texts = [message.text for message in await play.an.transcript()]
    for words in ("sắp đến hạn", "đã quá hạn"):
        assert sum(words in text for text in texts) == 1


def due_in(card: str) -> datetime:
    """The date that a card names as the internal target."""
    found = re.search(r"Mục tiêu nội bộ: trước (\d\d:\d\d) \D+(\d\d/\d\d/\d{4})", card)
    assert found is not None, card
    due = datetime.strptime(" ".join((*found.groups(), "+0700")), "%H:%M %d/%m/%Y %z")
    return due.astimezone(ZoneInfo("Asia/Ho_Chi_Minh"))


async def test_a_resolved_case_closes_after_fourteen_days(play: Play) -> None:
    """The customer is told, and can no longer reopen it."""
    code = await lodged(play.customer)
    await received(play, code)
    await sent(play, f"/giaiquyet {code} Đã xong việc.", "Đã xong việc.")
    await play.customer.sees("Đã xong việc", "mở lại trước", within=SLOW, since=0)
    await move_clock(play, days=13)
    await said(play.customer, f"/hoso {code}", "Đã giải quyết xong")
    await move_clock(play, days=2)
    await play.customer.sees(code, "đóng", within=SLOW)
    await said(play.customer, f"/molai {code}", "Thời gian mở lại")


async def test_an_opened_text_is_gone_after_a_day(play: Play) -> None:
    """The reader's private copy is deleted; opening it again is possible."""
    code = await lodged(play.customer)
    an = play.an.private()
    await said(an, "/start", "Kính chào")
    await said(an, f"/doc {code}", STORY)
    await move_clock(play, hours=23)
    await asyncio.sleep(3)
    assert any(STORY in m.text for m in await an.transcript())
    await move_clock(play, hours=2)
    for _ in range(50):
        if not any(STORY in m.text for m in await an.transcript()):
            break
        await asyncio.sleep(0.2)
    assert not any(STORY in m.text for m in await an.transcript())
    await said(an, f"/doc {code}", STORY)


async def test_drafts_and_read_messages_are_swept_after_seven_days(play: Play) -> None:
    """A complaint never sent is gone, and so are the bodies of what was read."""
    await said(play.customer, "/khieunai", "đọc kỹ")
    await said(play.customer, "đồng ý", "Chuyện gì")
    await said(play.customer, STORY, "Câu 2/8")
    assert await kept(play) != (0, 0)
    await move_clock(play, days=9)
    for _ in range(75):
        if await kept(play) == (0, 0):
            break
        await asyncio.sleep(0.2)
    assert await kept(play) == (0, 0)
    begun = await said(play.customer, "/khieunai", "Câu 1/8")
    assert "vẫn còn nguyên" not in begun.text


async def kept(play: Play) -> tuple[int, int]:
    """How many drafts and how many bodies of updates are kept."""
    async with play.house.drawers.database.read() as session:
        drafts = await session.scalar(select(func.count()).select_from(DraftRow))
        bodies = await session.scalar(
            select(func.count()).select_from(InboxRow).where(InboxRow.body.is_not(None))
        )
    return int(drafts or 0), int(bodies or 0)
