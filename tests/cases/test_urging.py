"""When staff are told of a date: before it and after it, by day, each time once."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases.calendar import load_calendar
from cases.deadlines import due_dates, extended, load_promise, warn_at
from cases.urging import Urging, halfway, loud_at, next_look, urged, urgings
from tests.counter import ZONE

CALENDAR, PROMISE = load_calendar(), load_promise()
RULES = (PROMISE, CALENDAR, ZONE)

moments = st.datetimes(
    min_value=datetime.fromisoformat("2025-01-01"),
    max_value=datetime.fromisoformat("2027-12-01"),
    timezones=st.just(UTC),
)
promises = st.builds(
    replace,
    st.just(PROMISE),
    warn_before=st.integers(1, 4),
    remind_admins_after=st.integers(1, 3),
    day_ends=st.sampled_from([time(12), time(17, 30), time(22, 30)]),
    quiet_from=st.sampled_from([time(18), time(21), time(23, 59)]),
    quiet_until=st.sampled_from([time(0), time(7), time(9)]),
)


def at(text: str) -> datetime:
    """A local time."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


@given(moments, st.integers(1, 12), promises)
@settings(max_examples=150, deadline=None)
def test_reminders_come_by_day_in_order_and_none_is_skipped(
    since: datetime, days: int, promise: object
) -> None:
    """Whatever the firm's numbers are: the date itself and the admins are never left out."""
    assert isinstance(promise, type(PROMISE))
    due = CALENDAR.add_working_days(since, days, ZONE, ends=promise.day_ends)
    told = urgings(since, due, promise, CALENDAR, ZONE)
    for moment in told.values():
        local = moment.astimezone(ZONE)
        assert CALENDAR.is_working_day(local.date())
        assert promise.quiet_until <= local.time() < promise.quiet_from
    in_order = [told[each] for each in Urging if each in told]
    assert in_order == sorted(set(in_order))
    assert Urging.OVERDUE in told
    assert told.get(Urging.LATE, told[Urging.OVERDUE]) >= due
    assert told.get(Urging.HALF, due) <= due


@given(moments, st.integers(1, 12), st.lists(st.integers(1, 200), max_size=40))
@settings(max_examples=100, deadline=None)
def test_a_timer_that_looks_now_and_then_ends_with_the_admins(
    since: datetime, days: int, hours: list[int]
) -> None:
    """However far apart it looks, what it tells grows graver, and nothing is told twice."""
    due = CALENDAR.add_working_days(since, days, ZONE, ends=PROMISE.day_ends)
    told, heard, now = urgings(since, due, *RULES), [0], since
    look: datetime | None = since
    for step in [0, *hours, 24 * 60]:
        now = now + timedelta(hours=step)
        come = urged(told, now)
        if come is not None and come.number > heard[-1]:
            assert look is not None
            assert look <= now
            heard.append(come.number)
        look = next_look(told, now)
    assert heard == sorted(set(heard))
    assert heard[-1] == Urging.OVERDUE.number
    assert next_look(told, now) is None


def test_two_days_are_told_of_in_the_middle_the_evening_before_then_at_and_after_the_date() -> (
    None
):
    """A complaint of Monday 8:00 is due on Wednesday 17:30."""
    since = at("2026-03-02 08:00")
    due = due_dates(since, *RULES).first_answer
    assert urgings(since, due, *RULES) == {
        Urging.OVERDUE: at("2026-03-05 08:00"),
        Urging.LATE: at("2026-03-04 17:30"),
        Urging.SOON: at("2026-03-03 17:30"),
        Urging.HALF: at("2026-03-03 12:45"),
    }


@pytest.mark.parametrize(
    ("since", "due", "half"),
    [
        ("2026-02-13 17:30", "2026-02-24 17:30", "2026-02-23 17:30"),  # over Tết
        ("2026-01-09 17:30", "2026-01-12 17:30", "2026-01-10 17:30"),  # a Saturday made up for
        ("2026-03-06 22:00", "2026-03-09 17:30", "2026-03-09 12:45"),  # sent on a Friday night
    ],
)
def test_half_is_counted_in_working_time(since: str, due: str, half: str) -> None:
    """Days off, Tết among them, count for nothing, and a worked Saturday counts."""
    assert halfway(at(since), at(due), *RULES) == at(half)


def test_what_leaves_no_working_time_has_no_half() -> None:
    """A date that has passed when its clock begins to run is told of as past alone."""
    due = at("2026-03-04 17:30")
    assert halfway(due + timedelta(days=1), due, *RULES) is None
    assert Urging.HALF not in urgings(due + timedelta(days=1), due, *RULES)


@pytest.mark.parametrize(
    ("moment", "loud"),
    [
        ("2026-03-04 06:59", "2026-03-04 07:00"),
        ("2026-03-04 07:00", "2026-03-04 07:00"),
        ("2026-03-04 20:59", "2026-03-04 20:59"),
        ("2026-03-04 21:00", "2026-03-05 07:00"),
        ("2026-03-06 23:00", "2026-03-09 07:00"),
        ("2026-03-07 10:00", "2026-03-09 07:00"),
        ("2026-02-17 10:00", "2026-02-23 07:00"),
    ],
)
def test_quiet_hours_end_on_a_working_morning(moment: str, loud: str) -> None:
    """Nights, weekends and Tết are left alone."""
    assert loud_at(at(moment), *RULES) == at(loud)


def test_half_that_comes_no_sooner_than_the_warning_is_left_out() -> None:
    """The firm warns three days before a date of two: one reminder is enough."""
    since = at("2026-03-02 08:00")
    due = due_dates(since, *RULES).first_answer
    told = urgings(since, due, replace(PROMISE, warn_before=3), CALENDAR, ZONE)
    assert Urging.HALF not in told
    assert told[Urging.SOON] < since


def test_an_extension_adds_working_days_and_keeps_the_hour() -> None:
    """Ten of them, over a holiday if need be."""
    assert extended(at("2026-03-04 17:30"), *RULES) == at("2026-03-18 17:30")
    assert extended(at("2026-02-13 17:30"), *RULES) == at("2026-03-06 17:30")
    assert warn_at(at("2026-03-04 17:30"), *RULES) == at("2026-03-03 17:30")


def test_the_next_year_is_missed_from_october_on() -> None:
    """Cases lodged in December fall due in it."""
    assert CALENDAR.missing(date(2026, 9, 30)) == ()
    assert CALENDAR.missing(date(2026, 10, 1)) == (2027,)
    assert CALENDAR.missing(date(2027, 1, 4)) == (2027,)
    assert CALENDAR.missing(date(2028, 12, 1)) == (2028, 2029)
