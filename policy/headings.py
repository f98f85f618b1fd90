"""Which lines of a policy are its headings.

Policies number their sections in every way, or in none. Each way of marking a heading is tried
on the whole text; the way that comes first in the text and divides it soundly is taken.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence

from policy.folding import plain
from policy.lines import Line, Mark

LONGEST = 140  #: characters; a longer line is a paragraph
_CITED = re.compile(
    r"\b(luat|bo luat|nghi dinh|thong tu|hien phap|phap lenh|quyet dinh|law|decree|regulation)\b"
    r".*(\b(19|20)\d\d\b|\d+/)"
)
_GOES_ON = re.compile(r"(cua|trong|tai|va|khoan|nay|of|and)\b")
_STEP = re.compile(r"(buoc|step)\s*\d+\s*\W")
_LEADERS = re.compile(r"[\s.…_·-]*\d*\s*$")


def _heading_like(line: Line) -> bool:
    return (
        0 < len(line.body) <= LONGEST
        and not line.body.endswith((";", ","))
        and not _STEP.match(plain(line.text))
        and not _CITED.search(plain(line.body))
        and not (line.mark is Mark.WORD and _GOES_ON.match(plain(line.body)))
    )


def _numbered(*marks: Mark) -> Callable[[Line], bool]:
    return lambda line: (
        line.mark in marks and (_heading_like(line) or (line.mark is Mark.WORD and not line.body))
    )


def _capitals(line: Line) -> bool:
    return line.mark in {Mark.NONE, Mark.BULLET} and line.capitals and _heading_like(line)


def _colon(line: Line) -> bool:
    return line.mark in {Mark.NONE, Mark.BULLET} and line.body.endswith(":") and _short(line)


def _short(line: Line) -> bool:
    return len(line.body) <= 90 and _heading_like(line) and line.body[:1].isupper()


def _bulleted(line: Line) -> bool:
    return line.mark is Mark.BULLET and _short(line) and not line.sentence


def _bare(line: Line) -> bool:
    return line.mark is Mark.NONE and _short(line) and not line.sentence


def _bare_sentence(line: Line) -> bool:
    return line.mark is Mark.NONE and line.gap > 0 and _short(line) and len(line.body) <= 60


#: ways of marking a heading; of the numbered ones the first in the text wins, then in this order
NUMBERED = (
    _numbered(Mark.HASH),
    _numbered(Mark.WORD),
    _numbered(Mark.ROMAN),
    _numbered(Mark.UPPER),
    _numbered(Mark.ARABIC),
    _capitals,
)
UNNUMBERED = (_bulleted, _bare, _colon)


def _chain(found: list[int], lines: Sequence[Line]) -> list[int]:
    """Drop numbers out of order, as citations have them; one missing or used twice is borne."""
    if not found or lines[found[0]].mark in {Mark.HASH, Mark.NONE, Mark.BULLET}:
        return found
    kept: list[int] = []
    last = 0
    for place in found:
        number = lines[place].number
        if (not kept and number <= 2) or (kept and last <= number <= last + 3):
            kept.append(place)
            last = number
    return kept


def _restarts(found: list[int], lines: Sequence[Line]) -> bool:
    """Whether the numbers start again at one: then they count items, not sections."""
    return (
        sum(lines[place].number == 1 for place in found) > 1
        and len({lines[place].body for place in found if lines[place].number == 1}) > 1
    )


def _bodied(found: list[int], lines: Sequence[Line]) -> float:
    """The share of the headings that have something under them."""
    ends = [*found[1:], len(lines)]
    return sum(end - start > 1 for start, end in zip(found, ends, strict=True)) / len(found)


def _way(is_heading: Callable[[Line], bool], lines: Sequence[Line]) -> list[int]:
    found = [place for place, line in enumerate(lines) if is_heading(line)]
    if found and lines[found[0]].mark not in {Mark.HASH, Mark.NONE, Mark.BULLET}:
        if _restarts(found, lines):
            return []
        found = _chain(found, lines)
    alone = len(found) == 1 and lines[found[0]].mark is Mark.WORD
    return found if alone or (len(found) >= 2 and _bodied(found, lines) >= 0.6) else []


def top_headings(lines: Sequence[Line]) -> list[int]:
    """Return the places of the lines that head the sections."""
    ways = [found for way in NUMBERED if (found := _way(way, lines))]
    if ways:
        best = min(ways, key=lambda found: found[0])
        return sorted({*best, *_unnumbered_among(best, lines)})
    for way in UNNUMBERED:
        if found := _way(way, lines):
            return found
    alone = [n for n in _way(_bare_sentence, lines) if _leads(n, lines)]
    return alone if len(alone) > 1 else []


def _leads(place: int, lines: Sequence[Line]) -> bool:
    """Whether the next line follows at once: a paragraph of its own has a blank line after it."""
    return place + 1 < len(lines) and lines[place + 1].gap == 0


def _unnumbered_among(best: list[int], lines: Sequence[Line]) -> list[int]:
    """Headings without a number between, or after, the numbered ones: those in capitals."""
    nested = lines[best[0]].mark in {Mark.ROMAN, Mark.WORD, Mark.ARABIC, Mark.UPPER}
    return [
        place
        for place in range(best[0], len(lines))
        if nested and _capitals(lines[place]) and _followed(place, lines)
    ]


def _followed(place: int, lines: Sequence[Line]) -> bool:
    return place + 1 < len(lines) and not _capitals(lines[place + 1])


def sub_headings(lines: Sequence[Line]) -> set[int]:
    """Return the places, among a section's lines, that head a part of it.

    A second level is a heading in one policy and a whole sentence in another: it counts as
    headings only where its lines are short, end openly and have something under them.
    """
    for mark in (Mark.DECIMAL, Mark.ARABIC, Mark.ROMAN, Mark.UPPER, Mark.LOWER):
        found = [place for place, line in enumerate(lines) if line.mark is mark]
        if not found:
            continue
        headed = [
            place
            for place in found
            if len(lines[place].body) <= 100
            and not lines[place].sentence
            and not _STEP.match(plain(lines[place].text))
        ]
        if len(headed) >= 0.7 * len(found) and _bodied(found, lines) >= 0.6:
            return set(found)
    return set()


def contents_list(lines: Sequence[Line]) -> set[int]:
    """Return the places of a contents list: early lines in a run that the text repeats later."""
    keys = [_LEADERS.sub("", plain(line.body)) for line in lines]
    last = {key: place for place, key in enumerate(keys)}
    repeated = [
        place
        for place, key in enumerate(keys)
        if key and last[key] > place and len(lines[place].body) <= LONGEST
    ]
    runs: list[list[int]] = []
    for place in repeated:
        if runs and place == runs[-1][-1] + 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    run = max(runs, key=len, default=[])
    return set(run) if len(run) >= 3 else set()


def repeats(texts: Sequence[str]) -> list[str]:
    """Return what stands more than once, in plain form."""
    return [key for key, count in Counter(map(plain, texts)).items() if count > 1]
