"""Files go from staff to a customer over HTTP, and what was confirmed says how far it has come."""

import pytest

from tests.journeys.conftest import Play
from tests.journeys.walks import SLOW, card_of, lodged, received, said

pytestmark = pytest.mark.parametrize(
    ("way", "forum"),
    [(("polling", "sqlite"), True), (("webhook", "postgresql"), False)],
    indirect=True,
    ids=["sqlite-forum", "postgresql-plain"],
)


async def test_words_and_an_album_reach_the_customer_and_the_preview_says_so(play: Play) -> None:
    """Two files as a reply in the group, one preview; then sent at which hour, each by name."""
    code = await lodged(play.customer)
    await received(play, code)
    shown = await said(play.an, f"/traloi {code} Xin gửi *hai* tệp", "Chưa gửi")
    for name in ("Biên bản.pdf", "a_b <i>.pdf"):
        await play.an.sends_file(b"%PDF", name, album="77", reply_to=shown)
    preview = await play.an.sees("Kèm theo 2 tệp: Biên bản.pdf; a_b <i>.pdf", within=SLOW)
    await play.an.presses("Xác nhận", preview)
    await play.an.sees("Đã gửi cho khách lúc", "Tệp đã gửi: Biên bản.pdf", within=SLOW)

    await play.customer.sees("Xin gửi *hai* tệp", "Kèm theo 2 tệp", within=SLOW, since=0)
    files = [m.raw for m in await play.customer.transcript() if m.by_bot and "document" in m.raw]
    album = [m for m in files if m.get("media_group_id")]
    assert [m["document"]["file_name"] for m in album] == ["Biên bản.pdf", "a_b <i>.pdf"]
    assert len({m["media_group_id"] for m in album}) == 1
    assert code in album[0]["caption"]


async def test_a_reply_to_a_customer_who_blocked_the_bot_is_said_to_be_lost(play: Play) -> None:
    """Never as sent: the confirmed message says why, for the words and for the file."""
    code = await lodged(play.customer)
    await received(play, code)
    await play.customer.blocks()
    private = play.an.private()
    await private.says("/start")
    await private.sends_file(b"%PDF", "a.pdf", caption=f"/traloi {code} Chào Anh/Chị")
    preview = await private.sees("Kèm theo 1 tệp: a.pdf", "Chưa gửi", within=SLOW)
    await private.presses("Xác nhận", preview)
    told = await private.sees("Không gửi được cho khách", "Tệp không gửi được: a.pdf", within=SLOW)
    assert "chặn bot" in told.text


async def test_an_album_of_the_customer_is_opened_as_one(play: Play) -> None:
    """Two files added to an open case: announced on the card, opened in private, together."""
    code = await lodged(play.customer)
    await said(play.customer, f"/bosung {code}", code)
    names = ["ảnh 1.pdf", "a_b <i>&.pdf"]
    for name in names:
        await play.customer.sends_file(b"%PDF", name, album="5")
        await play.customer.sees("Đã thêm tệp", within=SLOW)
    await card_of(play, code, "Tệp: 2\n")

    private = play.an.private()
    await private.says("/start")
    full = await said(private, f"/doc {code}", "Tệp 2")
    await private.presses("Xem tệp", full)
    await private.alerted("Đã gửi tệp", within=SLOW)
    files = [m.raw for m in await private.transcript() if m.by_bot and "document" in m.raw]
    assert [m["document"]["file_name"] for m in files] == names
    assert len({m["media_group_id"] for m in files}) == 1
    assert all(m["has_protected_content"] for m in files)
