"""Dates as people read them."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from handlers.dates import bare_day, day, time_and_day

TZ = ZoneInfo("Asia/Ho_Chi_Minh")
EVENING = datetime(2026, 11, 24, 18, 5, tzinfo=UTC)


def test_a_day_is_told_in_the_firms_time_zone_in_either_language() -> None:
    """Late in UTC it is already the next morning in Viet Nam."""
    assert day(EVENING, "vi", TZ) == "thứ Tư 25/11/2026"
    assert day(EVENING, "en", TZ) == "Wed 25 Nov 2026"


def test_sunday_has_its_own_name_in_vietnamese() -> None:
    """Chủ Nhật is no thứ."""
    assert day(datetime(2026, 11, 29, 3, tzinfo=UTC), "vi", TZ) == "Chủ Nhật 29/11/2026"


def test_a_time_stands_before_its_day() -> None:
    """The hour is two digits."""
    assert time_and_day(EVENING, "vi", TZ) == "01:05 thứ Tư 25/11/2026"
    assert time_and_day(EVENING, "en", TZ) == "01:05, Wed 25 Nov 2026"


def test_a_posted_date_has_no_weekday() -> None:
    """As the policy prints it."""
    assert bare_day(date(2021, 1, 15), "vi") == "15/01/2021"
    assert bare_day(date(2021, 1, 15), "en") == "15 Jan 2021"
