"""Escalating: authority, reason and the 72-hour question are asked for, previewed, confirmed."""

import pytest

from cases.authorities import load_authorities
from cases.dossier import CaseView
from cases.outside import Notifiable, Referral
from cases.steps import Step
from handlers.escalation import read_notifiable
from handlers.rich import fill
from handlers.texts.care_vi import VI as CARE
from handlers.texts.step3_vi import VI
from tests.counter import cause
from tests.handlers.staff.cases import CUSTOMER, carried, lodged, view
from tests.handlers.staff.office import ADMIN, GROUP, OTHER_STAFF, STAFF, Office

A05 = load_authorities()[0].name
REASON = "Ngoài quyền của _chúng tôi_ *[x](y) <b>& 😀"


async def received(office: Office) -> str:
    """A case that Lan has received."""
    code = await lodged(office)
    await office.says(STAFF, f"/nhan {code}", GROUP)
    return code


async def full(office: Office, code: str) -> CaseView:
    """The case as care staff see it."""
    lan = await office.counter.care(STAFF, "Lan")
    return await office.counter.desk.staff_view(code, lan, cause=cause())


async def referral(office: Office, code: str) -> Referral:
    """Where the case was taken."""
    (found,) = (await full(office, code)).referrals
    return found


def button(office: Office, label: str) -> str:
    """What the button of the last message carries whose label begins so."""
    buttons = office.last.buttons
    return next(data for text, data in buttons.items() if text.startswith(label))


async def presses(office: Office, label: str, chat: int = GROUP, user: int = STAFF) -> None:
    """Press the button of the last message whose label begins so."""
    await office.presses(user, button(office, label), chat)


async def test_all_by_buttons_in_the_group(office: Office) -> None:
    """The card's button, an authority, a reason, an answer, and yes: step 3, with all kept."""
    code = await received(office)
    await office.presses(STAFF, f"case:escalate:{carried(code)}", GROUP)
    assert fill(VI.escalating.pick, code=code).text in office.last.text
    assert f"@u{STAFF}" in office.last.text

    await presses(office, "1.")
    assert office.last.values["reply_markup"]["force_reply"] is True
    await office.replies(STAFF, REASON, to=office.telegram.last_id)
    assert "72 giờ" in office.last.text
    assert "không phải tư vấn pháp lý" in office.last.text
    await presses(office, VI.notifiable.unsure)
    assert REASON in office.last.text
    assert A05 in office.last.text
    confirm = button(office, CARE.confirm)
    await office.deliver()
    assert "_chúng tôi_" not in office.told(CUSTOMER)

    await office.presses(STAFF, confirm, GROUP)
    assert "/sochuyen" in office.telegram.sent("editMessageText")[-1].text
    await office.deliver()

    assert (await view(office, code)).step is Step.ESCALATED
    kept = await referral(office, code)
    assert (kept.authority, kept.authority_name) == ("a05", A05)
    assert kept.notifiable is Notifiable.UNSURE
    assert REASON in office.told(CUSTOMER)
    assert A05 in office.told(CUSTOMER)
    assert "72 giờ" not in office.told(CUSTOMER)


async def test_the_one_line_command_asks_for_what_is_missing(office: Office) -> None:
    """The reason came along: authority and question are asked, by typed words in private."""
    code = await received(office)
    await office.says(STAFF, f"/chuyen {code} Ngoài quyền")
    assert fill(VI.escalating.pick, code=code).text in office.last.text
    await office.says(STAFF, "2")
    assert "72 giờ" in office.last.text
    await office.says(STAFF, "?")
    assert "72 giờ" in office.last.text
    await office.says(STAFF, "để hỏi lại đã")
    assert "72 giờ" in office.last.text
    await office.says(STAFF, "CHƯA RÕ.")
    assert "Ngoài quyền" in office.last.text
    await office.says(STAFF, "Ngoài quyền của công ty")
    assert "Ngoài quyền của công ty" in office.last.text
    await office.says(STAFF, "xác nhận")

    assert (await referral(office, code)).authority == "portal"
    said = (await view(office, code)).talk[-1].text
    assert said.endswith("\nNgoài quyền của công ty")


async def test_an_authority_of_another_name_is_typed(office: Office) -> None:
    """Any name in one line; a number that is not in the list is none."""
    code = await received(office)
    await office.says(STAFF, f"/chuyen {code} Vì thế")
    again = fill(VI.escalating.name_again, most=200).text
    for wrong in ("7", "1, 2", "A\nB", "x" * 201, "???"):
        await office.says(STAFF, wrong)
        assert office.last.text == again
    await office.says(STAFF, "Sở _TT&TT_ *Hà Nội*")
    await office.says(STAFF, "không")
    await office.says(STAFF, "gửi")

    kept = await referral(office, code)
    assert (kept.authority, kept.authority_name) == ("", "Sở _TT&TT_ *Hà Nội*")
    assert kept.notifiable is Notifiable.NO


