"""Answers to customers' questions, from a policy's own clauses."""

import re
from dataclasses import dataclass
from itertools import islice

from policy.deciding import Decision, decide
from policy.document import Clause, Document
from policy.evidence import Evidence, Weigher
from policy.folding import plain
from policy.follow_ups import GOES_ON
from policy.knowledge_base import Knowledge
from policy.typed import Typed

SURE = 0.8  #: the chance from which a part of a question is answered by itself
_PARTS = re.compile(r"[?!;\n]+|,?\s+(?:và|với lại|đồng thời|and also|and)\s+", re.IGNORECASE)


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
    """Answers from one version of the policy; built once, then only read, by many at a time."""

    def __init__(self, document: Document, knowledge: Knowledge | None = None) -> None:
        self._document = document
        self._weigher = Weigher(document, knowledge or Knowledge.shipped())

    def answer(self, question: str, *, before: str | None = None) -> Answer:
        """Return the answer; *before* is the chat's last question, which a short one goes on.

        Any text gives an answer, in time that 2,000 characters bound.
        """
        typed = self._weigher.reader.read(question)
        seen = self._evidence(typed, before)
        decision = self._decision(typed, seen)
        quotes = self._quotes(question, decision)
        unsure = decision.outcome not in self._weigher.clauses or decision.chance < 0.6
        choice = unsure and decision.outcome in {*self._weigher.clauses, "none"}
        choice = choice and decision.close and float(seen.clauses.max()) > 0.3
        quoted = () if choice else quotes
        others = [id_ for id_ in decision.order if self._weigher.clauses[id_] not in quoted]
        return Answer(
            outcome="none" if choice else quotes[0].id if quotes else decision.outcome,
            quotes=quoted,
            also=tuple(self._weigher.clauses[id_] for id_ in others[:3]),
            choice=choice,
            complaint=seen.flows.get("flow.complaint", 0.0) >= 0.3,
            language=typed.language,
            score=decision.chance,
            ranked=self._ranked(seen),
            reason=self._reason(seen, decision),
        )

    def nearest(self, text: str, count: int = 3) -> tuple[Clause, ...]:
        """Return the clauses nearest to the text, best first."""
        seen = self._weigher.weigh(self._weigher.reader.read(text))
        told = float(seen.clauses.sum()) or 1.0
        likeness = 0.5 * seen.clauses / told + 0.6 * seen.cover + 0.5 * seen.near
        places = (-likeness[: len(self._document.clauses)]).argsort(kind="stable")[:count]
        return tuple(self._document.clauses[int(place)] for place in places)

    def _decision(self, typed: Typed, seen: Evidence) -> Decision:
        return decide(typed, seen, self._weigher.ids, self._weigher.knowledge.weights)

    def _evidence(self, typed: Typed, before: str | None) -> Evidence:
        """The evidence, of both questions together where the second goes on from the first."""
        if before is None or not _goes_on(typed):
            return self._weigher.weigh(typed)
        both = self._weigher.reader.read(f"{before[:500]} {typed.text}")
        own, joint = self._weigher.chances(typed), self._weigher.chances(both)
        chances = (own * joint) ** 0.5
        content = sum(map(self._weigher.knowledge.weight, typed.plain))
        return self._weigher.weigh(typed if content > 4 else both, chances / chances.sum())

    def _quotes(self, question: str, decision: Decision) -> tuple[Clause, ...]:
        if decision.outcome == "overview":
            headed = (s for s in self._document.sections if s.heading)
            return tuple(Clause(section.id, section.heading) for section in headed)
        if decision.outcome.startswith("flow."):
            return ()
        first = self._weigher.clauses.get(decision.outcome)
        return self._by_parts(question) or ((first,) if first else ())

    def _by_parts(self, question: str) -> tuple[Clause, ...]:
        """The clauses that answer the parts of a question with two, where each surely does."""
        parts = [part for part in _PARTS.split(question[:500]) if len(part.split()) >= 4]
        if len(parts) != 2:
            return ()
        made = [
            self._decision(typed, self._weigher.weigh(typed))
            for typed in map(self._weigher.reader.read, parts)
        ]
        sure = [m.outcome for m in made if m.chance >= SURE and m.outcome in self._weigher.clauses]
        found = tuple(self._weigher.clauses[outcome] for outcome in dict.fromkeys(sure))
        return found if len(found) == len(parts) else ()

    def _ranked(self, seen: Evidence) -> tuple[tuple[Clause, float], ...]:
        best = map(int, (-seen.near).argsort(kind="stable"))
        clauses, ids = self._weigher.clauses, self._weigher.ids
        alone = (place for place in best if ids[place] not in self._weigher.within)
        return tuple((clauses[ids[n]], float(seen.near[n])) for n in islice(alone, 5))

    def _reason(self, seen: Evidence, decision: Decision) -> str:
        topics = sorted(seen.topics.items(), key=lambda pair: -pair[1])[:4]
        covered = (
            f"{self._weigher.ids[n]}: topics {seen.clauses[n]:.2f}, words {seen.cover[n]:.2f}, "
            f"likeness {seen.lean[n]:.2f}"
            for n in seen.order[:3]
        )
        likely = ", ".join(f"{name} {chance:.2f}" for name, chance in topics)
        return "; ".join([f"weights: {decision.why}", f"topics: {likely}", *covered])


def _goes_on(typed: Typed) -> bool:
    return len(typed.plain) <= 3 or (
        len(typed.plain) <= 9 and GOES_ON.match(plain(typed.text)) is not None
    )
