"""Ready replies over HTTP: an admin adds one, a colleague picks it, the customer reads it."""

import pytest

from tests.journeys.conftest import Play
from tests.journeys.walks import SLOW, lodged, received, said

pytestmark = pytest.mark.parametrize(
    ("way", "forum"),
    [(("polling", "sqlite"), True), (("webhook", "postgresql"), False)],
    indirect=True,
    ids=["sqlite-forum", "postgresql-plain"],
)
ODD = "_*[<& 😀 Chào Anh/Chị"


async def test_a_reply_of_the_firm_s_own_reaches_the_customer(play: Play) -> None:
    """Picked in the care group, previewed with its fields filled in, sent on a yes."""
    admin, customer, an = play.admin, play.customer, play.an
    await said(admin, "/mautraloi", "Mẫu trả lời", "Tiếng Anh", "Đã đọc, đang tìm hiểu")
    await admin.presses("Thêm mẫu tiếng Việt")
    await admin.sees("dòng đầu là tên mẫu", "{resolve}", within=SLOW)
    await said(admin, f"Lời chào của hãng\n{ODD}, hồ sơ {{ma}}", "Không điền được", "{ma}")
    await said(admin, f"Lời chào của hãng\n{ODD}, hồ sơ {{code}}", "Đã lưu mẫu")

    code = await lodged(customer)
    await received(play, code)
    before = len(await customer.transcript())
    await said(an, f"/traloi {code} Chào", "Xem trước lời trả lời")
    await an.presses("Mẫu trả lời")
    await an.sees("Mẫu trả lời cho hồ sơ", code, within=SLOW)
    await an.presses("Lời chào của hãng")
    shown = await an.sees("Xem trước lời trả lời", f"{ODD}, hồ sơ {code}", within=SLOW)
    assert len(await customer.transcript()) == before
    await an.presses("Xác nhận", shown)
    await customer.sees(f"{ODD}, hồ sơ {code}", within=SLOW, since=0)


async def test_who_reads_english_gets_english_words(play: Play) -> None:
    """Picked by the typed label, in private."""
    customer, an = play.customer, play.an.private()
    code = await lodged(customer)
    await received(play, code)
    await said(customer, "/ngonngu", "English")
    await said(an, "/start", "Kính chào")
    await said(an, f"/traloi {code}", "mẫu trả lời")
    await said(an, "mau tra loi", "tiếng Anh", code)
    await an.presses("Sorry for the trouble")
    await an.sees("Xem trước", f"what you tell us in case {code} happened", within=SLOW)
    await said(an, "xác nhận")
    await customer.sees(f"what you tell us in case {code} happened", within=SLOW, since=0)
