"""The decision: a clause, a flow, or that the policy does not state it."""

import math
import unicodedata
from dataclasses import dataclass

from policy.evidence import Evidence
from policy.typed import Typed


@dataclass(frozen=True)
class Rates:
    """How the kinds of evidence are weighed; set by cross-validation (docs/answers.md)."""

    clause: float = 3.6
    cover: float = 1.0
    near: float = 0.8
    untold: float = 1.6  #: taken off where the clause does not tell the kind of thing asked for
    unstated: float = 2.9
    unstated_known: float = 2.7
    flow: float = 4.5
    start: float = -0.1  #: added to a clause's side
    sure: float = 0.5  #: a clause is quoted when its side outweighs by this


@dataclass(frozen=True)
class Decision:
    """An outcome and how sure it is; order holds the clauses, best first."""

    outcome: str  #: as in Answer, or "overview"
    chance: float
    order: tuple[str, ...]
    close: bool  #: two clauses are about as likely
    why: str


def _logistic(value: float) -> float:
    return 1.0 / (1.0 + math.exp(-value))


def unreadable(text: str) -> str:
    """Why a text cannot be a question here: no letters, another script, program text; or ""."""
    letters = [c for c in text[:2000] if c.isalpha()]
    if not letters:
        return "no letters"
    latin = sum(unicodedata.name(c, "").startswith("LATIN") for c in letters)
    if latin < 0.6 * len(letters):
        return "another script"
    marks = sum(c in "<>{}[]();=/\\|$#`*_\"'" for c in text[:2000])
    return "program text" if marks > 0.12 * len(text[:2000]) and marks >= 6 else ""


def decide(typed: Typed, seen: Evidence, rates: Rates | None = None) -> Decision:
    """Weigh the evidence of a question.

    A clause must outweigh the chance that the question is about something the policy does not
    state; a flow must outweigh both.
    """
    rates = rates or Rates()
    sides_of = {id_: _side(id_, seen, rates) for id_ in seen.clauses}
    order = sorted(sides_of, key=lambda id_: -sides_of[id_])
    if why := unreadable(typed.text):
        return Decision("none", 1.0, tuple(order), False, why)
    best = order[0]
    against = rates.unstated * seen.unstated + rates.unstated_known * seen.unstated_known
    flow, chance = max(seen.flows.items(), key=lambda pair: pair[1])
    asked = rates.flow * chance
    sides = {
        best: sides_of[best] + rates.start,
        "none": against + rates.sure,
        flow: asked,
        "overview": rates.flow * seen.overview,
    }
    outcome = max(sides, key=sides.__getitem__)
    rest = max(value for side, value in sides.items() if side != outcome)
    why = ", ".join(f"{side} {value:.2f}" for side, value in sides.items())
    return Decision(
        outcome, _logistic(sides[outcome] - rest), tuple(order), _close(seen, order), why
    )


def _side(id_: str, seen: Evidence, rates: Rates) -> float:
    """What speaks for a clause."""
    return (
        rates.clause * seen.clauses[id_]
        + rates.cover * seen.cover[id_]
        + rates.near * seen.near[id_]
        + rates.untold * min(0.0, seen.told[id_])
    )


def _close(seen: Evidence, order: list[str]) -> bool:
    if len(order) < 2:
        return False
    first, second = seen.clauses[order[0]], seen.clauses[order[1]]
    return second > 0.25 and first - second < 0.1
