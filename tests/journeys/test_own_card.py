"""The customer's live card over HTTP: from the receipt to the rating, reopened, erased."""

import asyncio

import pytest

from bot.playground.people import Person
from bot.playground.seen import Seen
from tests.journeys.conftest import Play
from tests.journeys.walks import SLOW, lodged, said, sent

pytestmark = [
    pytest.mark.parametrize(
        ("way", "forum"),
        [(("polling", "sqlite"), True), (("webhook", "postgresql"), False)],
        indirect=True,
        ids=["polling-sqlite-forum", "webhook-postgresql-plain"],
    ),
]
NAME = "Hoa <b>_*[& 😀"
STORY = "Bên bảo hiểm đọc đúng tên tôi <b>_*[& 😀"


async def card(customer: Person, *words: str) -> Seen:
    """The live card, once it has *words*."""
    return await customer.sees("Chuyện đã xảy ra", "Diễn biến", *words, within=SLOW, since=0)


async def gone(customer: Person, message: Seen) -> None:
    """Wait until a message is deleted."""
    async with asyncio.timeout(SLOW):
        while any(  # noqa: ASYNC110 - no event tells
            each.id == message.id and not each.deleted for each in await customer.transcript()
        ):
            await asyncio.sleep(0.05)


async def moved_on(play: Play, customer: Person, code: str, receipt: Seen) -> Seen:
    """Received and asked: the receipt is edited; deleted by hand it comes anew; it moves down."""
    await said(play.an, f"/nhan {code}", "Đã tiếp nhận hồ sơ")
    held = await card(customer, "nhân viên bộ phận Chăm sóc Khách hàng", "1 ● 2 ● 3 ○", STORY)
    assert held.id == receipt.id
    await sent(play, f"/hoi {code} Số nào đã gọi? <b>", "Số nào")
    asking = await card(customer, "đang chờ câu trả lời", "Số nào đã gọi? <b>", "tạm dừng")
    assert asking.id == receipt.id
    question = await customer.sees("hỏi thêm", "Số nào", within=SLOW, since=0)
    await customer.deletes(asking)
    await customer.says("Số 0912", reply_to=question)
    anew = await card(customer, "Số 0912", "không tính vào đó")
    assert anew.id != receipt.id
    down = await said(customer, f"/hoso {code}", "Diễn biến", "Số 0912")
    assert down.id > anew.id
    await gone(customer, anew)
    return down


async def rates(play: Play, customer: Person, code: str) -> None:
    """The outcome asks; the number and the words are kept, and the figures have the number."""
    await sent(play, f"/giaiquyet {code} Đã xóa số của Anh/Chị", "Đã xóa số")
    outcome = await customer.sees("Đã xóa số", "ổn thỏa chưa", within=SLOW, since=0)
    await customer.presses("4 ⭐", outcome)
    await customer.sees("chấm 4/5", within=SLOW)
    await said(customer, "Nhanh, <b>_*[& 😀", "Đôi lời vừa rồi")
    await card(customer, "đã đánh giá: 4/5")
    stats = await said(play.admin, "/thongke", "trung bình 4,0/5", "4: 1")
    assert "Nhanh" not in stats.text
    private = play.an.private()
    await said(private, "/start", "Kính chào")
    await said(private, f"/doc {code}", "đánh giá kết quả: 4/5", "Nhanh, <b>_*[& 😀")


async def test_one_card_from_the_receipt_to_the_end(play: Play) -> None:
    """Edited in place all along; no name of staff to the customer, none of theirs kept."""
    customer = await play.playground.stage.person(NAME)
    code = await lodged(customer, STORY)
    receipt = await customer.sees("Mã hồ sơ", code, within=SLOW, since=0)
    down = await moved_on(play, customer, code, receipt)
    await rates(play, customer, code)
    assert NAME not in (await said(play.an.private(), f"/doc {code}", "Toàn văn")).text

    settled = await card(customer, "Đã giải quyết xong")
    assert settled.id == down.id
    await customer.presses("Mở lại", settled)
    await customer.sees("Vì sao Anh/Chị muốn mở lại", within=SLOW)
    await said(customer, "Họ lại gọi", "đã được mở lại ở bước 2")
    again = await card(customer, "tính từ lúc hồ sơ được mở lại", "Họ lại gọi")
    assert again.id == down.id
    assert not any("An " in each.text for each in await customer.transcript() if each.by_bot)

    await said(customer, "/dulieu", "Hồ sơ khiếu nại: 1")
    await customer.presses("Xóa tất cả")
    await customer.sees("Xóa tất cả dữ liệu", within=SLOW)
    await said(customer, "xác nhận", "Đã xóa xong")
    left = next(each for each in await customer.transcript() if each.id == down.id)
    assert left.text == "Thẻ hồ sơ này đã được xóa cùng dữ liệu của Anh/Chị."
    assert not left.buttons
