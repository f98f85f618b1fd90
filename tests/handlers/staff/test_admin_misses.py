"""Missed questions, as admins see them: in private, protected, audited, gone after a day."""

from datetime import timedelta

from handlers.admin_misses import READ_MISSES
from handlers.texts.admin_vi import VI
from handlers.texts.care_vi import VI as CARE
from rights.consent import Purpose
from storage.audit import HOUSE
from tests.counter import Counter, cause
from tests.handlers.staff.office import ADMIN, GROUP, STAFF, STRANGER, Office

ASKED = "Máy chủ đặt ở đâu vậy?"


async def missed(counter: Counter, user: int = 1001, asked: str = ASKED, number: int = 7) -> None:
    """A customer agreed, and a question of theirs was missed."""
    person = await counter.customer(user)
    await counter.consents.give(person, Purpose.MISSES, "Được.", "vi", "1", cause=cause())
    await counter.misses.keep(
        person, number, asked, policy_number=1, outcome="none", cause=cause()
    )


async def test_the_numbers_tell_how_many_and_the_button_shows_them(office: Office) -> None:
    """Each in a protected message of its own, with what was answered."""
    await missed(office.counter)
    await missed(office.counter, 1002, "Ai đọc hồ sơ của tôi?")
    await office.says(ADMIN, "/thongke")
    assert VI.state.stats_misses.format(count=2) in office.last.text
    assert office.last.buttons[VI.state.misses_button] == READ_MISSES
    with office.fresh() as made:
        await office.presses(ADMIN, READ_MISSES)
    sent = [call for call in made if call.method == "sendMessage"]
    assert all(call.values["protect_content"] is True for call in sent)
    assert all(call.values["chat_id"] == ADMIN for call in sent)
    assert sorted(call.text.splitlines()[-1] for call in sent) == ["Ai đọc hồ sơ của tôi?", ASKED]
    assert "không nêu" in sent[0].text
    assert "read misses" in await office.counter.audit(HOUSE)


async def test_they_are_deleted_after_a_day(office: Office) -> None:
    """Or at once when their asker's data goes."""
    await missed(office.counter)
    await missed(office.counter, 1002, "Câu khác")
    await office.presses(ADMIN, READ_MISSES)
    counter = office.counter
    assert await counter.removals.due() == ()
    person = await counter.customer(1002)
    await counter.own_data.erase(person, cause())
    assert len(await counter.removals.due()) == 1
    counter.clock.move(seconds=timedelta(hours=24, seconds=1).total_seconds())
    assert len(await counter.removals.due()) == 2


async def test_without_any_there_is_no_button_and_an_old_one_says_so(office: Office) -> None:
    """All may have been erased meanwhile."""
    await office.says(ADMIN, "/thongke")
    assert VI.state.stats_misses.format(count=0) in office.last.text
    assert not office.last.buttons
    await office.presses(ADMIN, READ_MISSES)
    assert office.toast == VI.state.misses_none


async def test_only_admins_in_private_may_read_them(office: Office) -> None:
    """Care staff may not, nor an admin where others look on."""
    await missed(office.counter)
    for user, chat, why in (
        (STRANGER, None, CARE.not_admin),
        (STAFF, None, CARE.not_admin),
        (ADMIN, GROUP, CARE.only_private),
    ):
        await office.presses(user, READ_MISSES, chat)
        assert office.toast == why
    await office.says(ADMIN, "/thongke", GROUP)
    assert not office.last.buttons
    assert ASKED not in office.told(ADMIN) + office.told(STAFF) + office.told(GROUP)
    assert "read misses" not in await office.counter.audit(HOUSE)


async def test_a_reading_that_comes_again_is_one_entry(office: Office) -> None:
    """It shows them again, as the first time may not have arrived."""
    await missed(office.counter)
    again = await office.presses(ADMIN, READ_MISSES)
    with office.fresh() as made:
        await office.presses(ADMIN, READ_MISSES, again=again)
    assert any(ASKED in call.text for call in made)
    assert (await office.counter.audit(HOUSE)).count("read misses") == 1
