"""More time, from the card's button to the customer's own card."""

from datetime import timedelta

from handlers.texts.care_vi import VI
from handlers.texts.own_card_vi import OWN_CARD_VI
from tests.handlers.staff.cases import CUSTOMER, carried, lodged, view
from tests.handlers.staff.office import GROUP, OTHER_STAFF, STAFF, Office

WHY = "Chờ đối tác gửi nhật ký _*[<& 😀"


async def received(office: Office) -> str:
    """The code of a case that Lan has received."""
    code = await lodged(office)
    await office.says(STAFF, f"/nhan {code}", GROUP)
    return code


async def test_the_reason_is_previewed_and_reaches_the_customer_with_the_date(
    office: Office,
) -> None:
    """Marks and emoji unharmed; nothing moves before the yes."""
    code = await received(office)
    before = (await view(office, code)).resolve_due
    await office.says(STAFF, f"/giahan {code} {WHY}", GROUP)
    assert WHY in office.last.text
    assert "cần thêm thời gian" in office.last.text
    assert (await view(office, code)).resolve_due == before
    await office.presses(STAFF, office.last.buttons[VI.confirm], GROUP)
    await office.deliver()
    told = office.told(CUSTOMER)
    assert f"Khiếu nại {code} của Anh/Chị cần thêm thời gian" in told
    assert WHY in told
    after = (await view(office, code)).resolve_due
    assert after - before >= timedelta(days=14)
    assert "giải quyết xong trước thứ Ba 22/12/2026" in told
    cards = [call.text for call in office.telegram.sent("editMessageText")]
    assert any(OWN_CARD_VI.extended.format(days=10) in text for text in cards)


async def test_the_button_asks_for_the_reason_once_and_is_then_gone(office: Office) -> None:
    """An old button, and the command in English, say plainly that it was done."""
    code = await received(office)
    await office.deliver()
    card = [call for call in office.telegram.calls if VI.labels.extend in call.buttons][-1]
    await office.presses(STAFF, card.buttons[VI.labels.extend], GROUP)
    assert office.last.text.startswith(VI.asking.extend.format(code=code))
    await office.replies(STAFF, WHY, to=office.telegram.last_id)
    await office.replies(STAFF, "xác nhận", to=office.telegram.last_id)
    with office.fresh() as made:
        await office.deliver()
    cards = [call for call in made if VI.labels.reply in call.buttons]
    assert cards
    assert all(VI.labels.extend not in call.buttons for call in cards)
    await office.presses(STAFF, f"case:extend:{carried(code)}", GROUP)
    assert office.toast == VI.refusals.extended
    await office.says(STAFF, f"/extend {code} again", GROUP)
    assert office.last.text == VI.refusals.extended


async def test_what_cannot_be_put_off_says_why(office: Office) -> None:
    """Not received yet, held by a colleague, asked, past."""
    code = await lodged(office)
    await office.says(STAFF, f"/giahan {code} Vì", GROUP)
    assert office.last.text == VI.refusals.wrong_step
    await office.says(STAFF, f"/nhan {code}", GROUP)
    await office.says(OTHER_STAFF, f"/giahan {code} Vì", GROUP)
    assert "đang phụ trách" in office.last.text
    await office.says(STAFF, f"/hoi {code} Khi nào?", GROUP)
    await office.presses(STAFF, office.last.buttons[VI.confirm], GROUP)
    await office.says(STAFF, f"/giahan {code} Vì", GROUP)
    assert office.last.text == VI.refusals.paused
    late = await received(office)
    office.counter.clock.move(days=60)
    await office.presses(STAFF, f"case:extend:{carried(late)}", GROUP)
    assert office.toast == VI.refusals.overdue
