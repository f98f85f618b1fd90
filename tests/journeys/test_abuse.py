"""Much at once, over HTTP: told twice, sent by the dozen, marked as spam and taken up again."""

import pytest

from tests.journeys.conftest import Play
from tests.journeys.walks import SLOW, card_of, lodged, move_clock, said, sent

pytestmark = [
    pytest.mark.parametrize(
        ("way", "forum"),
        [(("polling", "sqlite"), True), (("webhook", "postgresql"), False)],
        indirect=True,
        ids=["polling-sqlite-forum", "webhook-postgresql-plain"],
    ),
]

STORIES = (
    "Nhân viên để lộ mật khẩu hộp thư của tôi lên trang web _*[<&😀",
    "Hồ sơ thuế nhà tôi bị đưa cho hàng xóm xem ở quầy",
    "Ngân hàng nào đó gọi mời mở thẻ và biết lương của tôi",
    "Căn cước công dân của con tôi được dán trên bảng tin",
    "Tôi nhận tin quảng cáo khóa học dù đã từ chối ba lần",
    "Kế toán cũ vẫn đăng nhập được vào sổ sách công ty",
)
AGAIN = "Nhân viên lại để lộ mật khẩu hộp thư của tôi lên trang web khác _*[<&😀"
WHY = "Thử bot _*[<&😀"


async def test_a_complaint_told_twice_goes_into_the_open_case(play: Play) -> None:
    """The staff hear of it as an addition, under the card that they have."""
    customer = play.customer
    code = await lodged(customer, STORIES[0])
    await card_of(play, code)
    await said(customer, "/khieunai", "Chuyện gì đã xảy ra")
    await said(customer, AGAIN, "Câu ")
    await said(customer, "gửi ngay", "giống một hồ sơ đang mở", code)
    await customer.presses("1.")
    await customer.sees("Đã thêm vào hồ sơ", code, within=SLOW)
    await play.an.sees(code, "khách bổ sung thông tin", within=SLOW, since=0)
    await said(customer, f"/hoso {code}", AGAIN)


async def test_a_flood_is_taken_in_and_shown_to_staff_later(play: Play) -> None:
    """The sixth has its receipt at once and its card an hour later."""
    codes = [await lodged(play.customer, story) for story in STORIES]
    for code in codes[:5]:
        await card_of(play, code)
    await play.customer.sees(codes[5], "sẽ thấy khiếu nại này từ", within=SLOW, since=0)
    queue = await said(play.an, "/hangdoi", "Đang chờ thêm: 1")
    assert codes[5] not in queue.text
    assert not any(codes[5] in message.text for message in await play.an.transcript())
    await move_clock(play, minutes=61)
    await card_of(play, codes[5])


async def test_spam_is_marked_with_a_reason_and_taken_up_again_by_an_admin(play: Play) -> None:
    """The customer never reads the reason, and hears of both."""
    code = await lodged(play.customer)
    await card_of(play, code)
    await sent(play, f"/spam {code} {WHY}", WHY)
    told = await play.customer.sees("không thụ lý được khiếu nại", code, within=SLOW, since=0)
    assert "Thử bot" not in told.text
    await said(play.admin, "/gospam", code, "đánh dấu lúc")
    await play.admin.presses(f"Gỡ {code}")
    await play.customer.sees(code, "đã được mở lại", within=SLOW, since=0)
    await card_of(play, code, "Bước 2")
