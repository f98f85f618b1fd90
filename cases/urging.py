"""Urging: when staff are told of a due date, and why it is still open."""

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum

from cases.calendar import Calendar
from cases.deadlines import Promise, warn_at
from cases.dossier import Card
from cases.steps import Move, Step, Talk


class Urging(StrEnum):
    """How far a due date has come that staff are told of, the mildest first."""

    HALF = "half"  # half the working time has passed: its holder hears
    SOON = "soon"  # near: the holder and the staff chats
    LATE = "late"  # past: the staff chats
    OVERDUE = "overdue"  # long past: the admins

    @property
    def number(self) -> int:
        """Its place among all, from 1: what a case keeps of what was told."""
        return tuple(Urging).index(self) + 1


class Why(StrEnum):
    """Why a date is still open."""

    UNRECEIVED = "unreceived"
    UNANSWERED = "unanswered"
    UNSOLVED = "unsolved"
    CUSTOMER_WROTE = "customer_wrote"


_BY_CUSTOMER = frozenset({Move.ANSWER, Move.REOPEN, Talk.ADD})


def why_open(card: Card) -> Why:
    """Return why the date that a case owes is still open."""
    if card.step is Step.LODGED:
        return Why.UNRECEIVED
    if card.last is not None and card.last.move in _BY_CUSTOMER:
        return Why.CUSTOMER_WROTE
    return Why.UNANSWERED if card.answered_at is None else Why.UNSOLVED


def urgings(
    since: datetime, due: datetime, promise: Promise, calendar: Calendar, tz: tzinfo
) -> dict[Urging, datetime]:
    """Return when staff are told of a date that runs from *since*, each later than the one before.

    Never in quiet hours. What would come no sooner than something graver is left out.
    """
    half = halfway(since, due, promise, calendar, tz)
    days = promise.remind_admins_after
    wanted = {
        Urging.OVERDUE: calendar.add_working_days(due, days, tz, ends=promise.day_starts),
        Urging.LATE: due,
        Urging.SOON: warn_at(due, promise, calendar, tz),
        **({} if half is None else {Urging.HALF: half}),
    }
    told: dict[Urging, datetime] = {}
    for urging, moment in wanted.items():
        loud = loud_at(moment, promise, calendar, tz)
        if all(loud < graver for graver in told.values()):
            told[urging] = loud
    return told


def urged(told: dict[Urging, datetime], now: datetime) -> Urging | None:
    """Return the gravest that has come by *now*; what it outruns is told no more."""
    come = [urging for urging, moment in told.items() if moment <= now]
    return max(come, key=lambda urging: urging.number, default=None)


def next_look(told: dict[Urging, datetime], now: datetime) -> datetime | None:
    """Return when the next of them comes after *now*."""
    return min((moment for moment in told.values() if moment > now), default=None)


def loud_at(moment: datetime, promise: Promise, calendar: Calendar, tz: tzinfo) -> datetime:
    """Return *moment*, or the end of the quiet hours it falls into; days off are quiet all day."""
    local = moment.astimezone(tz)
    if calendar.is_working_day(local.date()):
        if promise.quiet_until <= local.time() < promise.quiet_from:
            return moment
        if local.time() < promise.quiet_until:
            return _at(local.date(), promise.quiet_until, tz)
    return calendar.add_working_days(moment, 1, tz, ends=promise.quiet_until)


def halfway(
    since: datetime, due: datetime, promise: Promise, calendar: Calendar, tz: tzinfo
) -> datetime | None:
    """Return when half the working time from *since* to *due* has passed; None if there is none.

    That is the firm's hours on working days.
    """
    shifts = _shifts(since, due, promise, calendar, tz)
    left = sum((end - start for start, end in shifts), timedelta()) / 2
    for start, end in shifts:
        if end - start >= left:
            return start + left
        left -= end - start
    return None


def _shifts(
    since: datetime, due: datetime, promise: Promise, calendar: Calendar, tz: tzinfo
) -> list[tuple[datetime, datetime]]:
    """Return the stretches of working time from *since* to *due*, in order."""
    first, last = since.astimezone(tz).date(), due.astimezone(tz).date()
    days = (first + timedelta(days=number) for number in range((last - first).days + 1))
    whole = (
        (_at(day, promise.day_starts, tz), _at(day, promise.day_ends, tz))
        for day in days
        if calendar.is_working_day(day)
    )
    cut = ((max(start, since), min(end, due)) for start, end in whole)
    return [(start, end) for start, end in cut if start < end]


def _at(day: date, moment: time, tz: tzinfo) -> datetime:
    return datetime.combine(day, moment, tz).astimezone(UTC)
