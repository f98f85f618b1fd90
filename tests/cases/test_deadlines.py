"""The firm's promise and its due dates."""

from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.calendar import load_calendar
from cases.deadlines import (
    Deadlines,
    Promise,
    PromiseError,
    Urgency,
    due_dates,
    load_promise,
    next_due,
    read_promise,
    shifted,
    urgency,
    warn_at,
)
from cases.steps import Step

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
CALENDAR = load_calendar()
PROMISE = load_promise()
LINES = {
    "first_answer": "2",
    "resolve": "10",
    "warn_before": "1",
    "referral_remind": "5",
    "reopen_days": "14",
    "reading_hours": "24",
    "day_ends": '"17:30"',
}


def at(text: str) -> datetime:
    """Return a local time."""
    return datetime.fromisoformat(text).replace(tzinfo=HANOI)


def stated(**changes: str) -> str:
    """Return the text of a promise file with some lines changed; an empty one is left out."""
    lines = {**LINES, **changes}
    return "\n".join(f"{name} = {value}" for name, value in lines.items() if value)


def test_the_shipped_promise_is_two_and_ten_working_days() -> None:
    """First answer, then resolved or escalated; 14 days to reopen."""
    expected = Promise(2, 10, 1, 14, 5, 24, time(17, 30))
    assert expected == PROMISE
    assert PROMISE.reopen_within == timedelta(days=14)


def test_a_case_is_due_at_the_end_of_working_days() -> None:
    """Over a weekend and the holiday of 24 November."""
    due = due_dates(at("2026-11-20T10:00"), PROMISE, CALENDAR, HANOI)
    assert due == Deadlines(at("2026-11-25T17:30"), at("2026-12-07T17:30"))
    assert due.resolve.tzinfo is UTC


def test_the_promise_decides_the_dates() -> None:
    """Another firm's numbers give other dates with the same code."""
    quick = read_promise(stated(first_answer="1", resolve="3", day_ends='"12:00"'))
    due = due_dates(at("2026-11-16T10:00"), quick, CALENDAR, HANOI)
    assert due == Deadlines(at("2026-11-17T12:00"), at("2026-11-19T12:00"))


def test_the_next_date_is_first_the_answer_then_the_outcome() -> None:
    """Until somebody answered, the first answer is what is owed."""
    due = due_dates(at("2026-11-16T10:00"), PROMISE, CALENDAR, HANOI)
    assert next_due(due, Step.LODGED, answered=False) == due.first_answer
    assert next_due(due, Step.RECEIVED, answered=False) == due.first_answer
    assert next_due(due, Step.RECEIVED, answered=True) == due.resolve


@pytest.mark.parametrize("step", sorted(set(Step) - {Step.LODGED, Step.RECEIVED}))
def test_an_escalated_or_ended_case_has_no_next_date(step: Step) -> None:
    """The promise is to resolve or to escalate."""
    due = due_dates(at("2026-11-16T10:00"), PROMISE, CALENDAR, HANOI)
    assert next_due(due, step, answered=True) is None


def test_while_waiting_for_the_customer_nothing_is_due() -> None:
    """The clock stands."""
    due = due_dates(at("2026-11-16T10:00"), PROMISE, CALENDAR, HANOI)
    assert next_due(due, Step.RECEIVED, answered=True, waiting=True) is None


def test_days_spent_waiting_are_added_as_working_days() -> None:
    """Friday to Tuesday is two working days, whatever the weekend."""
    due = at("2026-11-18T17:30")
    moved = shifted(due, at("2026-11-13T10:00"), at("2026-11-17T09:00"), CALENDAR, HANOI)
    assert moved == at("2026-11-20T17:30")


def test_a_moved_deadline_keeps_its_hour() -> None:
    """A firm that closes at noon still does."""
    moved = shifted(
        at("2026-11-18T12:00"), at("2026-11-16T10:00"), at("2026-11-17T09:00"), CALENDAR, HANOI
    )
    assert moved == at("2026-11-19T12:00")


