"""What was set aside, from an admin's command to trying again by a button."""

from sqlalchemy import update

from handlers.admin_aside import SHOWN
from handlers.dates import time_and_day
from handlers.texts.aside_en import ASIDE_EN
from handlers.texts.aside_vi import ASIDE_VI
from handlers.texts.care_vi import VI
from handlers.texts.notices_en import EN as NOTICES_EN
from handlers.texts.notices_vi import VI as NOTICES_VI
from storage.rows import InboxRow
from tests.cases.test_aside import SECRET, aside, drop_day_keys, kept, states
from tests.counter import ZONE
from tests.handlers.staff.office import ADMIN, GROUP, OTHER_STAFF, STAFF, STRANGER, Office

WAITS, ASIDE = ("waiting", 0), ("quarantined", 5)


async def faulty(office: Office, fault: str, tries: int = 5) -> None:
    """Have everything set aside so far name this error."""
    async with office.counter.database.write() as session:
        await session.execute(update(InboxRow).values(fault=fault, tries=tries))


async def test_an_admin_sees_what_is_set_aside_without_a_word_of_it(office: Office) -> None:
    """A short id, when in the firm's zone, why, and a button for each."""
    ids = await aside(office.counter, 1, 2)
    await office.says(ADMIN, "/datrieng")
    shown, short = office.last.text, ids[1].hex[:8]
    when = time_and_day(office.counter.clock(), "vi", ZONE)
    assert shown.startswith("Tin được đặt riêng (2)")
    assert f"{short}: nhận lúc {when}. Bot đã thử 5 lần, lần cuối gặp lỗi KeyError." in shown
    assert SECRET not in str(office.last.values)
    assert list(office.last.buttons) == [
        f"Thử lại {ids[2].hex[:8]}",
        f"Thử lại {short}",
        "Thử lại tất cả (2)",
    ]


async def test_a_button_tries_one_again_and_shows_what_is_left(office: Office) -> None:
    """One left needs no button for all; the last one leaves the list empty."""
    ids = await aside(office.counter, 1, 2)
    await office.says(ADMIN, "/datrieng")
    buttons = office.last.buttons
    await office.presses(ADMIN, buttons[f"Thử lại {ids[1].hex[:8]}"])
    assert office.toast == ASIDE_VI.replayed.format(id=ids[1].hex[:8])
    assert await states(office.counter) == {1: WAITS, 2: ASIDE}
    left = office.telegram.sent("editMessageText")[-1]
    assert list(left.buttons) == [f"Thử lại {ids[2].hex[:8]}"]
    await office.presses(ADMIN, buttons["Thử lại tất cả (2)"])
    assert office.toast == ASIDE_VI.all_replayed.format(count=1)
    assert await states(office.counter) == {1: WAITS, 2: WAITS}
    assert office.telegram.sent("editMessageText")[-1].text == ASIDE_VI.none


async def test_who_presses_second_is_told_kindly_that_it_is_no_longer_there(
    office: Office,
) -> None:
    """And sees the list as it is now; nothing is tried twice."""
    ids = await aside(office.counter, 1)
    await office.presses(ADMIN, f"aside:again:{ids[1].hex}")
    await office.presses(ADMIN, f"aside:again:{ids[1].hex}")
    assert office.toast == ASIDE_VI.no_longer
    assert office.telegram.sent("editMessageText")[-1].text == ASIDE_VI.none
    await office.presses(ADMIN, "aside:all")
    assert office.toast == ASIDE_VI.none
    assert await states(office.counter) == {1: WAITS}


async def test_a_press_that_is_handled_again_gets_the_same_answer(office: Office) -> None:
    """A bot killed after it put the update back says so all the same."""
    ids = await aside(office.counter, 1)
    press = await office.presses(ADMIN, f"aside:again:{ids[1].hex}")
    await office.presses(ADMIN, f"aside:again:{ids[1].hex}", again=press)
    assert office.toast == ASIDE_VI.replayed.format(id=ids[1].hex[:8])
    press = await office.presses(ADMIN, "aside:all")
    await aside(office.counter, 2)
    await office.presses(ADMIN, "aside:all", again=press)
    assert (await states(office.counter))[2] == ASIDE


