"""Which clauses of a policy answer which topics, found when the policy is loaded."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from math import log

from policy.document import Clause, Document
from policy.knowledge_files import Topic
from policy.particulars import phones_in

#: a policy is of a trade when it answers this share of its topics; the share told of a stranger
AT_HOME, RARELY = 0.3, 0.02
_STEP = re.compile(r"step (\d+)")
_NUMBER = re.compile(r"\d")


@dataclass(frozen=True)
class Passage:
    """A clause with what is known of it."""

    clause: Clause
    heading: str
    notions: frozenset[str]
    heading_notions: frozenset[str]

    @cached_property
    def lower(self) -> str:
        """The clause in lower case."""
        return self.clause.text.lower()

    @cached_property
    def headed(self) -> str:
        """The clause with its heading before it, in lower case."""
        return f"{self.heading} {self.clause.text}".lower()


@cache
def _parts(pattern: str) -> tuple[tuple[str, ...], ...]:
    """The "&" parts of a "says:" line, each with its "|" alternatives."""
    return tuple(
        tuple(alternative.strip() for alternative in part.split("|"))
        for part in pattern.split(" & ")
    )


def _holds(alternative: str, lower: str, notions: frozenset[str]) -> bool:
    if alternative.startswith("@"):
        return alternative[1:] in notions
    if alternative == r"\d":
        return _NUMBER.search(lower) is not None
    if alternative not in lower:
        return False
    return re.search(rf"(?<!\w){re.escape(alternative)}(?!\w)", lower) is not None


def says(pattern: str, lower: str, notions: frozenset[str]) -> bool:
    """Whether a clause, in lower case, reads as a "says:" line tells.

    All of the line's "&" parts have to hold, of each any of its "|" alternatives.
    """
    return all(
        any(_holds(alternative, lower, notions) for alternative in part)
        for part in _parts(pattern)
    )


def _reading_so(topic: Topic, passages: Sequence[Passage]) -> dict[str, float]:
    """The clauses that read as the topic tells: 1 by their own words, less with the heading's."""
    for patterns in (topic.says, topic.otherwise):
        own = {p.clause.id: 1.0 for p in passages if _reads(patterns, p)}
        if own:
            return own
    patterns = (*topic.says, *topic.otherwise)
    return {p.clause.id: 0.5 for p in passages if p.notions and _reads(patterns, p, headed=True)}


def _reads(patterns: Sequence[str], passage: Passage, *, headed: bool = False) -> bool:
    if headed:
        notions = passage.notions | passage.heading_notions
        return any(says(pattern, passage.headed, notions) for pattern in patterns)
    return any(says(pattern, passage.lower, passage.notions) for pattern in patterns)


def _procedure(document: Document) -> str | None:
    """The clause that stands before the first step."""
    if not document.steps:
        return None
    section = document.section_of(document.steps[0].id)
    if section is None:
        return None
    places = [clause.id for clause in section.clauses]
    first = places.index(document.steps[0].id)
    return places[first - 1] if first else None


def _placed(place: str, document: Document) -> str | None:
    """The clause at a place that every policy may have, found by structure."""
    if step := _STEP.fullmatch(place):
        return next((c.id for c in document.steps if c.step == int(step[1])), None)
    found = _PLACES.get(place)
    return found(document) if found else None


def _date(document: Document) -> str | None:
    return "meta.date" if document.posted_text else None


def _effective_date(document: Document) -> str | None:
    return "meta.date" if _tells_effect(document.posted_text) else None


def _hotline(document: Document) -> str | None:
    if document.hotline_text:
        return "meta.hotline"
    return next((clause.id for clause in document.clauses if phones_in(clause.text)), None)


def _email(document: Document) -> str | None:
    return next((clause.id for clause in document.clauses if "@" in clause.text), None)


_PLACES = {
    "procedure": _procedure, "date": _date, "effective date": _effective_date,
    "hotline": _hotline, "email": _email,
}  # fmt: skip


def _tells_effect(line: str) -> bool:
    lower = line.lower()
    return any(cue in lower for cue in ("hiệu lực", "áp dụng", "từ ngày", "effective", "force"))


def matched(
    topics: Sequence[Topic], document: Document, passages: Sequence[Passage]
) -> dict[str, dict[str, float]]:
    """Return, for each topic, the clauses that answer it and how surely; none for many."""
    found: dict[str, dict[str, float]] = {}
    for topic in topics:
        placed = _placed(topic.place, document) if topic.place else None
        found[topic.name] = {placed: 1.0} if placed else _reading_so(topic, passages)
    return found


def out_of_place(
    topics: Sequence[Topic], found: Mapping[str, Mapping[str, float]]
) -> tuple[float, ...]:
    """Return, for each topic, the logarithm of how much less likely this policy makes it.

    Customers of a firm seldom ask about another trade: a topic that no clause answers counts
    less, the fewer of its trade's topics the policy answers.
    """
    of_trade = Counter(topic.trade for topic in topics)
    answered = Counter(topic.trade for topic in topics if found[topic.name])
    return tuple(
        0.0
        if not topic.trade or found[topic.name]
        else min(0.0, log((answered[topic.trade] / of_trade[topic.trade] + RARELY) / AT_HOME))
        for topic in topics
    )
