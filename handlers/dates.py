"""Dates and times as people read them, in the firm's time zone."""

from datetime import date, datetime, tzinfo

_DAYS_VI = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ Nhật")
_DAYS_EN = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS_EN = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def bare_day(day: date, language: str) -> str:
    """A date without its weekday: `15/01/2021` or `15 Jan 2021`."""
    if language == "en":
        return f"{day.day} {_MONTHS_EN[day.month - 1]} {day.year}"
    return f"{day.day:02}/{day.month:02}/{day.year}"


def day(moment: datetime, language: str, tz: tzinfo) -> str:
    """The day of *moment*: `thứ Tư 25/11/2026` or `Wed 25 Nov 2026`."""
    local = moment.astimezone(tz)
    names = _DAYS_EN if language == "en" else _DAYS_VI
    return f"{names[local.weekday()]} {bare_day(local.date(), language)}"


def time_and_day(moment: datetime, language: str, tz: tzinfo) -> str:
    """Hour and day of *moment*: `17:30 thứ Tư 25/11/2026` or `17:30, Wed 25 Nov 2026`."""
    local = moment.astimezone(tz)
    comma = "," if language == "en" else ""
    return f"{local.hour:02}:{local.minute:02}{comma} {day(moment, language, tz)}"