async def test_only_admins_try_again(office: Office) -> None:
    """A forged button is no right, wherever it is pressed."""
    ids = await aside(office.counter, 1)
    for user, chat in ((STAFF, GROUP), (OTHER_STAFF, None), (STRANGER, None)):
        for data in (f"aside:again:{ids[1].hex}", "aside:all"):
            await office.presses(user, data, chat)
            assert office.toast == VI.not_admin
    await office.says(STRANGER, "/aside")
    assert office.last.text == VI.not_admin
    assert await states(office.counter) == {1: ASIDE}


async def test_what_can_no_longer_be_opened_has_no_button(office: Office) -> None:
    """An old button to it says why; the button for all counts the others."""
    ids = await aside(office.counter, 1)
    await drop_day_keys(office.counter)
    office.counter.clock.move(days=1)
    await aside(office.counter, 2, 3)
    await office.says(ADMIN, "/datrieng")
    assert f"{ids[1].hex[:8]}: " in office.last.text
    assert ASIDE_VI.gone in office.last.text
    assert f"Thử lại {ids[1].hex[:8]}" not in office.last.buttons
    assert "Thử lại tất cả (2)" in office.last.buttons
    await office.presses(ADMIN, f"aside:again:{ids[1].hex}")
    assert office.toast == ASIDE_VI.gone
    assert (await states(office.counter))[1] == ASIDE


async def test_a_long_list_shows_the_newest_and_counts_the_others(office: Office) -> None:
    """The button for all takes those along that are not shown."""
    await aside(office.counter, *range(1, SHOWN + 26))
    await office.says(ADMIN, "/datrieng")
    assert len(office.telegram.sent()) == 1
    assert office.last.text.count("KeyError") == SHOWN
    assert ASIDE_VI.more.format(count=25) in office.last.text
    assert len(office.last.buttons) == SHOWN + 1
    await office.presses(ADMIN, "aside:all")
    assert office.toast == ASIDE_VI.all_replayed.format(count=SHOWN + 25)
    assert set((await states(office.counter)).values()) == {WAITS}


async def test_the_name_of_an_error_is_shown_as_it_is(office: Office) -> None:
    """Marks in it set nothing and fill nothing; an unreadable update is told in plain words."""
    await aside(office.counter, 1)
    odd = "**Fault** {id}<b>_`&amp;"
    await faulty(office, odd)
    await office.says(ADMIN, "/datrieng")
    assert f"gặp lỗi {odd}." in office.last.text
    await faulty(office, "UnreadableError", tries=1)
    await office.says(ADMIN, "/datrieng")
    assert ASIDE_VI.unreadable in office.last.text
    assert "UnreadableError" not in office.last.text


async def test_health_and_the_alarm_name_the_command(office: Office) -> None:
    """Health counts only what is set aside, and says nothing of it when there is none."""
    await kept(office.counter, 1)
    await office.says(ADMIN, "/suckhoe")
    assert "/datrieng" not in office.last.text
    await aside(office.counter, 2, 3)
    await office.says(ADMIN, "/suckhoe")
    assert ASIDE_VI.health.format(count=2) in office.last.text
    assert "/datrieng" in ASIDE_VI.health
    assert "/datrieng" in NOTICES_VI.alarm.update_set_aside
    assert "/aside" in NOTICES_EN.alarm.update_set_aside


async def test_an_admin_who_reads_english_gets_it_in_english(office: Office) -> None:
    """The list, its buttons, and that nothing is set aside."""
    await office.counter.customer(ADMIN, "en")
    await office.says(ADMIN, "/aside")
    assert office.last.text == ASIDE_EN.none
    ids = await aside(office.counter, 1)
    await office.says(ADMIN, "/aside")
    assert "Tried 5 times, the last time it met the error KeyError." in office.last.text
    await office.presses(ADMIN, office.last.buttons[f"Try again {ids[1].hex[:8]}"])
    assert office.toast == ASIDE_EN.replayed.format(id=ids[1].hex[:8])
