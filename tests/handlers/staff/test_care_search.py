"""Cases found by what they are, in the group and in private."""

import pytest

from handlers.texts.care_vi import VI
from handlers.texts.queue_vi import QUEUE_VI
from tests.handlers.staff.office import ADMIN, GROUP, STAFF, STRANGER, Office
from tests.handlers.staff.test_care_queue import STORY, lodged


async def test_cases_are_found_by_each_thing_and_by_several(office: Office) -> None:
    """The newest first; without a word of the customer."""
    codes = await lodged(office, 3)
    await office.says(STAFF, f"/nhan {codes[1]}", GROUP)
    name = (await office.counter.staff.colleague(STAFF)).name  # type: ignore[union-attr]
    found = {
        "bước 2": [codes[1]],
        "chưa ai nhận": [codes[2], codes[0]],
        name: [codes[1]],
        "của tôi": [codes[1]],
        "24/11/2026": [codes[1]],
        "từ 24/11": [codes[2], codes[1]],
        "số điện thoại": codes[::-1],
        "số điện thoại, bước 1, từ 24/11": [codes[2]],
        "1.5": [],
        "mật khẩu": [],
    }
    for typed, wanted in found.items():
        for chat in (GROUP, STAFF):
            await office.says(STAFF, f"/tim {typed}", chat)
            text = office.last.text
            shown = sorted((code for code in codes if code in text), key=text.index)
            assert shown == wanted, typed
            assert STORY not in text
    assert office.last.text == QUEUE_VI.nothing.format(wanted=VI.kinds.password)


async def test_the_next_cases_are_a_button_away(office: Office) -> None:
    """Whoever of customer care presses it, the query goes on; nobody else may."""
    codes = await lodged(office, 12)
    await office.says(STAFF, "/tim số điện thoại, bước 1", GROUP)
    first = office.last
    assert [code in first.text for code in codes] == [False] * 2 + [True] * 10
    await office.presses(STRANGER, first.buttons[QUEUE_VI.older], GROUP)
    assert office.last == first
    await office.presses(STAFF, first.buttons[QUEUE_VI.older], GROUP)
    assert [code in office.last.text for code in codes] == [True] * 2 + [False] * 10
    assert QUEUE_VI.older not in office.last.buttons


@pytest.mark.parametrize("typed", ["_*[<b>&", "😀", "gì đó", "31/2", "99.99.99.99", "a" * 3000])
async def test_what_is_not_understood_is_said_so(office: Office, typed: str) -> None:
    """With how to search; the words come back unharmed."""
    await office.says(STAFF, f"/tim {typed}", GROUP)
    assert typed in office.last.text
    assert "/tim" in office.last.text or QUEUE_VI.nothing.split("{")[0] in office.last.text


async def test_a_search_alone_says_how(office: Office) -> None:
    """With every way there is."""
    await office.says(ADMIN, "/tim")
    await office.says(STAFF, "/tim")
    assert "/tim bước 2" in office.last.text
