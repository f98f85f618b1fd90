"""A case at its authority: number and answer kept in private, reminders to whom it concerns."""

from datetime import timedelta

from cases.outside import Notifiable
from cases.referrals import Referring
from cases.steps import Move
from handlers.rich import fill
from handlers.texts.care_vi import VI as CARE
from handlers.texts.step3_vi import VI
from tests.counter import cause
from tests.handlers.staff.cases import CUSTOMER, carried, lodged
from tests.handlers.staff.office import ADMIN, GROUP, STAFF, Office

WORDS = VI.referral
DAYS = 5


async def taken(office: Office, answer: Notifiable = Notifiable.UNSURE) -> str:
    """A case that Lan has taken to the A05."""
    code, desk = await lodged(office), office.counter.desk
    lan, to = await office.counter.care(STAFF, "Lan"), Referring("a05", "Cục _A05_ &", answer)
    await desk.move(code, Move.RECEIVE, lan, cause=cause())
    await desk.move(code, Move.ESCALATE, lan, text="Vì", to=to, cause=cause())
    return code


async def test_number_and_answer_are_written_down_and_shown(office: Office) -> None:
    """By buttons and typed words, in private; the customer is told nothing by it."""
    code = await taken(office)
    await office.says(STAFF, f"/sochuyen {code}")
    assert "Cục _A05_ &" in office.last.text
    assert WORDS.no_reference in office.last.text
    await office.presses(STAFF, office.last.buttons[WORDS.reference_label])
    await office.says(STAFF, "123_*<&/A05")
    kept = fill(WORDS.kept_reference, code=code, reference="123_*<&/A05", days=DAYS).text
    assert office.last.text == kept
    await office.presses(STAFF, f"refer:answer:{carried(code)}")
    await office.says(STAFF, "?")
    assert office.last.text == fill(WORDS.ask_answer, code=code).text
    await office.says(STAFF, "Đã xử phạt")
    assert office.last.text == fill(WORDS.kept_answer, code=code).text

    await office.says(STAFF, f"/doc {code}")
    assert "123_*<&/A05" in office.last.text
    assert "Đã xử phạt" in office.last.text
    assert WORDS.list_label in office.last.buttons
    await office.deliver()
    assert "xử phạt" not in office.told(GROUP) + office.told(CUSTOMER)


async def test_the_number_in_one_line(office: Office) -> None:
    """For the hurried; in the group it is not taken."""
    code = await taken(office)
    await office.says(STAFF, f"/sochuyen {code} 77", GROUP)
    assert office.last.text == CARE.only_private
    await office.says(STAFF, f"/sochuyen {code} 77")
    kept = fill(WORDS.kept_reference, code=code, reference="77", days=DAYS).text
    assert office.last.text == kept


async def test_not_sure_can_be_settled_later(office: Office) -> None:
    """The buttons stand while it is open; a yes goes to the admins with its term."""
    code = await taken(office)
    await office.says(STAFF, f"/sochuyen {code}")
    await office.presses(STAFF, office.last.buttons[VI.notifiable.yes])
    kept = fill(WORDS.kept_breach, code=code, answer=VI.notifiable.yes).text
    assert office.toast == kept
    assert VI.notifiable.yes not in office.last.buttons
    await office.deliver()
    assert code in office.told(ADMIN)
    assert "91/2025/QH15" in office.told(ADMIN)


async def test_a_stale_no_takes_back_no_yes(office: Office) -> None:
    """What the admins act on stands; a no may still become a yes."""
    code = await taken(office, Notifiable.NO)
    await office.says(STAFF, f"/sochuyen {code}")
    assert VI.notifiable.no not in office.last.buttons
    await office.presses(STAFF, office.last.buttons[VI.notifiable.yes])
    await office.presses(STAFF, f"refer:no:{carried(code)}")
    assert office.toast == fill(WORDS.kept_breach, code=code, answer=VI.notifiable.yes).text
    lan = await office.counter.care(STAFF, "Lan")
    view = await office.counter.desk.staff_view(code, lan, cause=cause())
    assert view.referrals[0].notifiable is Notifiable.YES


async def test_the_holder_then_the_group_is_reminded(office: Office) -> None:
    """In private first, which says what is missing; then under the card in the care group."""
    await office.counter.customer(STAFF)
    code = await taken(office)
    office.counter.clock.at += timedelta(days=12)
    assert await office.counter.desk.remind_referrals(cause()) == 1
    await office.deliver()
    told = office.told(STAFF)
    assert code in told
    assert "Cục _A05_ &" in told
    assert VI.follow_up.due_no_reference in told
    assert fill(VI.follow_up.due_unsure).text in told
    assert VI.follow_up.due_no_reference not in office.told(GROUP)

    office.counter.clock.at += timedelta(days=12)
    assert await office.counter.desk.remind_referrals(cause()) == 1
    await office.deliver()
    assert VI.follow_up.due_no_reference in office.told(GROUP)


async def test_a_case_at_no_authority_says_so(office: Office) -> None:
    """With how to take it there; a forged button does no harm."""
    code = await lodged(office)
    none = fill(WORDS.none, code=code).text
    await office.says(STAFF, f"/sochuyen {code}")
    assert none in office.last.text
    await office.says(STAFF, f"/sochuyen {code} 77")
    assert office.last.text == none
    for press in ("yes", "number"):
        await office.presses(STAFF, f"refer:{press}:{carried(code)}")
    await office.says(STAFF, "77")
    assert office.last.text == none
    await office.presses(STAFF, "refer:show:KN00000000")
    assert office.toast == CARE.case_missing


async def test_it_can_be_left(office: Office) -> None:
    """The word that drops writes nothing down."""
    code = await taken(office)
    await office.presses(STAFF, f"refer:number:{carried(code)}")
    await office.says(STAFF, "bỏ")
    assert office.last.text == VI.cancelled
    lan = await office.counter.care(STAFF, "Lan")
    view = await office.counter.desk.staff_view(code, lan, cause=cause())
    assert view.referrals[0].referred_at is None


async def test_a_name_that_staff_typed_stays_out_of_groups(office: Office) -> None:
    """Of an authority that is not in the directory the reminder says no name."""
    code, desk = await lodged(office), office.counter.desk
    lan, to = await office.counter.care(STAFF, "Lan"), Referring("", "Anh Ba", Notifiable.NO)
    await desk.move(code, Move.RECEIVE, lan, cause=cause())
    await desk.move(code, Move.ESCALATE, lan, text="Vì", to=to, cause=cause())
    office.counter.clock.at += timedelta(days=12)
    await desk.remind_referrals(cause())
    await office.deliver()
    assert VI.follow_up.unlisted in office.told(GROUP)
    assert "Anh Ba" not in office.told(GROUP)
