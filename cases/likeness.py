"""Likeness: whether two complaints are likely about one and the same thing."""

import re
from collections.abc import Iterable
from typing import Final

from rapidfuzz.fuzz import token_set_ratio, token_sort_ratio

from cases.complaint import Form
from cases.words import fold

OFFERED: Final = 3
_SAME: Final = 90.0
_KINDRED: Final = 80.0
"""How like each other, of 100, two stories must be; less where their subject is the same."""
_FEW_WORDS: Final = 5


def most_like(form: Form, others: Iterable[tuple[str, Form]]) -> tuple[str, ...]:
    """Return the codes of those *others* that *form* likely repeats, the most alike first."""
    near = [(likeness(form, other), code) for code, other in others if alike(form, other)]
    return tuple(code for _, code in sorted(near, key=lambda each: -each[0])[:OFFERED])


def alike(one: Form, other: Form) -> bool:
    """Return whether the two likely tell of one thing."""
    return likeness(one, other) >= (_KINDRED if _kindred(one, other) else _SAME)


def likeness(one: Form, other: Form) -> float:
    """Return how like each other the two stories are, from 0 to 100.

    Case, marks and the order of words do not matter, nor what one story says beyond the other,
    unless one has so few words that any story holds them.
    """
    first, second = _words(one), _words(other)
    ratio = token_sort_ratio if min(len(first), len(second)) < _FEW_WORDS else token_set_ratio
    return ratio(" ".join(first), " ".join(second))


def _words(form: Form) -> list[str]:
    return re.findall(r"\w+", fold(form.what or ""))


def _kindred(one: Form, other: Form) -> bool:
    """Return whether they name the same clause, or a kind of data that both were misused in."""
    same_clause = one.clause_id is not None and one.clause_id == other.clause_id
    return same_clause or not set(one.kinds).isdisjoint(other.kinds)