def test_an_answer_on_the_same_day_moves_nothing() -> None:
    """No working day was lost."""
    due = at("2026-11-18T17:30")
    same = shifted(due, at("2026-11-16T08:00"), at("2026-11-16T17:00"), CALENDAR, HANOI)
    assert same == due


def test_a_question_asked_too_late_saves_no_deadline() -> None:
    """Late stays late."""
    due = at("2026-11-18T17:30")
    late = shifted(due, at("2026-11-19T08:00"), at("2026-11-26T17:00"), CALENDAR, HANOI)
    assert late == due


@given(st.integers(0, 400), st.integers(0, 2000))
def test_waiting_never_brings_a_deadline_nearer(start_hours: int, wait_hours: int) -> None:
    """However long, and whenever it began."""
    lodged = at("2026-11-02T09:00")
    due = due_dates(lodged, PROMISE, CALENDAR, HANOI).resolve
    since = lodged + timedelta(hours=start_hours)
    until = since + timedelta(hours=wait_hours)
    assert shifted(due, since, until, CALENDAR, HANOI) >= due


def test_staff_are_warned_a_working_day_before() -> None:
    """A case due on Monday is warned of at the end of Friday."""
    due = at("2026-11-30T17:30")
    warned = at("2026-11-27T17:30")
    assert warn_at(due, PROMISE, CALENDAR, HANOI) == warned
    second = timedelta(seconds=1)
    for now, expected in [
        (warned - second, Urgency.CALM),
        (warned, Urgency.SOON),
        (due, Urgency.SOON),
        (due + second, Urgency.LATE),
    ]:
        assert urgency(due, now, PROMISE, CALENDAR, HANOI) is expected


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"resolve": ""}, "resolve"),
        ({"resolve": "0"}, "resolve"),
        ({"resolve": "-3"}, "resolve"),
        ({"resolve": "367"}, "resolve"),
        ({"resolve": "2.5"}, "resolve"),
        ({"resolve": "true"}, "resolve"),
        ({"first_answer": '"two"'}, "first_answer"),
        ({"first_answer": "11"}, "first_answer is later than resolve"),
        ({"warn_before": ""}, "warn_before"),
        ({"reopen_days": ""}, "reopen_days"),
        ({"reading_hours": "0"}, "reading_hours"),
        ({"day_ends": "1730"}, "day_ends"),
        ({"day_ends": '"25:00"'}, "day_ends"),
        ({"day_ends": '"17:30+07:00"'}, "day_ends"),
        ({"day_ends": ""}, "day_ends"),
        ({"complaints_a_day": "0"}, "complaints_a_day"),
        ({"day_starts": '"8 giờ"'}, "day_starts"),
        ({"extend": "0"}, "extend"),
        ({"remind_admins_after": "-1"}, "remind_admins_after"),
        ({"quiet_from": '"06:00"'}, "quiet hours are a night"),
        ({"quiet_until": "7"}, "quiet_until"),
        ({"answer": "2"}, "answer is not known"),
        ({"resolve": "["}, "TOML"),
    ],
)
def test_a_wrong_promise_is_refused_with_the_line_at_fault(
    changes: dict[str, str], named: str
) -> None:
    """Whoever edits it learns what to correct."""
    with pytest.raises(PromiseError, match=named):
        read_promise(stated(**changes))


def test_a_promise_written_before_floods_were_known_of_still_holds() -> None:
    """A firm's own file goes on as it is, with the shipped numbers for what it does not state."""
    assert read_promise(stated(complaints_a_day="", day_starts="")) == PROMISE


def test_a_missing_promise_file_is_refused_by_name(tmp_path: Path) -> None:
    """No promise is made up."""
    with pytest.raises(PromiseError, match=r"promise\.toml"):
        load_promise(tmp_path / "promise.toml")