async def test_a_yes_is_told_to_admins_with_its_term(office: Office) -> None:
    """Whom the settings name, and in the preview before: 72 hours from now, no legal advice."""
    code = await received(office)
    await office.says(STAFF, f"/chuyen {code} Vì thế", GROUP)
    await presses(office, "1.")
    await presses(office, VI.notifiable.yes)
    assert "không phải tư vấn pháp lý" in office.last.text
    await presses(office, CARE.confirm)
    await office.deliver()

    told = office.told(ADMIN)
    assert code in told
    assert "91/2025/QH15" in told
    assert "Vì thế" not in told
    kept = await referral(office, code)
    assert kept.notify_due is not None
    assert (kept.notify_due - kept.at).total_seconds() == 72 * 3600


async def test_nobody_but_the_writer_and_nothing_half_told_is_confirmed(office: Office) -> None:
    """Another's press, an older button and a forged yes move nothing."""
    code = await received(office)
    await office.says(STAFF, f"/chuyen {code} Vì thế", GROUP)
    first = button(office, "1.")
    token = first.rsplit(":", 1)[1]
    for user, data in (
        (OTHER_STAFF, first),
        (STAFF, f"refer:go:{token}"),
        (STAFF, f"refer:to:none:{token}"),
        (STAFF, f"refer:breach:maybe:{token}"),
        (STAFF, f"staff:confirm:{token}"),
    ):
        await office.presses(user, data, GROUP)
        assert office.toast == CARE.not_your_preview
    await office.presses(STAFF, first, GROUP)
    await office.presses(STAFF, first, GROUP)
    assert office.toast == CARE.not_your_preview
    assert (await view(office, code)).step is Step.RECEIVED


async def test_it_can_be_left_at_every_question(office: Office) -> None:
    """By the word at the first, by the button at the last; nothing is kept."""
    code = await received(office)
    await office.says(STAFF, f"/chuyen {code} Vì thế")
    await office.says(STAFF, "bỏ")
    assert office.last.text == CARE.dropped
    await office.says(STAFF, f"/chuyen {code} Vì thế")
    await office.says(STAFF, "1")
    await office.says(STAFF, "không")
    await presses(office, CARE.drop, STAFF)
    assert office.toast == CARE.dropped
    seen = await full(office, code)
    assert (seen.step, seen.referrals) == (Step.RECEIVED, ())


async def test_what_the_desk_refuses_is_said_with_the_words(office: Office) -> None:
    """The case was resolved meanwhile: the words stay in sight, and nothing is kept."""
    code = await received(office)
    await office.says(STAFF, f"/chuyen {code} Lời đã gõ", GROUP)
    await presses(office, "1.")
    await presses(office, VI.notifiable.no)
    confirm = button(office, CARE.confirm)
    await office.says(STAFF, f"/giaiquyet {code} Xong rồi")
    await office.says(STAFF, "xác nhận")
    await office.presses(STAFF, confirm, GROUP)
    assert "Lời đã gõ" in office.telegram.sent("editMessageText")[-1].text
    assert (await full(office, code)).referrals == ()


async def test_the_same_press_again_escalates_once(office: Office) -> None:
    """After a crash the handler runs again: one referral, one word to the customer."""
    code = await received(office)
    await office.says(STAFF, f"/chuyen {code} Vì thế", GROUP)
    await presses(office, "1.")
    await presses(office, VI.notifiable.no)
    confirm = button(office, CARE.confirm)
    once = await office.presses(STAFF, confirm, GROUP)
    await office.presses(STAFF, confirm, GROUP, again=once)
    assert len((await full(office, code)).referrals) == 1
    assert len((await view(office, code)).talk) == 1


async def test_an_authority_hidden_or_long_named_can_be_pressed(office: Office) -> None:
    """A button fits Telegram whatever the admins call an authority; an old one still works."""
    desk, admin = office.counter.authorities, await office.counter.customer(ADMIN)
    added = await desk.write(None, "Cơ quan " * 25, "", "", admin.id, cause())
    code = await received(office)
    await office.says(STAFF, f"/chuyen {code} Vì thế", GROUP)
    assert all(len(data.encode()) <= 64 for data in office.last.buttons.values())
    await desk.hide(added.slug, True, admin.id, cause())
    await presses(office, "3.")
    assert "72 giờ" in office.last.text


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("Có", Notifiable.YES),
        ("co!", Notifiable.YES),
        ("Có, phải thông báo", Notifiable.YES),
        ("KHÔNG", Notifiable.NO),
        ("chưa rõ", Notifiable.UNSURE),
        ("not sure", Notifiable.UNSURE),
        ("có lẽ", None),
        ("", None),
    ],
)
def test_the_answer_is_read_kindly(words: str, answer: Notifiable | None) -> None:
    """With or without marks; a maybe is asked again."""
    assert read_notifiable(words) is answer
