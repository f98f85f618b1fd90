"""When staff are reminded: in the order of the stages, never at a quiet hour, none left out."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cases.calendar import load_calendar
from cases.deadlines import due_dates, load_promise
from cases.urging import Stage, Urging
from tests.counter import ZONE

URGING = Urging(load_promise(), load_calendar(), ZONE)
MOMENTS = st.datetimes(
    datetime(2025, 1, 1),  # noqa: DTZ001
    datetime(2027, 12, 31),  # noqa: DTZ001
    timezones=st.just(UTC),
)


def local(year: int, month: int, day: int, hour: int, minute: int = 0) -> datetime:
    """A moment in Viet Nam."""
    return datetime(year, month, day, hour, minute, tzinfo=ZONE)


@given(MOMENTS)
def test_staff_are_spoken_to_in_the_working_hours_of_a_working_day(moment: datetime) -> None:
    """At once if it is one, else at the first hour of the next."""
    at = URGING.spoken(moment).astimezone(ZONE)
    assert at >= moment
    assert URGING.calendar.is_working_day(at.date())
    assert URGING.promise.day_starts <= at.time() < URGING.promise.quiet_from
    assert URGING.spoken(at) == at


@given(MOMENTS, st.booleans())
def test_each_stage_comes_after_the_one_before_and_none_is_left_out(
    begun: datetime, resolve: bool
) -> None:
    """Whatever day a case is lodged on, over Tết and make-up days."""
    dates = due_dates(begun, URGING.promise, URGING.calendar, ZONE)
    due = dates.resolve if resolve else dates.first_answer
    told, at, seen = Stage.NONE, begun, list[tuple[Stage, datetime]]()
    while (look := URGING.next_look(begun, due, told)) is not None:
        assert URGING.due_now(begun, due, look - timedelta(microseconds=1)) <= told
        told = URGING.due_now(begun, due, look)
        assert look >= at
        at = look
        seen.append((told, look))
    assert [stage for stage, _ in seen] == [Stage.HALF, Stage.SOON, Stage.LATE, Stage.LATER]
    when = dict(seen)
    assert begun < when[Stage.HALF] < when[Stage.SOON] < due < when[Stage.LATE]


def test_a_case_of_a_monday_morning() -> None:
    """First answer due on Wednesday at 17:30: Tuesday morning, Tuesday evening, and so on."""
    begun = local(2026, 11, 16, 9)
    due = due_dates(begun, URGING.promise, URGING.calendar, ZONE).first_answer
    told, looks = Stage.NONE, []
    while (look := URGING.next_look(begun, due, told)) is not None:
        looks.append(look.astimezone(ZONE).replace(microsecond=0))
        told = Stage(told + 1)
    assert looks == [
        local(2026, 11, 17, 8),
        local(2026, 11, 17, 17, 30),
        local(2026, 11, 18, 17, 30),
        local(2026, 11, 19, 8),
    ]


def test_the_evening_before_a_long_holiday_is_quiet_until_after_it() -> None:
    """Whoever is late over Tết hears it on the first working morning."""
    days = URGING.calendar.working_days_after(date(2026, 2, 15))
    first = next(days)
    assert URGING.spoken(local(2026, 2, 16, 22)) == local(first.year, first.month, first.day, 8)
