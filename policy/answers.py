"""Answers to customers' questions, from a policy's own clauses."""

import re
from dataclasses import dataclass

from rapidfuzz import fuzz

from policy.document import Clause, Document
from policy.folding import plain


@dataclass(frozen=True)
class Answer:
    """What a question comes to: clauses to quote, a flow to offer, or that it is not stated."""

    outcome: str  #: a clause's or section's id, "meta.date", "flow.complaint" ..., or "none"
    quotes: tuple[Clause, ...]  #: what to quote, best first
    also: tuple[Clause, ...]  #: the next best; with "none" they are only related
    choice: bool  #: the question may mean several of `also`: ask which
    complaint: bool  #: the sentence tells of a misuse: offer the complaint form
    language: str  #: "vi" or "en"
    score: float  #: how likely the outcome is right, 0 to 1
    ranked: tuple[tuple[Clause, float], ...]  #: the search's own order, up to five
    reason: str  #: why, for people who look after the policy


class Answerer:
    """Answers from one version of the policy; built once, then only read."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._plain = [(clause, plain(clause.text)) for clause in document.clauses]

    def nearest(self, text: str, count: int = 3) -> tuple[Clause, ...]:
        """Return the clauses nearest to the text, best first."""
        return tuple(clause for clause, _ in self._ranked(text)[:count])

    def answer(self, question: str, *, before: str | None = None) -> Answer:
        """Return the answer; *before* is the chat's last question, which a short one goes on."""
        ranked = self._ranked(question[:2000])
        best, score = ranked[0]
        found = score >= 0.55
        language = "en" if re.search(r"\b(the|you|my|is|what|how)\b", question.lower()) else "vi"
        return Answer(
            outcome=best.id if found else "none",
            quotes=(best,) if found else (),
            also=tuple(clause for clause, _ in ranked[1 if found else 0 :][:3]),
            choice=False,
            complaint="khieu nai" in plain(question),
            language=language,
            score=score,
            ranked=tuple(ranked[:5]),
            reason=f"nearest clause {best.id} at {score:.2f}; before: {before!r}",
        )

    def _ranked(self, text: str) -> list[tuple[Clause, float]]:
        asked = plain(text)
        found = [(c, fuzz.token_set_ratio(asked, words) / 100) for c, words in self._plain]
        return sorted(found, key=lambda pair: -pair[1])
