"""The queue and the search, over HTTP: parts with counts, cases found, copies replied to."""

import pytest

from tests.journeys.conftest import Play
from tests.journeys.walks import SLOW, lodged, move_clock, received, said

pytestmark = pytest.mark.parametrize(
    ("way", "forum"),
    [(("polling", "sqlite"), True), (("webhook", "postgresql"), False)],
    indirect=True,
    ids=["sqlite-forum", "postgresql-plain"],
)


async def test_the_queue_is_looked_through_in_parts(play: Play) -> None:
    """What An holds, what nobody does, what is late; Bình's button shows Bình's own."""
    one, other = await lodged(play.customer), await lodged(play.customer)
    await received(play, one)
    shown = await said(play.an, "/hangdoi", "gần hạn nhất trước", one, other)
    await play.an.presses("Của tôi: 1", shown)
    mine = await play.an.sees("đang phụ trách", one, within=SLOW, since=0)
    assert mine.id == shown.id
    assert other not in mine.text
    await play.binh.presses("Của tôi: 1", shown)
    await play.an.sees("không phụ trách hồ sơ nào đang mở", within=SLOW, since=0)
    await play.an.presses("Chưa ai nhận: 1", shown)
    free = await play.an.sees("chưa ai phụ trách", other, within=SLOW, since=0)
    assert one not in free.text

    await move_clock(play, days=30)
    late = await said(play.binh.private(), "/hangdoi quá hạn", "quá mục tiêu", one, other)
    assert late.button("• Quá mục tiêu: 2") is not None
    await said(play.binh.private(), "/hangdoi bước 3", "Không có hồ sơ nào ở bước 3")


async def test_cases_are_found_and_a_reply_to_what_was_found_names_its_case(play: Play) -> None:
    """By what they are, in the group and in private; whatever signs are typed come back."""
    one, other = await lodged(play.customer), await lodged(play.customer)
    await received(play, one)
    found = await said(play.an, "/tim bước 2, của tôi, hôm nay", "Hồ sơ tìm thấy", one)
    assert other not in found.text
    await play.an.presses(one, found)
    await play.an.sees(f"Hồ sơ {one}", "Người gửi:", within=SLOW)
    await said(play.binh.private(), "/tim chưa ai nhận", "Hồ sơ tìm thấy", other)
    await said(play.an, "/tim _*[Lan<b>&😀", "_*[Lan<b>&😀", "/tim")

    copy = await said(play.an, f"/tim {other}", f"Hồ sơ {other}", "Người gửi:")
    await play.an.says("/nhan", reply_to=copy)
    await play.an.sees("Đã tiếp nhận hồ sơ", other, within=SLOW)
    await play.customer.sees(other, "được bộ phận", within=SLOW, since=0)
