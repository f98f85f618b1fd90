"""Floods: how long a complaint waits for staff by the firm's promise."""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases.calendar import load_calendar
from cases.deadlines import load_promise
from cases.flood import hushed_until

HANOI, CALENDAR, PROMISE = ZoneInfo("Asia/Ho_Chi_Minh"), load_calendar(), load_promise()


def at(text: str) -> datetime:
    """A local time."""
    return datetime.fromisoformat(text).replace(tzinfo=HANOI)


def until(before: int, now: str) -> datetime | None:
    """When staff see a complaint lodged then, after *before* others."""
    return hushed_until(before, at(now), PROMISE, CALENDAR, HANOI)


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        (0, None),
        (4, None),
        (5, "2026-11-26T10:00"),
        (6, "2026-11-26T11:00"),
        (7, "2026-11-26T13:00"),
        (8, "2026-11-26T17:00"),
        (9, "2026-11-27T01:00"),
        (10, "2026-11-27T08:00"),
        (10_000, "2026-11-27T08:00"),
    ],
)
def test_each_beyond_five_waits_twice_as_long_up_to_the_next_working_morning(
    before: int, expected: str | None
) -> None:
    """The sixth an hour, the seventh two; none beyond eight o'clock."""
    assert until(before, "2026-11-26T09:00") == (at(expected) if expected else None)


def test_over_a_weekend_the_next_morning_is_monday() -> None:
    """Nobody is at work before."""
    assert until(20, "2026-11-27T16:00") == at("2026-11-30T08:00")


def test_the_firm_sets_how_many_a_day_may_hold() -> None:
    """Numbers of the promise, not of the code."""
    strict = replace(PROMISE, complaints_a_day=1)
    now = at("2026-11-26T09:00")
    assert hushed_until(1, now, strict, CALENDAR, HANOI) == now + timedelta(hours=1)


@settings(max_examples=60)
@given(st.integers(0, 60), st.integers(0, 60 * 24 * 400))
def test_no_later_one_is_shown_before_an_earlier_one(before: int, minutes: int) -> None:
    """And each within the next working day, while its first answer is not due yet."""
    now = at("2026-01-01T00:00") + timedelta(minutes=minutes)
    one = hushed_until(before, now, PROMISE, CALENDAR, HANOI) or now
    next_one = hushed_until(before + 1, now, PROMISE, CALENDAR, HANOI) or now
    assert now <= one <= next_one
    assert next_one <= CALENDAR.add_working_days(now, 1, HANOI)
