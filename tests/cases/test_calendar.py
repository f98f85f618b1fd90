"""Working days of Viet Nam."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.calendar import Calendar, CalendarError, load_calendar, read_calendar

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
MOMENTS = st.datetimes(
    datetime(2025, 1, 1),  # noqa: DTZ001 - Hypothesis adds the zone
    datetime(2030, 12, 31),  # noqa: DTZ001
    timezones=st.just(UTC),
)


@pytest.fixture(scope="module")
def calendar() -> Calendar:
    """Return the shipped calendar."""
    return load_calendar()


def at(text: str) -> datetime:
    """Return a local time."""
    return datetime.fromisoformat(text).replace(tzinfo=HANOI)


@pytest.mark.parametrize(
    "day",
    [
        "2025-01-01",
        "2025-01-27",  # Tết
        "2025-01-31",
        "2025-04-07",  # Giỗ tổ
        "2025-05-02",  # exchanged
        "2026-02-16",
        "2026-02-20",
        "2026-04-27",  # Giỗ tổ was a Sunday
        "2026-08-31",
        "2026-09-01",
        "2026-11-24",
        "2027-02-08",
        "2027-04-16",
        "2027-05-03",
        "2026-11-21",  # Saturday
        "2026-11-22",  # Sunday
    ],
)
def test_holidays_and_weekends_are_not_worked(calendar: Calendar, day: str) -> None:
    """Those that move each year included."""
    assert not calendar.is_working_day(date.fromisoformat(day))


@pytest.mark.parametrize("day", ["2025-04-26", "2026-08-22", "2026-11-23", "2026-02-23"])
def test_ordinary_days_and_make_up_saturdays_are_worked(calendar: Calendar, day: str) -> None:
    """A Saturday worked in exchange counts like a Monday."""
    assert calendar.is_working_day(date.fromisoformat(day))


@pytest.mark.parametrize(
    ("start", "days", "due"),
    [
        ("2026-11-16T09:00", 2, "2026-11-18T17:30"),  # Monday
        ("2026-11-20T16:59", 2, "2026-11-25T17:30"),  # Friday, over the 24th
        ("2026-11-21T09:00", 2, "2026-11-25T17:30"),  # Saturday counts as the Friday before
        ("2026-11-16T23:59", 1, "2026-11-17T17:30"),
        ("2026-02-13T10:00", 1, "2026-02-23T17:30"),  # over Tết
        ("2026-08-21T10:00", 1, "2026-08-22T17:30"),  # the Saturday worked
        ("2026-12-31T10:00", 1, "2027-01-04T17:30"),  # over the year's end
    ],
)
def test_a_term_ends_with_the_working_day(
    calendar: Calendar, start: str, days: int, due: str
) -> None:
    """The day it starts is not counted."""
    assert calendar.add_working_days(at(start), days, HANOI) == at(due)


def test_the_day_is_the_one_in_viet_nam(calendar: Calendar) -> None:
    """At 17:30 UTC it is already tomorrow there."""
    start = datetime(2026, 11, 16, 17, 30, tzinfo=UTC)
    due = calendar.add_working_days(start, 1, HANOI)
    assert due == at("2026-11-18T17:30")
    assert due.tzinfo is UTC


def test_the_hour_at_which_a_day_ends_can_be_given(calendar: Calendar) -> None:
    """A firm that closes at noon is late at noon."""
    due = calendar.add_working_days(at("2026-11-16T09:00"), 1, HANOI, ends=time(12, 0))
    assert due == at("2026-11-17T12:00")


@given(MOMENTS, st.integers(1, 60))
def test_counting_back_what_was_added_gives_the_number_of_days(start: datetime, days: int) -> None:
    """Adding and counting agree, over weekends, holidays and years without data."""
    calendar = load_calendar()
    due = calendar.add_working_days(start, days, HANOI)
    assert calendar.working_days_between(start, due, HANOI) == days
    assert calendar.is_working_day(due.astimezone(HANOI).date())


@given(MOMENTS, st.integers(1, 30))
def test_taking_days_is_the_way_back(start: datetime, days: int) -> None:
    """From a working day forward and back again."""
    calendar = load_calendar()
    first = calendar.add_working_days(start, 1, HANOI)
    later = calendar.add_working_days(first, days, HANOI)
    assert calendar.take_working_days(later, days, HANOI) == first


def test_nothing_is_counted_backwards(calendar: Calendar) -> None:
    """An end before the start is no day away."""
    now = at("2026-11-16T09:00")
    assert calendar.working_days_between(now, now - timedelta(days=7), HANOI) == 0
    assert calendar.working_days_between(now, now, HANOI) == 0


def test_a_year_without_data_has_its_weekends_and_fixed_holidays() -> None:
    """A fixed holiday on a weekend moves to the next working day."""
    calendar = load_calendar()
    off = ["2033-01-03", "2033-05-02", "2033-05-03", "2033-09-02", "2033-11-24", "2033-01-08"]
    assert not any(calendar.is_working_day(date.fromisoformat(day)) for day in off)
    assert calendar.is_working_day(date(2033, 1, 4))
    assert calendar.is_working_day(date(2033, 1, 31))  # Tết, which only the data knows


def test_a_year_is_complete_only_with_its_official_calendar(calendar: Calendar) -> None:
    """So that a check of the set-up can warn in time."""
    assert [calendar.complete(year) for year in (2025, 2026, 2027, 2028)] == [
        True,
        True,
        False,
        False,
    ]


def test_a_time_without_zone_is_refused(calendar: Calendar) -> None:
    """It would fall on one day or another."""
    naive = datetime(2026, 11, 16, 9, 0)  # noqa: DTZ001 - the point of the test
    with pytest.raises(ValueError, match="zone"):
        calendar.add_working_days(naive, 1, HANOI)


@pytest.mark.parametrize("days", [0, -1])
def test_a_term_has_at_least_one_day(calendar: Calendar, days: int) -> None:
    """Nothing is due the moment it is promised."""
    with pytest.raises(ValueError, match="one working day"):
        calendar.add_working_days(at("2026-11-16T09:00"), days, HANOI)
    with pytest.raises(ValueError, match="one working day"):
        calendar.take_working_days(at("2026-11-16T09:00"), days, HANOI)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("[2027", "TOML"),
        ("[next]\noff = []", "next"),
        ("2027 = 5", "2027"),
        ("[2027]\noff = 5", "off"),
        ("[2027]\noff = [2026-01-01]", "2026-01-01"),
        ('[2027]\noff = ["2027-01-01"]', "2027-01-01"),
        ("[2027]\noff = [2027-01-01T00:00:00]", "2027-01-01"),
        ('[every_year]\noff = ["02-29"]', "02-29"),
        ("[every_year]\noff = [5]", "5"),
    ],
)
def test_a_wrong_holiday_file_is_refused_with_the_line_at_fault(text: str, named: str) -> None:
    """Whoever edits it learns what to correct."""
    with pytest.raises(CalendarError, match=named):
        read_calendar(text)


def test_a_missing_holiday_file_is_refused_by_name(tmp_path: Path) -> None:
    """Rather than counted as a year without holidays."""
    with pytest.raises(CalendarError, match=r"days\.toml"):
        load_calendar(tmp_path / "days.toml")
