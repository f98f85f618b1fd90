"""What speaks for each outcome of a question: topics, words covered, the search."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from policy.coverage import Coverage, Places, known_by, share
from policy.document import Clause, Document
from policy.expected import Telling
from policy.features import features
from policy.folding import unmarked, words
from policy.knowledge_base import Knowledge
from policy.matching import Passage, matched, out_of_place
from policy.model import Floats, soft_maximum
from policy.search import Search
from policy.typed import Reader, Typed

#: how much the kinds of evidence count when clauses are put in order (docs/answers.md)
TOPICS, COVER, NEAR, UNTOLD, LEAN = 4.5, 5.0, 1.2, 0.8, 9.0
LIKELY = 0.003  #: topics less likely than this are left out of the reckoning


@dataclass(frozen=True)
class Account:
    """What of a question the best clause accounts for."""

    explained: float  #: the share that phrasings of the topics it answers know
    accounted: float  #: the share that they or the clause itself know
    suspect: float  #: the weight of the heaviest word that neither knows
    known: float  #: the share that phrasings of any topic know


@dataclass(frozen=True)
class Evidence:
    """The evidence of one question. What is told by clause is in the order of Weigher.ids."""

    topics: Mapping[str, float]  #: how likely the question is about each topic
    clauses: Floats  #: the chance of topics that the clause answers
    cover: Floats  #: how much of the question's weight the clause's words cover
    near: Floats  #: the search's score
    told: Floats  #: 1 where the clause tells the kind of thing asked for, -1 where it does not
    lean: Floats  #: how alike clause and question are in what they seem to be about
    sides: Floats  #: all that speaks for the clause, in one number
    flows: Mapping[str, float]  #: the chance of topics that ask for the flow
    unstated: float  #: the chance of topics that no clause answers
    unstated_known: float  #: the same, less where the topic does not know the question's words
    overview: float  #: the chance that the policy as a whole is asked for
    account: Account

    @cached_property
    def order(self) -> tuple[int, ...]:
        """The clauses' places, best first."""
        return tuple(map(int, np.argsort(-self.sides, kind="stable")))


