"""Searching: what staff type to find cases, read as conditions that all must hold."""

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from cases.contacts import read_day
from cases.questions import DATA_NAMES, DataKind
from cases.steps import Step
from cases.words import fold


@dataclass(frozen=True)
class Wanted:
    """What a case must be to be found; both days count, and `holder` is a name as it was typed."""

    since: date | None = None
    until: date | None = None
    clause: str = ""
    kinds: tuple[DataKind, ...] = ()
    step: Step | None = None
    mine: bool = False
    free: bool = False
    holder: str = ""


_DAY: Final = (
    r"\d{1,2}[/-]\d{1,2}(?:[/-]\d{4})?|\d{1,2}\.\d{1,2}\.\d{4}|hom nay|today|hom qua|yesterday"
)
_SPAN: Final = re.compile(
    rf"\b(?:tu|from)(?: ngay)? ({_DAY})(?: ?(?:den|toi|to|until|-)(?: ngay)? ({_DAY}))?(?![\w/])"
)
_UNTIL: Final = re.compile(rf"\b(?:den|toi|truoc|until)(?: ngay)? ({_DAY})(?![\w/])")
_ON: Final = re.compile(rf"(?<![\w/])(?:ngay )?({_DAY})(?![\w/])")
_MONTH: Final = re.compile(r"\b(?:thang|month) (\d{1,2})(?:[/ -](\d{4}))?(?![\w/])")
_CLAUSE: Final = re.compile(
    r"(?<![\w/.])(?:dieu khoan |dieu |muc |y |clause )?(\d+(?:\.\d+)+|meta\.[a-z]+)(?![\w/.])"
    r"|\b(?:dieu khoan|clause) (\d+)(?![\w/.])"
)
_MINE: Final = re.compile(r"\b(?:cua toi|toi phu trach|toi giu|mine|my cases)\b")
_FREE: Final = re.compile(
    r"\b(?:chua ai (?:nhan|phu trach|giu)|chua co nguoi phu trach|unclaimed|nobody)\b"
)
_FILLERS: Final = re.compile(
    r"\b(?:ho so|gui|loai du lieu|du lieu|nguoi phu trach|phu trach|cua|cases?|held by)\b"
)

_STEPS: Final[Mapping[Step, tuple[str, ...]]] = {
    Step.LODGED: ("bước 1", "step 1", "chưa tiếp nhận", "chờ tiếp nhận", "lodged"),
    Step.RECEIVED: ("bước 2", "step 2", "đang giải quyết", "đã tiếp nhận", "received"),
    Step.ESCALATED: ("bước 3", "step 3", "cơ quan có thẩm quyền", "escalated"),
    Step.RESOLVED: ("đã giải quyết xong", "đã giải quyết", "giải quyết xong", "resolved"),
    Step.REJECTED: ("không thụ lý", "từ chối", "rejected"),
    Step.WITHDRAWN: ("khách đã rút", "đã rút", "withdrawn"),
    Step.CLOSED: ("đã đóng", "closed"),
}


def _spellings(names: tuple[str, ...]) -> re.Pattern[str]:
    longest = sorted((fold(name) for name in names), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)")


_STEP_WORDS: Final = {step: _spellings(names) for step, names in _STEPS.items()}
_KIND_WORDS: Final = {kind: _spellings(DATA_NAMES[kind]) for kind in DataKind}

Reader = Callable[[re.Match[str], Wanted, date], Wanted | None]


def _span(found: re.Match[str], wanted: Wanted, today: date) -> Wanted | None:
    since = read_day(found[1], today)
    until = read_day(found[2], today) if found[2] else None
    if since is None or (found[2] and until is None):
        return None
    if until is not None and until < since:
        since, until = until, since
    return replace(wanted, since=since, until=until)


def _until(found: re.Match[str], wanted: Wanted, today: date) -> Wanted | None:
    until = read_day(found[1], today)
    return None if until is None else replace(wanted, until=until)


def _on(found: re.Match[str], wanted: Wanted, today: date) -> Wanted | None:
    day = read_day(found[1], today)
    return None if day is None else replace(wanted, since=day, until=day)


def _month(found: re.Match[str], wanted: Wanted, today: date) -> Wanted | None:
    month, year = int(found[1]), int(found[2] or today.year)
    if not (1 <= month <= 12 and 2000 <= year <= 9998):
        return None
    if not found[2] and month > today.month:
        year -= 1
    last = monthrange(year, month)[1]
    return replace(wanted, since=date(year, month, 1), until=date(year, month, last))


def _clause(found: re.Match[str], wanted: Wanted, today: date) -> Wanted | None:
    return replace(wanted, clause=found[1] or found[2])


_READERS: Final[tuple[tuple[re.Pattern[str], Reader], ...]] = (
    (_SPAN, _span),
    (_UNTIL, _until),
    (_MONTH, _month),
    (_ON, _on),
    (_CLAUSE, _clause),
    (_MINE, lambda _, wanted, __: replace(wanted, mine=True)),
    (_FREE, lambda _, wanted, __: replace(wanted, free=True)),
)


def read_wanted(text: str, today: date) -> Wanted:
    """Return what *text* asks for; words that say nothing else are taken for a holder's name.

    A day without a year is the latest such day, as a month without a year is.
    """
    wanted, rest = Wanted(), fold(text)
    for pattern, read in _READERS:
        found = pattern.search(rest)
        now = None if found is None else read(found, wanted, today)
        if found is not None and now is not None:
            wanted, rest = now, _without(rest, found)
    for step, spelled in _STEP_WORDS.items():
        found = spelled.search(rest)
        if found is not None and wanted.step is None:
            wanted, rest = replace(wanted, step=step), _without(rest, found)
    for kind, spelled in _KIND_WORDS.items():
        found = spelled.search(rest)
        if found is not None:
            wanted, rest = replace(wanted, kinds=(*wanted.kinds, kind)), _without(rest, found)
    return replace(wanted, holder=_name(rest, text))


def _without(text: str, found: re.Match[str]) -> str:
    return f"{text[: found.start()]} , {text[found.end() :]}"


def _name(rest: str, text: str) -> str:
    """What is left, in the letters it was typed in where it is a whole part of *text*."""
    typed = {fold(part): part.strip() for part in re.split(r"[,;]", text)}
    left = (part.strip() for part in re.split(r"[,;]", rest))
    names = (typed.get(part) or " ".join(_FILLERS.sub(" ", part).split()) for part in left)
    return " ".join(name for name in names if name.strip(" .:!?"))
