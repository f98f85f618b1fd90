"""Secrets in clear patterns, masked before a text is kept: passwords, codes, papers, cards."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from cases.words import bare

MASK: Final = "•••••"


class SecretKind(StrEnum):
    """What kind of secret was masked."""

    PASSWORD = "password"  # noqa: S105 - a kind of secret, no secret
    ONE_TIME_CODE = "one_time_code"
    ID_NUMBER = "id_number"  # căn cước, chứng minh nhân dân
    PASSPORT = "passport"
    BANK_CARD = "bank_card"


@dataclass(frozen=True)
class Masked:
    """A text with its secrets masked, and the kinds that were found."""

    text: str
    found: frozenset[SecretKind]


@dataclass(frozen=True)
class _Pattern:
    """Where a kind of secret stands: group "secret" of a pattern over folded text."""

    kind: SecretKind
    regex: re.Pattern[str]
    counts: Callable[[str], bool] = bool  # is it one? asked of the secret as written


@dataclass(frozen=True)
class _Shadow:
    """A text folded for matching, with the place of each folded character in the original."""

    text: str
    places: tuple[int, ...]


_START: Final = r"(?<![^\W_])"  # of a word
_STOP: Final = r"(?![^\W_])"

# What may stand between the name of a secret and the secret. Every repeat is bounded, so that
# matching stays linear.
_LINK: Final = (
    r"(?:[\s:=]{1,3}(?:cua|toi|em|anh|chi|minh|dang nhap|moi|cu|so|nay|the|my|new|old|for|no|"
    r"number|code|ma|gui|ve|may|duoc|doi|account|tai khoan|email|gmail|facebook|zalo|ngan hang|"
    rf"wifi|bank){_STOP}){{0,4}}"
)
_IS: Final = (
    r"(?:[ \t]{0,3}[:=]\s{0,3}|[ \t]{1,3}(?:la|thanh|is|was|are)(?=[\s:])\s{0,3}:?\s{0,3})"
)
_AS: Final = rf"(?:{_IS}|[ \t]{{1,3}})"
_LOGIN: Final = (
    rf"{_START}(?:mat khau|mat ma|mk|passwords?|passcode|passwd|pass|pwd|pw|ma pin|pin code|"
    rf"my pin|pin(?=[ \t]{{0,3}}[:=])){_STOP}"
)
_OTP: Final = (
    rf"{_START}(?:(?:ma )?otp(?: code)?|ma xac (?:nhan|thuc|minh)|verification code|"
    rf"security code|login code|one[- ]time (?:code|password|passcode)){_STOP}"
)
_PAPER: Final = (
    rf"{_START}(?:cccd|cmnd|cmt|cmtnd|can cuoc(?: cong dan)?|chung minh(?: nhan dan| thu)?|"
    r"dinh danh(?: ca nhan)?|id card(?: number| no)?|id number|id no|identity card|citizen id|"
    rf"national id){_STOP}"
)
_PASSPORT: Final = rf"{_START}(?:ho chieu|passport){_STOP}"
_FREE: Final = r"(?<![\w+.,/-])"  # a number that is no part of a longer one, nor
_UNIT: Final = (
    r"[ \t]?(?:dong|vnd|d|k|tr|trieu|nghin|ngan|lan|ngay|thang|nam|phut|giay|ky tu|nguoi|times|"
    rf"days|years|minutes){_STOP}"
)
_ENDS: Final = rf"(?![\w/-])(?![.,]\d)(?!{_UNIT})"  # of a date, nor an amount of something
_ALONE: Final = r"(?<!\d[ .-])"  # what is written in groups begins with its first group
_CITIZEN: Final = (  # province 001-096, then sex and century; 084 3... is a telephone
    r"(?!084[ .-]?3)(?=0(?:0[1-9]|[1-8]\d|9[0-6])[ .-]?[0-3])"
    rf"(?:\d{{12}}|{_ALONE}\d{{3}}(?P<by>[ .-])\d{{3}}(?P=by)\d{{3}}(?P=by)\d{{3}}|"
    rf"{_ALONE}\d{{4}}(?P<sep>[ .-])\d{{4}}(?P=sep)\d{{4}})"
)
_CARD: Final = (
    r"(?=4|5[1-5]|2[2-7]|3[47]|35|6011|62|65|9704)"
    rf"(?:\d{{13,19}}|{_ALONE}\d{{4}}(?P<gap>[ -])\d{{4}}(?P=gap)\d{{4}}(?P=gap)\d{{1,7}}|"
    rf"{_ALONE}\d{{4}}[ -]\d{{6}}[ -]\d{{5}})"
)

# What follows "password is" in a sentence that gives no password away.
_NO_SECRET: Final = re.compile(
    "a|about|ai|always|an|and|anh|asked|bao|because|being|bi|biet|cai|changed|chi|co|compromised|"
    "correct|cua|cu|da|dang|de|different|do|doi|du|duoc|dung|easy|encrypted|expired|exposed|for|"
    "forgotten|found|gi|gone|hacked|hashed|he|here|hoan|in|incorrect|insecure|it|just|khi|khong|"
    "known|leaked|lo|long|lost|mat|minh|mot|moi|my|nao|nen|never|nhu|nhung|no|not|now|of|on|one|"
    "only|our|public|rat|required|requested|reset|roi|safe|sai|same|secure|sent|shared|short|"
    "shown|so|still|stolen|stored|strong|tai|taken|that|the|they|theo|thong|to|toi|too|unique|"
    "unknown|unsafe|used|van|very|vi|visible|weak|what|where|which|who|why|wrong|yeu|you|your"
)
_PUNCTUATION: Final = ".,;!?\"'“”‘’()[]•"


def _is_password(value: str) -> bool:
    """Return whether a word after "mật khẩu là" can be a password.

    A word with Vietnamese marks and no digit is a word of the sentence, as is a label.
    """
    plain = value.strip(_PUNCTUATION).lower()
    if not plain or plain.endswith(":"):
        return False
    if any(char.isdecimal() for char in plain) or value[0] in "\"'“‘":
        return True
    return plain.isascii() and _NO_SECRET.fullmatch(plain) is None


def _is_card(value: str) -> bool:
    """Return whether the digits of *value* are a card number by their check digit."""
    digits = [int(char) for char in reversed(value) if char.isdecimal()]
    doubled = (sum(divmod(digit * 2, 10)) for digit in digits[1::2])
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0


_QUOTED: Final = "[\"'“‘][^\"'”’\\n]{1,64}[\"'”’]"
_MIXED: Final = rf"(?=\S{{0,63}}\d)(?=\S{{0,63}}[a-z@#$!%*&])(?!\d+{_UNIT})\S{{4,64}}"

_PATTERNS: Final = (
    _Pattern(
        SecretKind.PASSWORD,
        re.compile(rf"{_LOGIN}{_LINK}{_IS}(?P<secret>{_QUOTED}|\S{{1,64}})"),
        _is_password,
    ),
    _Pattern(  # said with words between: "mật khẩu đăng nhập trang thuế là ..."
        SecretKind.PASSWORD,
        re.compile(rf"{_LOGIN}(?:[ \t]{{1,3}}[^\s:=]{{1,40}}){{1,6}}?{_IS}(?P<secret>{_MIXED})"),
        _is_password,
    ),
    _Pattern(  # said without "is": digits, alone or mixed with letters or signs
        SecretKind.PASSWORD,
        re.compile(rf"{_LOGIN}[ \t]{{1,3}}(?P<secret>\d{{4,8}}{_ENDS}|{_MIXED})"),
        _is_password,
    ),
    _Pattern(
        SecretKind.ONE_TIME_CODE,
        re.compile(rf"{_OTP}{_LINK}{_AS}(?P<secret>\d{{4,8}}|\d{{3}}[ -]\d{{3}}){_ENDS}"),
    ),
    _Pattern(
        SecretKind.ONE_TIME_CODE,
        re.compile(
            rf"{_FREE}(?P<secret>\d{{4,8}})[ \t]{{1,3}}(?:la|is)(?: your| my| the)? {_OTP}"
        ),
    ),
    _Pattern(
        SecretKind.ID_NUMBER,
        re.compile(rf"{_PAPER}{_LINK}{_AS}(?P<secret>\d{{9}}|\d{{12}}){_ENDS}"),
    ),
    _Pattern(SecretKind.ID_NUMBER, re.compile(rf"{_FREE}(?P<secret>{_CITIZEN}){_ENDS}")),
    _Pattern(
        SecretKind.PASSPORT,
        re.compile(rf"{_PASSPORT}{_LINK}{_AS}(?P<secret>[a-z]{{1,2}}\d{{6,8}}){_ENDS}"),
    ),
    _Pattern(SecretKind.BANK_CARD, re.compile(rf"{_FREE}(?P<secret>{_CARD}){_ENDS}"), _is_card),
)


def mask(text: str) -> Masked:
    """Return *text* with each secret replaced by dots, all else as it was.

    Passwords and codes count where the text names them, papers by name or by the form of a
    căn cước, cards by their check digit. Phone numbers, amounts and dates stay. The time is
    linear in the length of *text*.
    """
    shadow = _shadow(text)
    found = list(_found(text, shadow))
    parts, at = [], 0
    for start, end in _joined((start, end) for _, start, end in found):
        parts += [text[at:start], MASK]
        at = end
    return Masked("".join([*parts, text[at:]]), frozenset(kind for kind, _, _ in found))


def _found(text: str, shadow: _Shadow) -> Iterator[tuple[SecretKind, int, int]]:
    """Yield each secret's kind and its place in *text*."""
    for pattern in _PATTERNS:
        for match in pattern.regex.finditer(shadow.text):
            start, end = (shadow.places[index] for index in match.span("secret"))
            if pattern.counts(text[start:end]):
                yield pattern.kind, start, end


def _joined(spans: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the spans in order, those that overlap as one."""
    last: tuple[int, int] | None = None
    for start, end in sorted(spans):
        if last is not None and start < last[1]:
            last = last[0], max(last[1], end)
            continue
        if last is not None:
            yield last
        last = start, end
    if last is not None:
        yield last


def _shadow(text: str) -> _Shadow:
    """Return *text* in small letters without marks; places has one more, for the end."""
    folded = [(bare(char), place) for place, char in enumerate(text)]
    places = [place for chars, place in folded for _ in chars]
    return _Shadow("".join(chars for chars, _ in folded), (*places, len(text)))
