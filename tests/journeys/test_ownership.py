"""A case changes hands, over HTTP: given back, taken on, handed over, left behind by a leaver."""

import pytest

from tests.journeys.conftest import Play
from tests.journeys.walks import SLOW, card_of, lodged, received, said

pytestmark = pytest.mark.parametrize(
    ("way", "forum"),
    [(("polling", "sqlite"), True), (("webhook", "postgresql"), False)],
    indirect=True,
    ids=["sqlite-forum", "postgresql-plain"],
)


async def test_a_case_goes_from_hand_to_hand_and_one_alone_answers(play: Play) -> None:
    """Released, claimed, handed over and taken: the card says so, the customer hears nothing."""
    code = await lodged(play.customer)
    await received(play, code)
    told = await play.customer.transcript()
    an, binh = play.playground.staff[0].name, play.playground.staff[1].name
    await said(play.binh, f"/traloi {code} Chào Anh/Chị", an, "đang phụ trách")
    await said(play.an, f"/tra {code}", "thôi phụ trách")
    await card_of(play, code, "Người phụ trách: chưa có")
    await said(play.binh, f"/giu {code}", "đang phụ trách hồ sơ")
    await card_of(play, code, f"Người phụ trách: {binh}")

    await said(play.binh, f"/giao {code} {an}", "Đã hỏi", an)
    asked = await play.an.sees(f"{binh} muốn giao hồ sơ {code} cho {an}", within=SLOW, since=0)
    await play.an.presses("Nhận", asked)
    await play.binh.sees(f"{an} đã nhận hồ sơ {code}", within=SLOW, since=0)
    await card_of(play, code, f"Người phụ trách: {an}")
    # The customer's card says that it is held or not, in place; no message is added.
    assert [each.id for each in await play.customer.transcript()] == [each.id for each in told]


async def test_a_leavers_cases_are_handed_over_in_one_go(play: Play) -> None:
    """An leaves the group; the admin hears of it, and Bình takes all with one yes."""
    codes = [await lodged(play.customer), await lodged(play.customer)]
    for code in codes:
        await received(play, code)
    an, binh = play.playground.staff[0].name, play.playground.staff[1].name
    await said(play.admin, "/start", "Kính chào")
    await said(play.binh.private(), "/hangdoi", codes[0])
    await play.an.leaves()
    await play.admin.sees("/nguoiroi", within=SLOW, since=0)
    listed = await said(play.admin, "/nguoiroi", "người đã rời bộ phận")
    await play.admin.presses(f"{an} (2)", listed)
    opened = await play.admin.sees("còn phụ trách", *codes, within=SLOW, since=0)
    await play.admin.presses(binh, opened)
    asked = await play.binh.private().sees("muốn giao 2 hồ sơ", within=SLOW, since=0)
    await play.binh.private().presses("Nhận tất cả", asked)
    await play.admin.sees(f"{binh} đã nhận", *codes, within=SLOW, since=0)
    for code in codes:
        await card_of(play, code, f"Người phụ trách: {binh}")