class Weigher:
    """Gathers the evidence of questions on one policy; built once, read by many."""

    def __init__(self, document: Document, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.clauses = {c.id: c for c in (*document.clauses, *document.meta)}
        self.ids = tuple(self.clauses)
        #: the lines outside the sections that are but a sentence of a clause
        self.within = frozenset(
            line.id for line in document.meta if any(line.text in c.text for c in document.clauses)
        )
        headings = {c.id: s.heading for s in document.sections for c in s.clauses}
        passages = [self._passage(c, headings.get(id_, "")) for id_, c in self.clauses.items()]
        self.matched = matched(knowledge.topics, document, passages)
        self._strange = np.array(out_of_place(knowledge.topics, self.matched), dtype=np.float32)
        self._coverage = Coverage(passages)
        vocabulary = dict.fromkeys(self._coverage.words, 1)
        self.reader = Reader(knowledge.lexicon, {**vocabulary, **knowledge.model.seen})
        texts = [p.clause.text for p in passages]
        alone = [place for place, id_ in enumerate(self.ids) if id_ not in self.within]
        self._alone = np.array(alone, dtype=np.intp)
        self._search = Search([texts[place] for place in alone], knowledge.rarity)
        self._telling = Telling(texts)
        self._leaning = np.array([self._topic_scores(p) for p in passages], dtype=np.float32)
        self._likeness = np.sqrt([soft_maximum(scores) for scores in self._leaning])
        self._kinds = [self._kind(n) for n in range(len(knowledge.topics))]
        self._unstated = np.array([kind == "unstated" for kind in self._kinds])
        self._answers = [self._answering(n) for n in range(len(knowledge.topics))]

    def _passage(self, clause: Clause, heading: str) -> Passage:
        return Passage(clause, heading, self._notions(clause.text), self._notions(heading))

    def _notions(self, text: str) -> frozenset[str]:
        typed = words(text)
        uses = self.knowledge.lexicon.uses(typed, [unmarked(word) for word in typed], True)
        return frozenset(use.notion for use in uses)

    def _topic_scores(self, passage: Passage) -> Floats:
        typed = self.reader.read(f"{passage.heading}. {passage.clause.text}")
        return self.knowledge.model.raw(features(typed))

    def _kind(self, topic: int) -> str:
        known = self.knowledge.topics[topic]
        if known.flow or self.matched[known.name]:
            return known.flow or "clause"
        return "overview" if known.place == "whole" else "unstated"

    def _answering(self, topic: int) -> tuple[Places, Floats]:
        """The places of the clauses that answer a topic, and how surely each does."""
        found = self.matched[self.knowledge.topics[topic].name]
        places = [n for n, id_ in enumerate(self.ids) if id_ in found] if found else []
        sure = [math.log(found[self.ids[n]]) for n in places]
        return np.array(places, dtype=np.intp), np.array(sure, dtype=np.float32)

    def weigh(self, typed: Typed, chances: Floats | None = None) -> Evidence:
        """Return the evidence; *chances* stand in for the model's, as in a question gone on."""
        chances = self.chances(typed) if chances is None else chances
        weights = np.array([self.knowledge.weight(word) for word in typed.plain], np.float32)
        held = self._coverage.held(typed)
        cover = weights @ held / max(float(weights.sum()), 1e-6)
        clauses = np.zeros(len(self.ids), dtype=np.float32)
        by_kind: dict[str, float] = {"flow.smalltalk": 0.0, "overview": 0.0, "unstated": 0.0}
        for topic in map(int, np.flatnonzero(chances > LIKELY)):
            kind, chance = self._kinds[topic], float(chances[topic])
            if kind == "clause":
                clauses[self._answers[topic][0]] += chance * self._shared(topic, cover)
                continue
            if kind == "unstated":
                chance *= share(known_by(typed, self.knowledge.model.vocabularies[topic]), weights)
            by_kind[kind] = by_kind.get(kind, 0.0) + chance
        near = self.near(typed)
        told = self._telling.told(" ".join(typed.plain))
        lean = self._likeness @ np.sqrt(chances)
        sides = TOPICS * clauses + COVER * cover + NEAR * near + LEAN * lean
        sides = sides + UNTOLD * np.minimum(0.0, told)
        return Evidence(
            topics=dict(zip(self.knowledge.model.topics, map(float, chances), strict=True)),
            clauses=clauses, cover=cover, near=near, told=told, lean=lean, sides=sides,
            flows={kind: chance for kind, chance in by_kind.items() if kind.startswith("flow.")},
            unstated=float(chances[self._unstated].sum()), unstated_known=by_kind["unstated"],
            overview=by_kind["overview"],
            account=self._account(typed, weights, chances, held, int(sides.argmax())),
        )  # fmt: skip

    def chances(self, typed: Typed) -> Floats:
        """Return how likely each topic is."""
        return self.knowledge.model.chances(features(typed), self._strange)

    def near(self, typed: Typed) -> Floats:
        """Return the search's score of each clause."""
        near = np.zeros(len(self.ids), dtype=np.float32)
        near[self._alone] = self._search.scores(self._search.spelled(typed.words))
        return near

    def _shared(self, topic: int, cover: Floats) -> Floats:
        """Part a topic's chance among the clauses that answer it, by words and by likeness."""
        places, sure = self._answers[topic]
        pull = 4 * cover[places] + 0.5 * self._leaning[places, topic] + sure
        return soft_maximum(pull)

    def _account(
        self, typed: Typed, weights: Floats, chances: Floats, held: Floats, best: int
    ) -> Account:
        likely = map(int, np.flatnonzero(chances > 0.03))
        answering = [topic for topic in likely if best in self._answers[topic][0]]
        told = np.zeros(len(weights), dtype=np.float32)
        for topic in answering:
            told = np.maximum(told, known_by(typed, self.knowledge.model.vocabularies[topic]))
        both = np.maximum(told, held[:, best])
        seen = self.knowledge.model.seen
        known = np.array([float(word in seen) for word in typed.plain], dtype=np.float32)
        return Account(
            explained=share(told, weights),
            accounted=share(both, weights),
            suspect=float(((1 - both) * weights).max(initial=0.0)),
            known=share(known, weights),
        )
