"""The queue and its parts, and searching, over HTTP."""

import pytest

from tests.journeys.conftest import Play
from tests.journeys.walks import SLOW, lodged, received, said

pytestmark = pytest.mark.parametrize(
    ("way", "forum"),
    [(("polling", "sqlite"), True), (("webhook", "postgresql"), False)],
    indirect=True,
    ids=["sqlite-forum", "postgresql-plain"],
)


async def test_staff_find_their_way_among_cases(play: Play) -> None:
    """Parts of the queue by button, cases by step, kind and holder; the group sees no story."""
    mine, free = await lodged(play.customer, "Ai đó bán số của tôi"), await lodged(play.customer)
    await received(play, mine)
    queue = await said(play.an, "/hangdoi", mine, free)
    await play.an.presses("Của tôi: 1", queue)
    shown = await play.an.sees("đang phụ trách", mine, within=SLOW)
    assert free not in shown.text
    await play.an.presses("Chưa ai nhận: 1", shown)
    assert mine not in (await play.an.sees("chưa ai phụ trách", free, within=SLOW)).text

    name = play.playground.staff[0].name
    for words in ("bước 2", "của tôi", name, f"bước 2, {name}, hôm nay"):
        found = await said(play.an, f"/tim {words}", "Hồ sơ tìm thấy", mine)
        assert free not in found.text
    assert "bán số" not in found.text
    card = await said(play.an.private(), f"/tim {free}", free)
    assert "bán số" not in card.text
