"""Parties concerned and step 3: whom staff contacted, where a case went, and what came back."""

import pytest

from tests.journeys.conftest import Play
from tests.journeys.walks import SLOW, card_of, lodged, move_clock, received, said, to_authority

pytestmark = pytest.mark.parametrize(
    ("way", "forum"),
    [(("polling", "sqlite"), True), (("webhook", "postgresql"), False)],
    indirect=True,
)

PARTY = "Cty _Giao_ *Hàng* [x](y) <b>& 😀"
REASON = "Việc này _ngoài_ quyền *của* [chúng](tôi) <i>& 😀"
NUMBER = "123_*[<&/A05"


async def test_from_the_party_contacted_to_the_authoritys_answer(play: Play) -> None:
    """Contacted, answered, escalated with a yes to the 72 hours, reminded, answered, resolved."""
    customer, an, private = play.customer, play.an, play.an.private()
    for person in (private, play.admin):
        await said(person, "/start", "Kính chào")
    code = await lodged(customer)
    await received(play, code)
    await said(private, f"/lienquan {code} {PARTY}; hôm nay; gọi điện", PARTY, "gọi điện")
    await private.presses("Ghi trả lời của số 1")
    await private.sees("đã trả lời thế nào", within=SLOW)
    await said(private, "Đã xóa danh sách & xin lỗi", "Đã ghi trả lời")
    await said(an, f"/lienquan {code}", "trò chuyện riêng")

    await said(an, f"/chuyen {code} {REASON}", "cơ quan nào")
    await to_authority(an, breach="Có, phải thông báo")
    await customer.sees("bước 3", "A05", REASON, within=SLOW, since=0)
    await play.admin.sees(code, "vi phạm phải thông báo", "91/2025/QH15", within=SLOW, since=0)

    await move_clock(play, days=12)
    await private.sees(code, "chưa trả lời", "Cũng chưa ghi số tiếp nhận", within=SLOW)
    await said(private, f"/sochuyen {code} {NUMBER}", "Đã ghi số tiếp nhận")
    await move_clock(play, days=12)
    await private.sees(code, "hỏi lại cơ quan", within=SLOW)
    await move_clock(play, days=12)
    await an.sees(code, "hỏi lại cơ quan", within=SLOW)

    await said(private, f"/sochuyen {code}", NUMBER, "Trả lời: chưa có")
    await private.presses("Ghi trả lời của cơ quan")
    await private.sees("trả lời", within=SLOW)
    await said(private, "Đã xử phạt bên bán dữ liệu", "Đã ghi trả lời của cơ quan")
    full = await said(private, f"/doc {code}", PARTY, NUMBER, "Đã xử phạt", "Đã xóa danh sách")
    assert full.protected
    await nothing_said_of_it(play, code)


async def nothing_said_of_it(play: Play, code: str) -> None:
    """Neither group nor customer has seen the party, the number or an answer."""
    await card_of(play, code, "Bước 3")
    for person in (play.an, play.customer):
        there = " ".join(m.text for m in await person.transcript() if m.by_bot)
        for word in ("Giao", NUMBER, "xử phạt", "xóa danh sách"):
            assert word not in there


async def test_admins_keep_the_directory_that_step_3_offers(play: Play) -> None:
    """One is added and one hidden: the next escalation offers what is left."""
    admin, an = play.admin, play.an
    code = await lodged(play.customer)
    await received(play, code)
    await said(admin, "/danhba", "A05", "Cổng thông tin")
    await admin.presses("Thêm cơ quan")
    await admin.sees("Xin gõ: tên cơ quan", within=SLOW)
    await said(admin, "Sở _TT_ & *X* <b> 😀; 1 Lê Lợi", "Đã lưu Sở _TT_ & *X* <b> 😀")
    await said(admin, "/danhba", "Sở _TT_")
    await admin.presses("2. Cổng")
    await admin.presses("Ẩn", await admin.sees("Nguồn", within=SLOW))
    await admin.sees("Đã ẩn", within=SLOW)

    asked = await said(an, f"/chuyen {code} Vì thế", "A05", "Sở _TT_ & *X* <b> 😀")
    assert "Cổng thông tin" not in asked.text
    await an.presses("Sở _TT_", asked)
    await an.presses("Không", await an.sees("72 giờ", within=SLOW))
    await an.presses("Xác nhận", await an.sees("Chưa gửi", within=SLOW))
    await play.customer.sees("bước 3", "Sở _TT_ & *X* <b> 😀", within=SLOW, since=0)
