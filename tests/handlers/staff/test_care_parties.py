"""Parties concerned: written down and read in private alone, protected, gone after a day."""

from datetime import timedelta

from cases.dossier import CaseView
from handlers.rich import fill
from handlers.texts.care_vi import VI as CARE
from handlers.texts.step3_vi import VI
from tests.counter import cause
from tests.handlers.staff.cases import CUSTOMER, carried, lodged
from tests.handlers.staff.office import GROUP, STAFF, Office

NAME = "Cty _Giao_ *Hàng* [x](y) <b>& 😀"
WORDS = VI.party


async def full(office: Office, code: str) -> CaseView:
    """The case as care staff see it."""
    lan = await office.counter.care(STAFF, "Lan")
    return await office.counter.desk.staff_view(code, lan, cause=cause())


async def test_a_party_and_its_answer_by_buttons_and_typed_words(office: Office) -> None:
    """Listed with day and answer, in the full text too; neither group nor customer sees a word."""
    code = await lodged(office)
    await office.says(STAFF, f"/lienquan {code}")
    assert fill(WORDS.none).text in office.last.text
    await office.presses(STAFF, office.last.buttons[WORDS.add_label])
    assert office.last.text == fill(WORDS.ask, code=code).text
    await office.says(STAFF, f"{NAME}; hôm qua; gọi điện; hẹn lại")
    assert office.last.text == fill(WORDS.added, code=code).text

    await office.says(STAFF, f"/lienquan {code}")
    assert NAME in office.last.text
    assert "gọi điện; hẹn lại" in office.last.text
    assert office.last.values["protect_content"] is True
    await office.presses(STAFF, f"party:answer:1:{carried(code)}")
    assert NAME in office.last.text
    await office.says(STAFF, "Đã xóa & xin lỗi")
    assert office.last.text == fill(WORDS.answered, code=code).text

    await office.says(STAFF, f"/doc {code}")
    assert NAME in office.last.text
    assert "Đã xóa & xin lỗi" in office.last.text
    assert WORDS.list_label in office.last.buttons
    await office.deliver()
    assert "Giao" not in office.told(GROUP) + office.told(CUSTOMER)


async def test_one_line_writes_down_and_shows_the_list(office: Office) -> None:
    """For the hurried: code, name, day and how in one message."""
    code = await lodged(office)
    await office.says(STAFF, f"/lienquan {code} Kho Hàng; 1/11; qua email")
    (party,) = (await full(office, code)).parties
    assert (party.name, party.how) == ("Kho Hàng", "qua email")
    assert "Kho Hàng" in office.last.text


async def test_in_a_group_no_party_is_named(office: Office) -> None:
    """Not even a name typed there is kept: the command is for private chats."""
    code = await lodged(office)
    for said in (f"/lienquan {code}", f"/lienquan {code} Kho; gọi"):
        await office.says(STAFF, said, GROUP)
        assert office.last.text == CARE.only_private
    await office.presses(STAFF, f"party:show:{carried(code)}", GROUP)
    assert office.toast == CARE.only_private
    assert (await full(office, code)).parties == ()


async def test_what_cannot_be_read_is_asked_again(office: Office) -> None:
    """No name and a day to come: the dialog stays open; leaving it keeps nothing."""
    code = await lodged(office)
    add = f"party:add:{carried(code)}"
    await office.presses(STAFF, add)
    await office.says(STAFF, "; 1/11; gọi")
    assert office.last.text == WORDS.nameless
    await office.says(STAFF, "Kho; 1/1/2099; gọi")
    assert office.last.text == WORDS.future
    await office.says(STAFF, "?")
    assert office.last.text == fill(WORDS.ask, code=code).text
    await office.says(STAFF, "bỏ")
    assert office.last.text == VI.cancelled
    assert (await full(office, code)).parties == ()


async def test_old_and_forged_buttons_are_answered_kindly(office: Office) -> None:
    """A party that is not there, and a case that is not."""
    code = await lodged(office)
    await office.presses(STAFF, f"party:answer:3:{carried(code)}")
    assert office.toast == WORDS.unknown
    await office.presses(STAFF, "party:show:KN00000000")
    assert office.toast == CARE.case_missing
    await office.says(STAFF, "/lienquan")
    assert "/lienquan" in office.last.text


async def test_the_list_goes_after_a_day(office: Office) -> None:
    """Like the full text it is part of."""
    code = await lodged(office)
    await office.says(STAFF, f"/lienquan {code} Kho; gọi")
    listed = office.telegram.last_id
    assert await office.counter.removals.due() == ()
    office.counter.clock.at += timedelta(hours=24)
    assert listed in {each.message_id for each in await office.counter.removals.due()}
