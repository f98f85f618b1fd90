"""Spam, from the card's button to an admin who takes the case up again."""

from handlers.texts.abuse_vi import SPAM_VI
from handlers.texts.care_vi import VI
from tests.handlers.staff.cases import CUSTOMER, carried, lodged, view
from tests.handlers.staff.office import ADMIN, GROUP, OTHER_STAFF, STAFF, Office

WHY = "Quảng cáo _*[<& 😀 gửi hàng loạt"


async def marked(office: Office) -> str:
    """The code of a case that Lan has marked as spam in the group."""
    code = await lodged(office)
    await office.says(STAFF, f"/spam {code} {WHY}", GROUP)
    await office.presses(STAFF, office.last.buttons[VI.confirm], GROUP)
    return code


async def test_the_preview_says_who_reads_what(office: Office) -> None:
    """The reason is for colleagues, the customer gets one neutral sentence."""
    code = await lodged(office)
    await office.says(STAFF, f"/spam {code} {WHY}", GROUP)
    shown = office.last.text
    assert SPAM_VI.previewed in shown
    assert WHY in shown
    assert VI.previewed not in shown
    assert "không thụ lý được khiếu nại" in shown.split(SPAM_VI.told_customer)[1]
    assert (await view(office, code)).step == "lodged"


async def test_a_mark_reaches_the_customer_without_its_reason(office: Office) -> None:
    """With the way to reopen, in their words; the reason stands nowhere in the group's card."""
    code = await marked(office)
    await office.deliver()
    told = office.told(CUSTOMER)
    assert f"Chúng tôi không thụ lý được khiếu nại {code} của Anh/Chị." in told
    assert f"/molai {code}" in told
    assert "Quảng cáo" not in told
    assert "spam" not in told.lower()
    assert "Mới nhất: đánh dấu spam" in office.told(GROUP)


async def test_the_button_asks_for_the_reason(office: Office) -> None:
    """And a note among colleagues says it to whoever reads the case."""
    code = await lodged(office)
    await office.presses(STAFF, f"case:spam:{carried(code)}", GROUP)
    assert office.last.text.startswith(VI.asking.spam.format(code=code))
    await office.replies(STAFF, WHY, to=office.telegram.last_id)
    await office.replies(STAFF, "xác nhận", to=office.telegram.last_id)
    await office.says(OTHER_STAFF, f"/doc {code}")
    assert WHY in office.told(OTHER_STAFF)


async def test_an_admin_sees_what_is_marked_and_undoes_it_by_the_button(office: Office) -> None:
    """The list goes on without it, and the customer hears that the case is open again."""
    code = await marked(office)
    await office.says(ADMIN, "/gospam")
    assert f"{code}: Lan đánh dấu lúc" in office.last.text
    assert "Quảng cáo" not in office.last.text
    await office.presses(ADMIN, office.last.buttons[f"Gỡ {code}"])
    assert office.toast == SPAM_VI.undone.format(code=code)
    assert office.telegram.sent("editMessageText")[-1].text == SPAM_VI.none
    await office.deliver()
    assert f"Khiếu nại {code} của Anh/Chị đã được mở lại" in office.told(CUSTOMER)


async def test_an_admin_undoes_it_by_its_code_anywhere(office: Office) -> None:
    """In the group as in private, in both spellings; a second time it is said not to be marked."""
    code = await marked(office)
    await office.says(ADMIN, f"/unspam {code.lower()}", GROUP)
    assert office.last.text == SPAM_VI.undone.format(code=code)
    await office.says(ADMIN, f"/gospam {code}")
    assert office.last.text == VI.refusals.not_spam
    await office.says(ADMIN, "/gospam KN-0000-0000")
    assert office.last.text == VI.case_missing


async def test_only_admins_undo_and_only_care_marks(office: Office) -> None:
    """A forged button is no right."""
    code = await marked(office)
    await office.says(STAFF, f"/gospam {code}", GROUP)
    assert office.last.text == VI.not_admin
    await office.presses(STAFF, f"spam:undo:{carried(code)}", GROUP)
    assert office.toast == VI.not_admin
    await office.says(ADMIN, f"/spam {code} gì đó")
    assert office.last.text == VI.not_care
    assert (await view(office, code)).step == "rejected"


async def test_the_queue_counts_what_a_flood_holds_back(office: Office) -> None:
    """Left out of the lines, told below them."""
    person = await office.counter.customer(CUSTOMER)
    for number in range(7):
        await office.counter.sent(person, f"Chuyện số {number}")
    await office.says(STAFF, "/hangdoi")
    assert len([each for each in office.last.buttons if each.startswith("KN-")]) == 5
    assert "Đang chờ thêm: 2" in office.last.text
