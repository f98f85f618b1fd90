"""A customer edits what they have sent, over HTTP: staff read the old words and the new."""

import pytest

from tests.journeys.conftest import Play
from tests.journeys.walks import SLOW, STORY, card_of, code_in, lodged, received, said

pytestmark = pytest.mark.parametrize(
    ("way", "forum"),
    [(("polling", "sqlite"), True), (("webhook", "postgresql"), False)],
    indirect=True,
    ids=["sqlite-forum", "postgresql-plain"],
)
ODD = "_*[<& Không phải bảo hiểm, là ngân hàng 😀"


async def test_an_edit_of_what_was_sent_is_shown_as_one(play: Play) -> None:
    """The story and an addition: an event and the card say so, without a word of either."""
    customer, an = play.customer, play.an
    await said(customer, "/khieunai", "đọc kỹ")
    await said(customer, "đồng ý", "Chuyện gì đã xảy ra")
    story = await customer.says(STORY)
    await customer.sees("gửi ngay", within=SLOW)
    code = code_in(await said(customer, "gửi ngay", "Mã hồ sơ"))
    await received(play, code)

    await customer.edits(story, f"{ODD}, mật khẩu là Lan2025!")
    await customer.sees("vừa sửa đã vào hồ sơ", "mật khẩu", within=SLOW, since=0)
    await an.sees(code, "khách đã sửa tin đã gửi", within=SLOW, since=0)
    await card_of(play, code, "Mới nhất: khách đã sửa tin đã gửi")
    added = await customer.says(f"/bosung {code} Họ lại gọi")
    await customer.sees(code, within=SLOW)
    await customer.edits(added, f"/bosung {code} Họ không gọi nữa")
    await customer.sees("vừa sửa đã vào hồ sơ", within=SLOW)

    await said(an.private(), "/start", "Kính chào")
    full = await said(an.private(), f"/doc {code}", "Toàn văn hồ sơ")
    for words in (STORY, ODD, "Khách đã sửa", "Họ lại gọi", "Họ không gọi nữa"):
        assert words in full.text
    assert "Lan2025" not in full.text
    in_group = " ".join(seen.text for seen in await an.transcript())
    assert not any(words in in_group for words in (STORY, ODD, "Họ không gọi"))


async def test_an_edit_after_the_end_changes_nothing(play: Play) -> None:
    """The customer is told; staff hear nothing of it."""
    code = await lodged(play.customer)
    added = await play.customer.says(f"/bosung {code} Họ lại gọi")
    await play.customer.sees("hồ sơ", within=SLOW)
    await received(play, code)
    await said(play.an, f"/tuchoi {code} Không phải khách của hãng", "Xem trước")
    await play.an.presses("Xác nhận")
    await play.customer.sees(code, "Không phải khách", within=SLOW, since=0)
    await play.customer.edits(added, "Họ không gọi nữa")
    await play.customer.sees("đã kết thúc", "vẫn như cũ", within=SLOW, since=0)
    in_group = " ".join(seen.text for seen in await play.an.transcript())
    assert "khách đã sửa" not in in_group
