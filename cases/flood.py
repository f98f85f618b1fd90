"""A flood: how long staff are spared a complaint of somebody who sends very many."""

from datetime import datetime, timedelta, tzinfo
from typing import Final

from cases.calendar import Calendar
from cases.deadlines import Promise

LATELY: Final = timedelta(hours=24)
_DOUBLED: Final = 10  # weeks: beyond any next working day


def hushed_until(
    before: int, now: datetime, promise: Promise, calendar: Calendar, tz: tzinfo
) -> datetime | None:
    """Return when staff are shown a complaint of somebody who lodged *before* others LATELY.

    None where it is at once. Each beyond what a day may hold waits twice as long as the one before
    it, from an hour on, but never beyond the start of the next working day.
    """
    beyond = before - promise.complaints_a_day
    if beyond < 0:
        return None
    latest = calendar.add_working_days(now, 1, tz, ends=promise.day_starts)
    return min(now + timedelta(hours=2 ** min(beyond, _DOUBLED)), latest)
