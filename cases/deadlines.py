"""When the firm's own promise to a customer falls due."""

import tomllib
from dataclasses import dataclass, fields
from datetime import datetime, time, timedelta, tzinfo
from enum import StrEnum
from pathlib import Path
from typing import Final

from cases.calendar import Calendar
from cases.steps import Step

SHIPPED: Final = Path(__file__).with_name("promise.toml")

_AT_MOST = 366


class PromiseError(ValueError):
    """The promise file cannot be used: correct the line it names, then start again."""


class Urgency(StrEnum):
    """How near a due date is."""

    CALM = "calm"
    SOON = "soon"
    LATE = "late"


@dataclass(frozen=True)
class Promise:
    """What the firm promises, in working days unless the name says otherwise."""

    first_answer: int
    resolve: int
    warn_before: int
    reopen_days: int
    referral_remind: int
    reading_hours: int
    day_ends: time
    complaints_a_day: int = 5
    day_starts: time = time(8)
    extend: int = 10
    remind_admins_after: int = 1
    quiet_from: time = time(21)
    quiet_until: time = time(7)

    @property
    def reopen_within(self) -> timedelta:
        """The time in which an ended case can be reopened."""
        return timedelta(days=self.reopen_days)


@dataclass(frozen=True)
class Deadlines:
    """The two due dates of a case, in UTC."""

    first_answer: datetime
    resolve: datetime


def load_promise(path: Path = SHIPPED) -> Promise:
    """Return the promise kept in *path*, by default the shipped one.

    Raises:
        PromiseError: The file is missing or a line of it is wrong.
    """
    try:
        return read_promise(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as trouble:
        raise PromiseError(f"The promise file {path.name} cannot be read.") from trouble


def read_promise(text: str) -> Promise:
    """Return the promise that *text*, TOML, states.

    Raises:
        PromiseError: It is not TOML, or a line is missing, unknown or wrong.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as trouble:
        raise PromiseError(f"The promise file is not valid TOML: {trouble}.") from trouble
    names = [field.name for field in fields(Promise)]
    for name in data:
        if name not in names:
            raise PromiseError(f"{name} is not known: the file may state {', '.join(names)}.")
    promise = Promise(
        first_answer=_count(data, "first_answer"),
        resolve=_count(data, "resolve"),
        warn_before=_count(data, "warn_before"),
        reopen_days=_count(data, "reopen_days"),
        referral_remind=_count(data, "referral_remind"),
        reading_hours=_count(data, "reading_hours"),
        day_ends=_clock(data, "day_ends"),
        complaints_a_day=_count({"complaints_a_day": 5, **data}, "complaints_a_day"),
        day_starts=_clock({"day_starts": "08:00", **data}, "day_starts"),
        extend=_count({"extend": 10, **data}, "extend"),
        remind_admins_after=_count({"remind_admins_after": 1, **data}, "remind_admins_after"),
        quiet_from=_clock({"quiet_from": "21:00", **data}, "quiet_from"),
        quiet_until=_clock({"quiet_until": "07:00", **data}, "quiet_until"),
    )
    if promise.first_answer > promise.resolve:
        raise PromiseError("first_answer is later than resolve: make it the smaller number.")
    if promise.quiet_until >= promise.quiet_from:
        raise PromiseError("quiet_until is no earlier than quiet_from: quiet hours are a night.")
    return promise


def _count(data: dict[str, object], name: str) -> int:
    """Return a whole number of days or hours."""
    value = data.get(name)
    if type(value) is not int or not 1 <= value <= _AT_MOST:
        raise PromiseError(f"{name} must be a whole number from 1 to {_AT_MOST}.")
    return value


def _clock(data: dict[str, object], name: str) -> time:
    """Return a local time of day."""
    value = data.get(name)
    try:
        moment = time.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is not None:
        raise PromiseError(f'{name} must be a time of day in quotes, like "17:30".')
    return moment


def due_dates(lodged_at: datetime, promise: Promise, calendar: Calendar, tz: tzinfo) -> Deadlines:
    """Return when a case lodged (or reopened) at *lodged_at* is due, each at a day's end.

    Raises:
        ValueError: *lodged_at* is not aware.
    """

    def after(days: int) -> datetime:
        return calendar.add_working_days(lodged_at, days, tz, ends=promise.day_ends)

    return Deadlines(after(promise.first_answer), after(promise.resolve))


def next_due(
    deadlines: Deadlines, step: Step, *, answered: bool, waiting: bool = False
) -> datetime | None:
    """Return the next date the firm owes the customer something, or None.

    None while the firm waits for the customer, and once the case is escalated (then it is in
    other hands) or ended.
    """
    if waiting or step not in {Step.LODGED, Step.RECEIVED}:
        return None
    return deadlines.resolve if answered else deadlines.first_answer


def shifted(
    deadline: datetime,
    waited_from: datetime,
    waited_until: datetime,
    calendar: Calendar,
    tz: tzinfo,
) -> datetime:
    """Return *deadline* moved by the working days spent waiting for the customer.

    A wait that began after the deadline moves nothing: late stays late. The hour is kept.

    Raises:
        ValueError: A time is not aware.
    """
    days = calendar.working_days_between(waited_from, waited_until, tz)
    if days == 0 or waited_from > deadline:
        return deadline
    return calendar.add_working_days(deadline, days, tz, ends=deadline.astimezone(tz).time())


def extended(deadline: datetime, promise: Promise, calendar: Calendar, tz: tzinfo) -> datetime:
    """Return *deadline* put off once, by the working days an extension has. The hour is kept."""
    ends = deadline.astimezone(tz).time()
    return calendar.add_working_days(deadline, promise.extend, tz, ends=ends)


def warn_at(due: datetime, promise: Promise, calendar: Calendar, tz: tzinfo) -> datetime:
    """Return when staff are warned of *due*: at a day's end, some working days before it."""
    return calendar.take_working_days(due, promise.warn_before, tz, ends=promise.day_ends)


def urgency(
    due: datetime, now: datetime, promise: Promise, calendar: Calendar, tz: tzinfo
) -> Urgency:
    """Return how near *due* is at *now*; soon from the time staff are warned."""
    if now > due:
        return Urgency.LATE
    return Urgency.SOON if now >= warn_at(due, promise, calendar, tz) else Urgency.CALM
