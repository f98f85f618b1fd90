"""The decision: a clause, a flow, or that the policy does not state it.

What is seen of a question is put in a few numbers ("signs"); the table
`policy/knowledge/weights.txt` tells how much each speaks for "not stated", for the best clause
and for the best flow. `python -m benchmarks.answers_weights` writes the table.
"""

import math
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from policy.evidence import Evidence
from policy.typed import Typed

OVERVIEW = 0.45  #: asked for by topics at least so likely, the policy's headings are the answer
Weights = Mapping[str, tuple[float, float, float]]  #: by sign: not stated, clause, flow


@dataclass(frozen=True)
class Decision:
    """An outcome and how sure it is; order holds the clauses, best first."""

    outcome: str  #: as in Answer, or "overview"
    chance: float
    order: tuple[str, ...]
    close: bool  #: two clauses are about as likely
    why: str


def unreadable(text: str) -> str:
    """Why a text cannot be a question here: no word, another script, program text; or ""."""
    letters = [c for c in text[:2000] if c.isalpha()]
    if len({c.lower() for c in letters}) < 2:
        return "no word"
    latin = sum(unicodedata.name(c, "").startswith("LATIN") for c in letters)
    if latin < 0.6 * len(letters):
        return "another script"
    marks = sum(c in "<>{}[]();=/\\|$#`*_\"'" for c in text[:2000])
    return "program text" if marks > 0.12 * len(text[:2000]) and marks >= 6 else ""


def best_flow(seen: Evidence) -> tuple[str, float]:
    """Return the likeliest flow and its chance."""
    return max(seen.flows.items(), key=lambda pair: pair[1])


def signs(typed: Typed, seen: Evidence) -> dict[str, float]:
    """Return what the decision goes by, as numbers of about one; "start" is always 1."""
    first, *rest = seen.order
    flow = best_flow(seen)[1]
    told = float(seen.told[first])
    return {
        "start": 1.0,
        "topics": float(seen.clauses[first]),
        "all topics": float(seen.clauses.sum()),
        "unstated": seen.unstated,
        "unstated known": seen.unstated_known,
        "flow": flow,
        "flow log": math.log(flow + 0.02),
        "overview": seen.overview,
        "likeliest topic": max(seen.topics.values()),
        "cover": float(seen.cover[first]),
        "best cover": float(seen.cover.max()),
        "near": float(seen.near[first]),
        "best near": float(seen.near.max()),
        "untold": float(told < 0),
        "told": float(told > 0),
        "lean": float(seen.lean[first]),
        "side": float(seen.sides[first]) / 10,
        "lead": float(seen.sides[first] - seen.sides[rest[0]]) / 10 if rest else 0.0,
        "explained": seen.account.explained,
        "accounted": seen.account.accounted,
        "suspect": seen.account.suspect / 5,
        "known": seen.account.known,
        "length": math.log(1 + len(typed.plain)) / 3,
    }


def decide(typed: Typed, seen: Evidence, ids: Sequence[str], weights: Weights) -> Decision:
    """Weigh the evidence of a question on clauses with these ids, best first in the result."""
    order = tuple(ids[place] for place in seen.order)
    if why := unreadable(typed.text) or ("" if seen.account.known else "no word known"):
        return Decision("none", 1.0, order, False, why)
    flow, _ = best_flow(seen)
    found = signs(typed, seen)
    scores = [sum(weights[sign][n] * value for sign, value in found.items()) for n in range(3)]
    raised = [math.exp(score - max(scores)) for score in scores]
    chances = dict(zip(("none", order[0], flow), (r / sum(raised) for r in raised), strict=True))
    why = ", ".join(f"{outcome} {chance:.2f}" for outcome, chance in chances.items())
    if seen.overview > OVERVIEW:
        return Decision("overview", seen.overview, order, False, f"{why}, overview")
    outcome = max(chances, key=chances.__getitem__)
    return Decision(outcome, chances[outcome], order, _close(seen), why)


def _close(seen: Evidence) -> bool:
    if len(seen.order) < 2:
        return False
    first, second = (float(seen.clauses[place]) for place in seen.order[:2])
    return second > 0.25 and first - second < 0.1
