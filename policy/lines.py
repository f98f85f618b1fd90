"""The lines of a policy's text and the marks they begin with."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

ROMAN = {"I": 1, "V": 5, "X": 10}


class Mark(StrEnum):
    """What a line begins with."""

    WORD = "word"  #: "Điều 5.", "Phần II", "Article 5"
    ROMAN = "roman"
    ARABIC = "arabic"
    DECIMAL = "decimal"  #: "2.1"
    UPPER = "upper"  #: "A."
    LOWER = "lower"  #: "a)"
    HASH = "hash"  #: Markdown's "##"
    BULLET = "bullet"
    NONE = "none"


@dataclass(frozen=True)
class Line:
    """One line with words in it; start and end are its places in the whole text."""

    text: str
    start: int
    end: int
    gap: int  #: blank lines before it
    mark: Mark
    number: int  #: what the mark counts, or 0
    body: str  #: the text after the mark
    bulleted: bool = False  #: a list mark stands before it, another mark may follow

    @property
    def sentence(self) -> bool:
        """Whether the line ends as sentences and list items end."""
        return self.body.rstrip().endswith((".", ";", ",", "!", "?", "…"))

    @property
    def capitals(self) -> bool:
        """Whether the words are in capitals."""
        letters = [c for c in self.body if c.isalpha()]
        upper = sum(c.isupper() for c in letters)
        return len(letters) >= 4 and upper >= 0.85 * len(letters)


BULLETS = "-–—•*+●○▪■□◦·‣✓✔➢➤❖♦◆►▶→⁃∙\uf0b7\uf0a7\uf0d8\u2212"
_BULLET = re.compile(rf"(?!\*\*)[{re.escape(BULLETS)}]\s*(?=\S)")
_RULE = re.compile(r"[\W_]*")
_TITLE = r"(?=[^\W\d_]|[\"“'(\[])"
_PATTERNS: tuple[tuple[Mark, re.Pattern[str]], ...] = (
    (Mark.HASH, re.compile(r"(?P<n>#{1,6})\s*(?P<body>\S.*)")),
    (
        Mark.WORD,
        re.compile(
            r"(?:điều|mục|phần|chương|article|section|part|chapter)\s+(?P<n>\d{1,3}|[IVX]+)"
            r"(?:\s*[.:/)–—-]+\s*|\s+|$)(?P<body>.*)",
            re.IGNORECASE,
        ),
    ),
    (
        Mark.DECIMAL,
        re.compile(r"\d{1,2}(?:\.(?P<n>\d{1,2}))+[.)/:]?(?:\s+|" + _TITLE + r")(?P<body>.+)"),
    ),
    (Mark.ROMAN, re.compile(r"(?P<n>[IVX]{1,5})\s*[.)/:–-]\s*" + _TITLE + "(?P<body>.+)")),
    (Mark.ARABIC, re.compile(r"\(?(?P<n>\d{1,2})\s*[.)/:–-]+\s*" + _TITLE + "(?P<body>.+)")),
    (Mark.ARABIC, re.compile(r"(?P<n>0\d)\s+" + _TITLE + "(?P<body>.+)")),
    (Mark.UPPER, re.compile(r"(?P<n>[A-HĐ])\s*[.)/]\s*" + _TITLE + "(?P<body>.+)")),
    (Mark.LOWER, re.compile(r"(?P<n>[a-zđ])\s*[.)/]\s*" + _TITLE + "(?P<body>.+)")),
)


def _roman(letters: str) -> int:
    values = [ROMAN[c] for c in letters.upper()]
    following = [*values[1:], 0]
    return sum(-v if v < after else v for v, after in zip(values, following, strict=True))


def _count(mark: Mark, printed: str) -> int:
    if printed.isdecimal():
        return int(printed)
    if mark in {Mark.ROMAN, Mark.WORD}:
        return _roman(printed)
    if mark is Mark.HASH:
        return len(printed)
    return "abcdđefghijklmnopqrstuvwxyz".index(printed.lower()) + 1


def _symbols(text: str) -> int:
    """How many characters of emoji, dingbats and spaces open the text."""
    for place, char in enumerate(text):
        if not (unicodedata.category(char) in {"So", "Sk", "Mn", "Cf"} or char.isspace()):
            return place
    return 0


def _marked(text: str) -> tuple[Mark, int, str]:
    for mark, pattern in _PATTERNS:
        found = pattern.fullmatch(text)
        if found:
            return mark, _count(mark, found["n"]), found["body"].strip()
    return Mark.NONE, 0, text


def _line(content: str, start: int, gap: int) -> Line:
    bullet = _BULLET.match(content)
    rest = content[bullet.end() :] if bullet else content
    body_from = _symbols(rest)
    mark, number, body = _marked(rest[body_from:].replace("**", ""))
    if mark is Mark.NONE:
        mark, body = (Mark.BULLET if bullet else Mark.NONE), rest
    place = start + len(content) - len(rest)
    return Line(rest, place, start + len(content), gap, mark, number, body, bullet is not None)


def is_rule(text: str) -> bool:
    """Whether a line holds no letter and no digit: dashes, stars, a lone emoji."""
    return _RULE.fullmatch(text) is not None


def read_lines(text: str) -> Iterator[Line]:
    """Yield the lines that hold words, with their marks and places."""
    place = gap = 0
    for raw in text.split("\n"):
        content = raw.strip(" \t\xa0\u200b\ufeff\r\f\v\u3000")
        if is_rule(content):
            gap += 1
        else:
            yield _line(content, place + raw.index(content), gap)
            gap = 0
        place += len(raw) + 1


def joined(lines: list[Line], text: str) -> list[Line]:
    """Put lines broken in mid-sentence together again, the break kept inside the text."""
    whole: list[Line] = []
    for line in lines:
        last = whole[-1] if whole else None
        if last is not None and _goes_on(last, line):
            span = text[last.start : line.end]
            shift = len(last.text) - len(last.body) if last.text.endswith(last.body) else 0
            whole[-1] = Line(
                span,
                last.start,
                line.end,
                last.gap,
                last.mark,
                last.number,
                span[shift:],
                last.bulleted,
            )
        else:
            whole.append(line)
    return whole


def _goes_on(last: Line, line: Line) -> bool:
    return (
        line.gap == 0
        and line.mark is Mark.NONE
        and line.body[:1].islower()
        and len(last.text.rsplit("\n", 1)[-1]) >= 50
        and not last.text.rstrip().endswith((".", ":", ";", "!", "?"))
    )
