"""What a typed message says when it is one of the words a button would carry."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache, lru_cache
from typing import Final


class Word(StrEnum):
    """What can be typed instead of pressing a button."""

    AGREE = "agree"
    DECLINE = "decline"
    CUSTOMER = "customer"
    ACCOUNTANT = "accountant"
    SKIP = "skip"
    DONE = "done"
    BACK = "back"
    EDIT = "edit"  # with a number: see edit_number()
    SEND = "send"
    SEND_NOW = "send_now"
    CONTINUE = "continue"
    CANCEL = "cancel"
    CONFIRM = "confirm"
    DROP = "drop"
    HELP = "help"


WRITTEN: Final[Mapping[Word, tuple[str, ...]]] = {
    Word.AGREE: ("đồng ý", "tôi đồng ý", "agree", "i agree"),
    Word.DECLINE: ("từ chối", "không đồng ý", "tôi không đồng ý", "decline", "disagree"),
    Word.CUSTOMER: ("khách hàng", "customer"),
    Word.ACCOUNTANT: ("kế toán viên", "kế toán", "accountant"),
    Word.SKIP: ("bỏ qua", "skip"),
    Word.DONE: ("xong", "done"),
    Word.BACK: ("quay lại", "back"),
    Word.EDIT: ("sửa", "edit"),
    Word.SEND: ("gửi", "send"),
    Word.SEND_NOW: ("gửi ngay", "send now"),
    Word.CONTINUE: ("tiếp tục", "continue"),
    Word.CANCEL: ("hủy", "cancel"),
    Word.CONFIRM: ("xác nhận", "confirm"),
    Word.DROP: ("bỏ", "drop"),
    Word.HELP: ("?", "trợ giúp", "giúp", "giải thích", "help", "explain"),
}

_EDIT: Final = re.compile(r"(?:sua|edit)(?: cau| muc| number| no)? ?([0-9]{1,2})")
_NUMBERS: Final = re.compile(r"[0-9]{1,2}(?:[ ,;+&]+(?:(?:va|and) )?[0-9]{1,2})*")
_NUMBERED: Final = re.compile(r"^[0-9]{1,2}\. ")
_BETWEEN: Final = re.compile(r"[,;+&]| va | and ")
_TRIM: Final = " .,;:!\"'()[]"


@lru_cache(maxsize=4096)
def bare(char: str) -> str:
    """Return one character in small letters without marks; empty for a mark by itself."""
    parts = unicodedata.normalize("NFKD", char).casefold()
    kept = (part for part in parts if unicodedata.category(part) not in {"Mn", "Me", "Cf"})
    return "".join(kept).replace("đ", "d")


def fold(text: str) -> str:
    """Return *text* in small letters, without marks, its spaces single and its ends trimmed."""
    return " ".join("".join(bare(char) for char in text).split())


def _said(text: str) -> str:
    """Return *text* folded, without the signs a button or a sentence ends would add."""
    seen = "".join(" " if unicodedata.category(char) == "So" else char for char in text)
    folded = fold(seen)
    return folded.strip(_TRIM) or folded


def said(text: str) -> Word | None:
    """Return the word that the whole of *text* is, or None.

    Any case, marks optional, in either language; a full stop, an exclamation mark or the emoji
    of a button do not matter. A word inside a longer sentence says nothing.
    """
    return _folded().get(_said(text)) if len(text) <= 64 else None


@cache
def _folded() -> Mapping[str, Word]:
    """Return the words by each way they are written, folded."""
    return {fold(way): word for word, ways in WRITTEN.items() for way in ways}


def edit_number(text: str) -> int | None:
    """Return N when the whole of *text* is "sửa N" or "edit N"."""
    match = _EDIT.fullmatch(_said(text[:64])) if len(text) <= 64 else None
    return int(match[1]) if match else None


def choices(text: str, count: int) -> tuple[int, ...] | None:
    """Return the options, from 1 to *count*, that *text* picks by number, in rising order.

    Written like `2`, `1,3`, `1 3` or `1, 2 và 3`. None if *text* is anything else, or names an
    option that is not there.
    """
    plain = _said(text) if len(text) <= 128 else ""
    if not _NUMBERS.fullmatch(plain):
        return None
    picked = sorted({int(number) for number in re.findall("[0-9]+", plain)})
    return tuple(picked) if picked[0] >= 1 and picked[-1] <= count else None


def names(text: str, known: Mapping[str, Iterable[str]]) -> tuple[str, ...] | None:
    """Return the keys of *known* whose names *text* lists, in the order of *known*.

    None unless every part of *text*, between commas, "và" or "and", is one of the names. The
    number a button carries before its name may be typed too.
    """
    if len(text) > 512:
        return None
    keys = {fold(name): key for key, ways in known.items() for name in ways}
    whole = _NUMBERED.sub("", _said(text))
    parts = [whole] if whole in keys else [part.strip() for part in _BETWEEN.split(whole)]
    if not all(part in keys for part in parts):
        return None
    picked = {keys[part] for part in parts}
    return tuple(key for key in known if key in picked)
