"""A policy file, read into a document."""

import hashlib
import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from policy.document import Clause, Document, Section
from policy.folding import nfc, plain
from policy.headings import contents_list, sub_headings, top_headings
from policy.lines import Line, Mark, joined, read_lines
from policy.particulars import contacts_in, date_in, phones_in, tells_date

LARGEST = 1_000_000  #: bytes
_STEP = re.compile(r"\W*(?:buoc|step)\s*(?:thu\s+)?(\d{1,2})\b")
_NAMES_DOCUMENT = re.compile(
    r"\b(chinh sach|quy che|quy dinh|noi quy|cam ket|dieu khoan|thong bao|policy|privacy|"
    r"notice|statement|terms)\b"
)
_NAMED = re.compile(
    r"\b(rieng tu|bao mat|du lieu|ca nhan|privacy|personal|confidential\w*|data protection)\b"
)
_FIELD = re.compile(
    r"\b(thong tin|bao ve|chia se|khach hang|nguoi dung|khach|data|information|customer|users?)\b"
)
_MOJIBAKE = re.compile("Ã[\x80-\xbf ¡-¿]|á[º»][\x80-\xff€-™]|Ä[\x90\x91‘]|â€|Æ°|Æ¡")


class RefusalReason(StrEnum):
    """Why a file cannot be loaded as a policy."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    ENCODING = "encoding"
    NOT_A_POLICY = "not_a_policy"


_PLAIN_WORDS = {
    RefusalReason.EMPTY: "The file is empty. Send a text file that holds the whole policy.",
    RefusalReason.TOO_LARGE: "The file is larger than 1 MB. Send the policy's text alone.",
    RefusalReason.ENCODING: (
        "The file's letters cannot be read. Save it as plain text in UTF-8 and send it again."
    ),
    RefusalReason.NOT_A_POLICY: (
        "The text does not read like a privacy policy: it needs at least two paragraphs about "
        "information or data of customers. Check that it is the right file."
    ),
}


class PolicyRefusedError(Exception):
    """The file cannot be loaded as a policy; the message says what to do about it."""

    def __init__(self, reason: RefusalReason) -> None:
        super().__init__(_PLAIN_WORDS[reason])
        self.reason = reason


@dataclass(frozen=True)
class _Parts:
    """The lines of a policy, sorted by what they are."""

    title: str
    date_line: str
    lines: list[Line]  #: the preamble, headings and paragraphs
    footer: list[Line]
    left_out: list[str]


def _speaks_of_privacy(text: str) -> bool:
    """Whether a text names the field, or uses two of its common words."""
    return _NAMED.search(text) is not None or len(set(_FIELD.findall(text))) >= 2


def read_policy(data: bytes) -> Document:
    """Return the policy that a UTF-8 text file holds.

    A byte order mark, decomposed letters, CRLF and non-breaking spaces are taken as they come;
    UTF-8 once misread as Latin-1 is repaired where that gives the text back whole.

    Raises:
        PolicyRefusedError: The file is empty, over 1 MB, not UTF-8 or no privacy policy.
    """
    warnings: list[str] = []
    text = _text(data, warnings)
    parts = _parts(text)
    sections = tuple(_sections(parts.lines, warnings))
    clauses = [clause for section in sections for clause in section.clauses]
    if len(clauses) < 2 or not _speaks_of_privacy(plain(text)):
        raise PolicyRefusedError(RefusalReason.NOT_A_POLICY)
    date_line = parts.date_line or _date_inside(clauses)
    outside = [line.text for line in parts.footer] + parts.left_out
    if not parts.title:
        warnings.append("no title was found")
    return Document(
        title=parts.title,
        posted=date_in(date_line),
        posted_text=date_line,
        sections=sections,
        contacts=contacts_in(text.split("\n")),
        left_out=tuple(line for line in outside if line),
        warnings=tuple(warnings),
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        hotline_text=next((line for line in outside if phones_in(line)), ""),
    )


def _text(data: bytes, warnings: list[str]) -> str:
    if len(data) > LARGEST:
        raise PolicyRefusedError(RefusalReason.TOO_LARGE)
    try:
        text = data.decode("utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig")
    except UnicodeDecodeError as broken:
        raise PolicyRefusedError(RefusalReason.ENCODING) from broken
    text = _repaired(text, warnings)
    if "\0" in text or "\ufffd" in text:
        raise PolicyRefusedError(RefusalReason.ENCODING)
    text = nfc(html.unescape(text) if "&" in text else text)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise PolicyRefusedError(RefusalReason.EMPTY)
    return text


def _repaired(text: str, warnings: list[str]) -> str:
    """Undo UTF-8 misread as Latin-1 or Windows-1252, or refuse it."""
    if len(_MOJIBAKE.findall(text)) * 60 < len(text):
        return text
    try:
        repaired = b"".join(_misread_byte(char) for char in text).decode()
    except (UnicodeEncodeError, UnicodeDecodeError) as broken:
        raise PolicyRefusedError(RefusalReason.ENCODING) from broken
    warnings.append("the text was UTF-8 misread as Latin-1; it was repaired")
    return repaired


def _misread_byte(char: str) -> bytes:
    try:
        return char.encode("cp1252")
    except UnicodeEncodeError:
        return char.encode("latin-1")


def _parts(text: str) -> _Parts:
    lines = list(read_lines(text))
    title, taken = _title(lines)
    lines, left_out = lines[taken:], [line.text for line in lines[:taken] if line.text != title]
    lines, footer = _footer(lines)
    date_line, lines = _date_line(lines)
    listed = contents_list(lines)
    if listed:
        left_out += [line.text for place, line in enumerate(lines) if place in listed]
        if min(listed) and len(lines[min(listed) - 1].text) < 40:
            listed.add(min(listed) - 1)
    lines = [line for place, line in enumerate(lines) if place not in listed]
    return _Parts(title, date_line, joined(lines, text), footer, left_out)


def _title(lines: list[Line]) -> tuple[str, int]:
    """Return the title and how many opening lines belong to it (a firm's name, a repeat)."""
    opening: list[Line] = []
    if lines and _only_top(lines[0], lines):
        return lines[0].body, 1
    for line in lines[:4]:
        if line.mark is not Mark.NONE or len(line.text) > 150 or line.text.endswith((".", ";")):
            break
        if tells_date(line.text):
            break
        opening.append(line)
    named = [n for n, line in enumerate(opening) if _NAMES_DOCUMENT.search(plain(line.text))]
    kept = [n for n in named if n == named[0] or not _body_follows(lines, n)]
    if kept:
        repeat = [n for n in named if plain(opening[n].text) == plain(opening[kept[0]].text)]
        return opening[max(0, kept[-1])].text, max([*kept, *repeat]) + 1
    if opening and (len(opening) > 1 or not _body_follows(lines, 0)):
        return opening[0].text, 1
    return "", 0


def _only_top(first: Line, lines: list[Line]) -> bool:
    """Whether the first line is Markdown's one "#" above others with more."""
    top = [line for line in lines if line.mark is Mark.HASH and line.number == 1]
    return first.mark is Mark.HASH and top == [first]


def _body_follows(lines: list[Line], place: int) -> bool:
    following = lines[place + 1 : place + 2]
    return any(
        (line.sentence or line.mark is Mark.BULLET) and not tells_date(line.text)
        for line in following
    )


def _footer(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """Split off what stands after the widest gap near the end, when it is only short lines."""
    if len(lines) < 4:
        return lines, []
    widest = max(line.gap for line in lines[1:])
    place = max(n for n, line in enumerate(lines) if n and line.gap == widest)
    tail = lines[place:]
    usual = sorted(line.gap for line in lines[1:])[len(lines) // 2]
    alone = widest >= 3 and widest > usual + 1 and place >= len(lines) * 0.6
    if (
        alone
        and len(tail) <= 8
        and all(len(line.text) <= 100 and line.mark in {Mark.NONE, Mark.BULLET} for line in tail)
    ):
        return lines[:place], tail
    return lines, []


def _date_line(lines: list[Line]) -> tuple[str, list[Line]]:
    """Take the short line out that tells the date, at the top or at the end."""
    places = [*range(min(6, len(lines))), *range(max(6, len(lines) - 3), len(lines))]
    for n in places:
        strong = n >= 6 or lines[n].mark is not Mark.NONE
        if len(lines[n].text) <= 160 and tells_date(lines[n].text, strong=strong):
            return lines[n].text, [*lines[:n], *lines[n + 1 :]]
    return "", lines


def _date_inside(clauses: list[Clause]) -> str:
    """Return the sentence inside the paragraphs that tells the date, or ""."""
    for clause in clauses:
        if tells_date(clause.text, strong=True):
            for sentence in re.split(r"(?<=[.!?])\s+(?=[^\W\d_])", clause.text):
                if tells_date(sentence, strong=True):
                    return sentence
    return ""


def _sections(lines: list[Line], warnings: list[str]) -> Iterator[Section]:
    tops = top_headings(lines)
    if not tops:
        warnings.append("no headings were found; the text is one section")
    preamble = lines[: tops[0]] if tops else lines
    if preamble:
        yield Section("0" if tops else "1", "", _clauses("0" if tops else "1", preamble))
    ids = _ids([lines[place] for place in tops], warnings)
    ends = [*tops[1:], len(lines)] if tops else []
    for id_, start, end in zip(ids, tops, ends, strict=True):
        yield from _divided(id_, _heading(lines[start]), lines[start + 1 : end])


def _ids(headings: list[Line], warnings: list[str]) -> list[str]:
    """The printed numbers where each is there once, else the places in the text."""
    numbers = [line.number for line in headings if line.mark is not Mark.HASH]
    if numbers and all(numbers) and len(numbers) == len(headings):
        if numbers != list(range(numbers[0], numbers[0] + len(numbers))):
            warnings.append("the headings' numbers have a gap or a repeat")
        if len(set(numbers)) == len(numbers):
            return [str(number) for number in numbers]
    return [str(place) for place in range(1, len(headings) + 1)]


def _heading(line: Line) -> str:
    return (line.body or line.text).rstrip(": ").strip("*# ")


def _divided(id_: str, heading: str, lines: list[Line]) -> Iterator[Section]:
    """Yield a section, and after it a section for each heading of the second level."""
    subs = sorted(sub_headings(lines))
    if not subs:
        yield Section(id_, heading, _clauses(id_, lines))
        return
    yield Section(id_, heading, _clauses(f"{id_}.0", lines[: subs[0]]))
    for place, (start, end) in enumerate(zip(subs, [*subs[1:], len(lines)], strict=True), 1):
        sub = f"{id_}.{place}"
        yield Section(sub, _heading(lines[start]), _clauses(sub, lines[start + 1 : end]))


def _clauses(prefix: str, lines: list[Line]) -> tuple[Clause, ...]:
    return tuple(
        Clause(f"{prefix}.{place}", line.text, _step(line.text))
        for place, line in enumerate(lines, start=1)
    )


def _step(text: str) -> int | None:
    found = _STEP.match(plain(text))
    return int(found[1]) if found else None
