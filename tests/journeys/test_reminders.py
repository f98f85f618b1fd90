"""A date on its way: the holder, the group, more time, and at last the admins."""

import asyncio
from datetime import timedelta

import pytest

from bot.playground.people import Person
from cases.urging import Urging, urgings
from storage.case_rows import case_row
from tests.journeys.conftest import Play
from tests.journeys.walks import (
    SLOW,
    card_of,
    lodged,
    morning,
    move_clock,
    received,
    said,
    sent,
)

pytestmark = pytest.mark.parametrize(
    ("way", "forum"),
    [(("polling", "sqlite"), True), (("webhook", "postgresql"), False)],
    indirect=True,
)

REASON = "Đối tác _chưa_ gửi *nhật ký* [x](y) <i>& 😀"


async def move_to(play: Play, code: str, urging: Urging) -> None:
    """Move the clock on to when staff are to be told so of the case."""
    desk = play.house.timers.desk
    async with desk.database.read() as session:
        row = await case_row(session, code)
    assert row is not None
    assert row.clock_from is not None
    assert row.next_due is not None
    rules = (desk.promise, desk.calendar, desk.zone)
    left = urgings(row.clock_from, row.next_due, *rules)[urging] - desk.now()
    await move_clock(play, minutes=left / timedelta(minutes=1) + 0.1)


async def heard(person: Person, code: str, words: str) -> int:
    """How often somebody was told that of the case."""
    texts = [m.text for m in await person.transcript() if m.by_bot]
    return sum(code in text and words in text for text in texts)


async def test_a_date_is_told_of_put_off_and_missed(play: Play) -> None:
    """Everybody hears in turn, each thing once; the customer reads why it takes longer."""
    customer, an, private = play.customer, play.an, play.an.private()
    await morning(play)
    code = await lodged(customer)
    await received(play, code)
    for person in (private, play.admin):
        await said(person, "/start", "Kính chào")
    await move_to(play, code, Urging.HALF)
    await private.sees(code, "đã qua nửa thời gian", "chưa được trả lời", within=SLOW)
    await move_to(play, code, Urging.SOON)
    await private.sees(code, "sắp đến hạn", "trả lời khách lần đầu", within=SLOW)
    await an.sees(code, "sắp đến hạn", within=SLOW)

    await sent(play, f"/giahan {code} {REASON}", REASON)
    await customer.sees("thêm thời gian", REASON, "giải quyết xong trước", within=SLOW, since=0)
    await said(an, f"/giahan {code} Lần nữa", "đã gia hạn một lần rồi")
    await card_of(play, code, "Mới nhất: gia hạn")

    await move_to(play, code, Urging.LATE)
    await an.sees(code, "đã quá hạn", "chưa giải quyết xong", within=SLOW)
    await move_to(play, code, Urging.OVERDUE)
    await play.admin.sees(code, "vẫn chưa xong", "hỏi nhóm", within=SLOW)
    await asyncio.sleep(3)
    assert [await heard(private, code, words) for words in ("nửa thời gian", "sắp đến")] == [1, 1]
    assert [await heard(an, code, words) for words in ("sắp đến hạn", "đã quá hạn")] == [1, 1]
    assert await heard(play.admin, code, "vẫn chưa xong") == 1
