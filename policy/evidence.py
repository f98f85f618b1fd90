"""What speaks for each outcome of a question: topics, words covered, the search."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from policy.document import Clause, Document
from policy.expected import expected, told
from policy.features import features
from policy.folding import unmarked, words
from policy.knowledge_base import Knowledge
from policy.matching import Passage, matched
from policy.model import Floats
from policy.search import Search
from policy.typed import Reader, Typed


@dataclass(frozen=True)
class Evidence:
    """The evidence of one question; clauses by id, all values from 0 to 1."""

    topics: Mapping[str, float]  #: how likely the question is about each topic
    clauses: Mapping[str, float]  #: the chance of topics that the clause answers
    flows: Mapping[str, float]  #: the chance of topics that ask for the flow
    unstated: float  #: the chance of topics that no clause answers
    unstated_known: float  #: the same, less where the topic does not know the question's words
    overview: float  #: the chance that the policy as a whole is asked for
    cover: Mapping[str, float]  #: how much of the question's weight the clause's words cover
    near: Mapping[str, float]  #: the search's score
    told: Mapping[str, float]  #: 1 where the clause tells the kind of thing asked for, -1 if not


class Weigher:
    """Gathers the evidence of questions on one policy; built once, read by many."""

    def __init__(self, document: Document, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.clauses = {c.id: c for c in (*document.clauses, *document.meta)}
        self._ids = tuple(self.clauses)
        headings = {c.id: s.heading for s in document.sections for c in s.clauses}
        self._passages = tuple(
            self._passage(clause, headings.get(id_, "")) for id_, clause in self.clauses.items()
        )
        self.matched = matched(knowledge.topics, document, self._passages)
        own = [[unmarked(word) for word in words(p.clause.text)] for p in self._passages]
        self._own = [frozenset(found) for found in own]
        self._above = [frozenset(map(unmarked, words(p.heading))) for p in self._passages]
        vocabulary = dict.fromkeys((word for found in (*own, *self._above) for word in found), 1)
        self.reader = Reader(knowledge.lexicon, {**vocabulary, **knowledge.model.seen})
        self._search = Search([p.clause.text for p in self._passages], knowledge.rarity)
        self._leaning = [
            knowledge.model.raw(features(self.reader.read(f"{p.heading}. {p.clause.text}")))
            for p in self._passages
        ]

    def _passage(self, clause: Clause, heading: str) -> Passage:
        return Passage(clause, heading, self._notions(clause.text), self._notions(heading))

    def _notions(self, text: str) -> frozenset[str]:
        typed = words(text)
        uses = self.knowledge.lexicon.uses(typed, [unmarked(word) for word in typed], True)
        return frozenset(use.notion for use in uses)

    def weigh(self, typed: Typed, chances: Floats | None = None) -> Evidence:
        """Return the evidence; *chances* stand in for the model's, as in a question gone on."""
        if chances is None:
            chances = self.chances(typed)
        weights = [self.knowledge.weight(word) for word in typed.plain]
        cover = [self._cover(typed, weights, place) for place in range(len(self._ids))]
        clauses = dict.fromkeys(self._ids, 0.0)
        flows: dict[str, float] = {}
        unstated = known = overview = 0.0
        for place, (topic, chance) in enumerate(
            zip(self.knowledge.topics, map(float, chances), strict=True)
        ):
            found = self.matched[topic.name]
            if topic.flow:
                flows[topic.flow] = flows.get(topic.flow, 0.0) + chance
            elif found:
                for id_, share in self._shared(found, cover, place).items():
                    clauses[id_] += chance * share
            elif topic.place == "whole":
                overview += chance
            else:
                unstated += chance
                known += chance * (self._explained(typed, weights, place) if chance > 0.02 else 1)
        names = self.knowledge.model.topics
        return Evidence(
            topics=dict(zip(names, map(float, chances), strict=True)),
            clauses=clauses, flows=flows, unstated=unstated, unstated_known=known,
            overview=overview, cover=dict(zip(self._ids, cover, strict=True)),
            near=self.near(typed),
            told=self._told(typed),
        )  # fmt: skip

    def chances(self, typed: Typed) -> Floats:
        """Return how likely each topic is."""
        return self.knowledge.model.chances(features(typed))

    def near(self, typed: Typed) -> dict[str, float]:
        """Return the search's score of each clause."""
        scores = self._search.scores(typed.marked)
        return dict(zip(self._ids, map(float, scores), strict=True))

    def _told(self, typed: Typed) -> dict[str, float]:
        kinds = expected(" ".join(typed.plain))
        return {id_: told(kinds, clause.text) for id_, clause in self.clauses.items()}

    def _shared(
        self, found: Mapping[str, float], cover: list[float], topic: int
    ) -> dict[str, float]:
        """Part a topic's chance among the clauses that answer it, by words and by likeness."""
        if len(found) == 1:
            return dict.fromkeys(found, 1.0)
        places = [n for n, id_ in enumerate(self._ids) if id_ in found]
        pull = np.array(
            [
                4 * cover[n] + 0.5 * self._leaning[n][topic] + math.log(found[self._ids[n]])
                for n in places
            ]
        )
        shares = np.exp(pull - pull.max())
        shares /= shares.sum()
        return {self._ids[n]: float(share) for n, share in zip(places, shares, strict=True)}

    def _cover(self, typed: Typed, weights: list[float], place: int) -> float:
        """The share of the question's weight that the clause's words and notions cover."""
        passage, own, above = self._passages[place], self._own[place], self._above[place]
        held = [1.0 if w in own else 0.5 if w in above else 0.0 for w in typed.plain]
        for use in typed.uses:
            worth = 0.8 * (use.notion in passage.notions)
            worth = worth or 0.4 * (use.notion in passage.heading_notions)
            for n in range(use.start, use.end):
                held[n] = max(held[n], worth)
        return _share(held, weights)

    def _explained(self, typed: Typed, weights: list[float], topic: int) -> float:
        """The share of the question's weight that the topic's phrasings know."""
        vocabulary = self.knowledge.vocabularies[topic]
        held = [1.0 if word in vocabulary else 0.0 for word in typed.plain]
        for use in typed.uses:
            if f"@{use.notion}" in vocabulary:
                for n in range(use.start, use.end):
                    held[n] = max(held[n], 0.8)
        return _share(held, weights)


def _share(held: list[float], weights: list[float]) -> float:
    total = sum(weights)
    return sum(h * w for h, w in zip(held, weights, strict=True)) / total if total else 0.0
