"""Cases found by what they are, in the group and in private."""

import pytest

from cases.steps import Move
from handlers.texts.care_vi import VI
from handlers.texts.queue_vi import QUEUE_VI
from storage import search_rows
from tests.counter import cause
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


async def test_a_search_that_has_found_nothing_so_far_says_so(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It looks at so many cases at once, and goes on from there when asked to."""
    monkeypatch.setattr(search_rows, "AT_ONCE", 2)
    codes = await lodged(office, 3)
    await office.says(STAFF, f"/nhan {codes[0]}", GROUP)
    await office.says(STAFF, "/tim số điện thoại, bước 2", GROUP)
    assert QUEUE_VI.none_yet.split(":")[0] in office.last.text
    await office.presses(STAFF, office.last.buttons[QUEUE_VI.older], GROUP)
    assert codes[0] in office.last.text
    assert QUEUE_VI.older not in office.last.buttons


async def test_conditions_too_many_for_a_button_are_to_be_fewer(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There is no button that would lose some of them, and it is said."""
    monkeypatch.setattr(search_rows, "AT_ONCE", 2)
    await lodged(office, 3)
    many = "từ 1/1 đến 26/11, số điện thoại, bước 1, của tôi, meta.averylongname"
    await office.says(STAFF, f"/tim {many}", GROUP)
    assert QUEUE_VI.narrow in office.last.text
    assert QUEUE_VI.older not in office.last.buttons


async def test_of_two_with_one_name_one_is_chosen(office: Office) -> None:
    """By a button, which begins with the newest; the other conditions hold on."""
    codes, counter = await lodged(office, 3), office.counter
    first, second = await counter.care(2101, "Lan _*[<&"), await counter.care(2102, "Lan _*[<&")
    for code, who in zip(codes, (first, second, second), strict=True):
        await counter.desk.move(code, Move.RECEIVE, who, cause=cause())
    await office.says(STAFF, "/tim Lan _*[<&, số điện thoại", GROUP)
    asked = office.last
    assert asked.text == QUEUE_VI.who_of.format(count=2, words="Lan _*[<&")
    await office.presses(STAFF, asked.buttons["Lan _*[<& (…102)"], GROUP)
    assert [code in office.last.text for code in codes] == [False, True, True]
    assert "Lan _*[<&" in office.last.text


@pytest.mark.parametrize("typed", ["từ 1/1/0001", "đến 31/12/9999", "1/1/0001", "31/12/9999"])
async def test_days_far_off_are_days_all_the_same(office: Office, typed: str) -> None:
    """At the ends of the calendar another time zone has no such day."""
    (code,) = await lodged(office)
    await office.says(STAFF, f"/tim {typed}", GROUP)
    assert (code in office.last.text) is (" " in typed)


@pytest.mark.parametrize("data", ["find:zzzzz,!,,,,:1.ABCDEFGH", "find:,,,,x,:1.ABCDEFGH"])
async def test_a_button_that_the_bot_never_made_breaks_nothing(office: Office, data: str) -> None:
    """Whoever can press can also make up what a button carries."""
    await lodged(office)
    await office.presses(STAFF, data, GROUP)
    assert not office.telegram.sent()


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
