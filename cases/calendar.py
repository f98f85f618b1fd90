"""The working days of Viet Nam, read from a yearly data file."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from pathlib import Path
from typing import Final

DAY_ENDS: Final = time(17, 30)
SHIPPED: Final = Path(__file__).with_name("holidays.toml")

_SATURDAY = 5
_ANNOUNCED = 10  # the month from which the next year's calendar is to be had
_DAY = timedelta(days=1)


class CalendarError(ValueError):
    """The holiday file cannot be used: correct the line it names, then start again."""


@dataclass(frozen=True)
class Calendar:
    """Which days are worked: Monday to Friday, less *off*, plus *worked*.

    A year without data counts its weekends and the fixed holidays alone.
    """

    off: frozenset[date]
    worked: frozenset[date]
    years: frozenset[int]  # years with data of their own
    published: frozenset[int]  # those whose data is the official calendar
    fixed: tuple[tuple[int, int], ...] = ()  # (month, day) for the years without data

    def complete(self, year: int) -> bool:
        """Return whether the official calendar of *year* is in the data."""
        return year in self.published

    def missing(self, today: date) -> tuple[int, ...]:
        """Return the years whose official calendar should be in the data by *today* and is not.

        That of the next year counts from October on: cases lodged then may fall due in it, and
        the calendar is announced about then.
        """
        next_one = (today.year + 1,) if today.month >= _ANNOUNCED else ()
        return tuple(year for year in (today.year, *next_one) if not self.complete(year))

    def is_working_day(self, day: date) -> bool:
        """Return whether *day* is worked."""
        if day in self.worked:
            return True
        if day.weekday() >= _SATURDAY or day in self.off:
            return False
        return day.year in self.years or day not in self._fixed_days(day.year)

    def _fixed_days(self, year: int) -> frozenset[date]:
        """Return the fixed holidays of a year without data, weekends made up for."""
        taken: set[date] = set()
        for month, number in self.fixed:
            day = date(year, month, number)
            while day.weekday() >= _SATURDAY or day in taken:
                day += _DAY
            taken.add(day)
        return frozenset(taken)

    def working_days_after(self, day: date) -> Iterator[date]:
        """Yield the working days after *day*, in order, for as long as dates exist."""
        while day < date.max:
            day += _DAY
            if self.is_working_day(day):
                yield day

    def add_working_days(
        self, start: datetime, days: int, tz: tzinfo, *, ends: time = DAY_ENDS
    ) -> datetime:
        """Return the end of the *days*-th working day after the day of *start*, in UTC.

        The day of *start* is not counted, whatever its hour and whether or not it is worked
        (Civil Code 2015, article 147.2); the day ends at *ends*, local time.

        Raises:
            ValueError: *start* is not aware, or *days* is less than 1.
        """
        if days < 1:
            raise ValueError("Give one working day or more.")
        following = self.working_days_after(_local_day(start, tz))
        due = next(day for number, day in enumerate(following, start=1) if number == days)
        return datetime.combine(due, ends, tz).astimezone(UTC)

    def take_working_days(
        self, end: datetime, days: int, tz: tzinfo, *, ends: time = DAY_ENDS
    ) -> datetime:
        """Return the end of the *days*-th working day before the day of *end*, in UTC.

        Raises:
            ValueError: *end* is not aware, or *days* is less than 1.
        """
        if days < 1:
            raise ValueError("Give one working day or more.")
        day = _local_day(end, tz)
        while days:
            day -= _DAY
            days -= self.is_working_day(day)
        return datetime.combine(day, ends, tz).astimezone(UTC)

    def working_days_between(self, start: datetime, end: datetime, tz: tzinfo) -> int:
        """Return how many working days come after the day of *start*, that of *end* included.

        0 when *end* is on the same day or before.

        Raises:
            ValueError: *start* or *end* is not aware.
        """
        first, last = _local_day(start, tz), _local_day(end, tz)
        span = (last - first).days
        return sum(self.is_working_day(first + _DAY * number) for number in range(1, span + 1))


def _local_day(moment: datetime, tz: tzinfo) -> date:
    """Return the day *moment* falls on in *tz*."""
    if moment.tzinfo is None:
        raise ValueError("A time without its zone cannot be placed on a day.")
    return moment.astimezone(tz).date()


def load_calendar(path: Path = SHIPPED) -> Calendar:
    """Return the calendar kept in *path*, by default the shipped one.

    Raises:
        CalendarError: The file is missing or cannot be read as a calendar.
    """
    try:
        return read_calendar(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as trouble:
        raise CalendarError(f"The holiday file {path.name} cannot be read.") from trouble


def read_calendar(text: str) -> Calendar:
    """Return the calendar that *text*, TOML with one section a year, describes.

    Raises:
        CalendarError: It is not TOML, a section is not a year, or a date is wrong.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as trouble:
        raise CalendarError(f"The holiday file is not valid TOML: {trouble}.") from trouble
    every_year = _section("every_year", data.pop("every_year", {}))
    years = {_year(name): _section(name, section) for name, section in data.items()}
    return Calendar(
        off=frozenset(day for year in years for day in _dates(years[year], "off", year)),
        worked=frozenset(day for year in years for day in _dates(years[year], "worked", year)),
        years=frozenset(years),
        published=frozenset(year for year in years if years[year].get("published") is True),
        fixed=tuple(_month_day(item) for item in _items(every_year, "off")),
    )


def _year(name: str) -> int:
    """Return the year a section is named by."""
    if not (name.isascii() and name.isdigit() and len(name) == 4):
        raise CalendarError(f"[{name}] is not a year: name the section like [2027].")
    return int(name)


def _section(name: str, section: object) -> Mapping[str, object]:
    """Return a section as a table."""
    if not isinstance(section, dict):
        raise CalendarError(f"{name} is not a section: write [{name}] above its lines.")
    return section


def _items(section: Mapping[str, object], name: str) -> list[object]:
    """Return one list of a section, empty when it is left out."""
    items = section.get(name, [])
    if not isinstance(items, list):
        raise CalendarError(f"{name} = {items} is not a list: put [ ] around it.")
    return items


def _dates(section: Mapping[str, object], name: str, year: int) -> Iterator[date]:
    """Yield the dates of one list, each of them within *year*."""
    for day in _items(section, name):
        if not isinstance(day, date) or isinstance(day, datetime) or day.year != year:
            raise CalendarError(f"{day} in [{year}] is no date of it, like {year}-09-02.")
        yield day


def _month_day(item: object) -> tuple[int, int]:
    """Return month and day of a text like 09-02, a day that every year has."""
    try:
        day = date.fromisoformat(f"2025-{item}")
    except ValueError as trouble:
        raise CalendarError(f"{item} in [every_year] is not a day, like 09-02.") from trouble
    return day.month, day.day
