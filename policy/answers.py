"""Answers to customers' questions, from a policy's own clauses."""

import math
from dataclasses import dataclass

import numpy as np

from policy.document import Clause, Document
from policy.features import features
from policy.folding import unmarked, words
from policy.knowledge_files import Topic, read_topics
from policy.lexicon import Lexicon
from policy.matching import Passage, matched
from policy.model import Model, shipped_model
from policy.search import Search
from policy.typed import Reader, Typed


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


@dataclass(frozen=True)
class Knowledge:
    """What is known before any policy is read; one for all versions."""

    topics: tuple[Topic, ...]
    lexicon: Lexicon
    model: Model

    @classmethod
    def shipped(cls) -> "Knowledge":
        """Return the knowledge that ships with the bot."""
        return cls(read_topics(), Lexicon.shipped(), shipped_model())

    def rarity(self, word: str) -> float:
        """How rare a plain word is among the questions people ask."""
        return math.log((self.model.phrasings + 1) / (self.model.seen.get(word, 0) + 0.5))


@dataclass(frozen=True)
class Evidence:
    """What speaks for each outcome of one question."""

    topics: dict[str, float]  #: chance of each topic
    clauses: dict[str, float]  #: topic chance that reaches each clause
    unstated: float  #: chance of topics that no clause answers
    flows: dict[str, float]
    cover: dict[str, float]  #: share of the question's weight that the clause covers
    near: dict[str, float]  #: the search's score


class Answerer:
    """Answers from one version of the policy; built once, then only read."""

    def __init__(self, document: Document, knowledge: Knowledge | None = None) -> None:
        self._document = document
        self._knowledge = know = knowledge or Knowledge.shipped()
        self._clauses = {c.id: c for c in (*document.clauses, *document.meta)}
        self._passages = tuple(self._passage(c) for c in self._clauses.values())
        self._matched = matched(know.topics, document, self._passages)
        vocabulary = frozenset(know.model.seen) | {
            unmarked(w) for c in self._clauses.values() for w in words(c.text)
        }
        self._reader = Reader(know.lexicon, vocabulary)
        texts = [f"{p.heading}. {p.clause.text}" for p in self._passages]
        self._plain = [frozenset(unmarked(w) for w in words(p.clause.text)) for p in self._passages]
        self._head = [frozenset(unmarked(w) for w in words(p.heading)) for p in self._passages]
        self._search = Search([p.clause.text for p in self._passages], know.rarity)
        self._leaning = [know.model.raw(features(self._reader.read(text))) for text in texts]

    def _passage(self, clause: Clause) -> Passage:
        section = self._document.section_of(clause.id)
        heading = section.heading if section else ""
        return Passage(clause, heading, self._notions(clause.text), self._notions(heading))

    def _notions(self, text: str) -> frozenset[str]:
        typed = words(text)
        uses = self._knowledge.lexicon.uses(typed, [unmarked(w) for w in typed], True)
        return frozenset(use.notion for use in uses)

    def evidence(self, typed: Typed) -> Evidence:
        chances = self._knowledge.model.chances(features(typed))
        names = self._knowledge.model.topics
        near = self._search.scores(typed.marked)
        cover = [self._cover(typed, n) for n in range(len(self._passages))]
        ids = list(self._clauses)
        topics = dict(zip(names, map(float, chances), strict=True))
        clauses = dict.fromkeys(ids, 0.0)
        flows: dict[str, float] = {}
        unstated = 0.0
        for place, topic in enumerate(self._knowledge.topics):
            chance = topics[topic.name]
            found = self._matched[topic.name]
            if topic.flow:
                flows[topic.flow] = flows.get(topic.flow, 0.0) + chance
            elif not found:
                unstated += chance
            else:
                shares = np.array(
                    [4 * cover[n] + 0.5 * self._leaning[n][place] + math.log(found[ids[n]])
                     for n in range(len(ids)) if ids[n] in found]
                )
                shares = np.exp(shares - shares.max())
                shares /= shares.sum()
                for id_, share in zip((i for i in ids if i in found), shares, strict=True):
                    clauses[id_] += chance * float(share)
        return Evidence(topics, clauses, unstated, flows, dict(zip(ids, cover)), dict(zip(ids, map(float, near))))

    def _cover(self, typed: Typed, place: int) -> float:
        """The share of the question's weight that the clause's words and notions cover."""
        passage, plain, head = self._passages[place], self._plain[place], self._head[place]
        held = [0.0] * len(typed.plain)
        for use in typed.uses:
            worth = 0.8 if use.notion in passage.notions else 0.4 if use.notion in passage.heading_notions else 0.0
            for n in range(use.start, use.end):
                held[n] = max(held[n], worth)
        total = covered = 0.0
        for n, word in enumerate(typed.plain):
            weight = max(0.0, self._knowledge.rarity(word) - 1.5)
            worth = 1.0 if word in plain else 0.5 if word in head else 0.0
            total += weight
            covered += weight * max(held[n], worth)
        return covered / total if total else 0.0

    def nearest(self, text: str, count: int = 3) -> tuple[Clause, ...]:
        """Return the clauses nearest to the text, best first."""
        seen = self.evidence(self._reader.read(text))
        order = sorted(self._document.clauses, key=lambda c: -self._strength(seen, c.id))
        return tuple(order[:count])

    @staticmethod
    def _strength(seen: Evidence, id_: str) -> float:
        return seen.clauses[id_] + 0.5 * seen.cover[id_]

    def answer(self, question: str, *, before: str | None = None) -> Answer:
        """Return the answer; *before* is the chat's last question, which a short one goes on."""
        typed = self._reader.read(question)
        seen = self.evidence(typed)
        strengths = {id_: self._strength(seen, id_) for id_ in self._clauses}
        strengths.update({flow: chance + 0.25 for flow, chance in seen.flows.items()})
        strengths["none"] = seen.unstated + 0.25
        outcome = max(strengths, key=strengths.__getitem__)
        if not any(c.isalpha() for c in question):
            outcome = "none"
        order = sorted(self._clauses, key=lambda id_: -strengths[id_])
        quotes = (self._clauses[outcome],) if outcome in self._clauses else ()
        ranked = sorted(self._clauses, key=lambda id_: -seen.near[id_])[:5]
        top = sorted(seen.topics.items(), key=lambda pair: -pair[1])[:4]
        return Answer(
            outcome=outcome,
            quotes=quotes,
            also=tuple(self._clauses[id_] for id_ in order if id_ != outcome)[:3],
            choice=False,
            complaint=seen.flows.get("flow.complaint", 0.0) > 0.3,
            language=typed.language,
            score=min(1.0, strengths[outcome]),
            ranked=tuple((self._clauses[id_], seen.near[id_]) for id_ in ranked),
            reason=", ".join(f"{n} {c:.2f}" for n, c in top)
            + f"; unstated {seen.unstated:.2f}; "
            + ", ".join(f"{i} {strengths[i]:.2f} (cover {seen.cover[i]:.2f})" for i in order[:3]),
        )
