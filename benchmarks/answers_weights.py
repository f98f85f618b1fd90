"""Set the weights of the decision: python -m benchmarks.answers_weights [--cross].

Two kinds of questions teach it: the topics' own phrasings, each asked of models that have never
seen it (one topic in five is left out whole, as if nobody had thought of it), on policies some
with clauses taken out; and the labelled question sets. --cross only measures: each set is
answered by weights that were set without it.
"""

import argparse
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from benchmarks.answers import GROUPS, hit, lines, sets
from benchmarks.answers_train import counted, fit, vocabulary
from policy.deciding import Weights, best_flow, decide, signs
from policy.document import Document
from policy.evidence import Evidence, Weigher
from policy.knowledge_base import Knowledge
from policy.knowledge_files import Topic
from policy.model import packed, unpacked
from policy.reader import read_policy
from policy.typed import Typed

TABLE = Path(__file__).parent.parent / "policy" / "knowledge" / "weights.txt"
NONE, CLAUSE, FLOW = range(3)
SHARES = {NONE: 0.25, CLAUSE: 0.5, FLOW: 0.25}
#: added: a wrong answer is worse than none; a complaint offered in vain costs little
LEANINGS = {NONE: 0.9, FLOW: 1.1}
PARTS, BLOCK = 4, 3  #: phrasings that stand together are held back together


@dataclass(frozen=True)
class Lesson:
    """What is seen of a question, and which of the three it should come to."""

    signs: dict[str, float]
    truth: int
    weight: float


@dataclass(frozen=True)
class Asked:
    """A labelled question with its evidence."""

    name: str
    line: dict[str, Any]
    weigher: Weigher
    typed: Typed
    seen: Evidence

    @property
    def truth(self) -> int | None:
        """What it should come to, given the best clause and flow; None where neither is right."""
        first, flow = self.weigher.ids[self.seen.order[0]], best_flow(self.seen)[0]
        if GROUPS[self.line["kind"]] == "B":
            return NONE
        if hit(self.line, first, self.weigher.clauses[first].text):
            return CLAUSE
        if flow in self.line.get("accept", ()):
            return FLOW
        return NONE if GROUPS[self.line["kind"]] == "A" else None


def without(document: Document, draw: random.Random) -> Document:
    """Return the document with a third of its clauses taken out."""
    sections = (
        replace(s, clauses=tuple(c for c in s.clauses if draw.random() > 0.35))
        for s in document.sections
    )
    return replace(document, sections=tuple(sections))


def folds(topics: tuple[Topic, ...]) -> Iterator[tuple[Knowledge, list[tuple[str, int, bool]]]]:
    """Yield knowledge that lacks a part, with that part: phrase, topic, whole topic lacking."""
    draw = random.Random(11)
    shipped = Knowledge.shipped()
    blocks = [(n, a) for n, t in enumerate(topics) for a in range(0, len(t.phrasings), BLOCK)]
    draw.shuffle(blocks)
    whole = [n for n, topic in enumerate(topics) if not topic.flow]
    draw.shuffle(whole)
    for part in range(PARTS):
        lacking = set(whole[part :: PARTS + 1])
        back = set(blocks[part::PARTS])
        held = [
            (p, n, n in lacking)
            for n, topic in enumerate(topics)
            for i, p in enumerate(topic.phrasings)
            if n in lacking or (n, i - i % BLOCK) in back
        ]
        gone = {(p, n) for p, n, _ in held}
        kept = tuple(
            replace(t, phrasings=tuple(p for p in t.phrasings if (p, n) not in gone))
            for n, t in enumerate(topics)
        )
        yield taught(kept, lacking, shipped), held


def taught(topics: tuple[Topic, ...], lacking: set[int], shipped: Knowledge) -> Knowledge:
    """Return the knowledge of these topics alone, trained anew."""
    pairs = [(p, n) for n, topic in enumerate(topics) for p in topic.phrasings]
    weights, bias, rare = fit(pairs, len(topics), copies=1)
    for n in lacking:
        weights[:, n], bias[n] = 0.0, -40.0
    seen = counted(phrase for phrase, _ in pairs)
    names = tuple(topic.name for topic in topics)
    vocabularies = [vocabulary(topic, shipped.lexicon) for topic in topics]
    sharp = shipped.model.sharpness
    model = unpacked(packed(names, weights, bias, rare, sharp, seen, len(pairs), vocabularies))
    return replace(shipped, topics=topics, model=model)


def lessons(documents: list[Document], shipped: Knowledge) -> Iterator[Lesson]:
    """Yield what the phrasings teach."""
    draw = random.Random(2)
    for part, (know, held) in enumerate(folds(shipped.topics)):
        first, *others = documents
        asked = [first, *others[part % 2 :: 2], without(first, draw), without(first, draw)]
        for place, document in enumerate(asked):
            weigher = Weigher(document, know)
            for phrase, n, lacking in held:
                if draw.random() < (0.6 if place == 0 else 0.75):
                    lesson = taught_by(weigher, phrase, know.topics[n], lacking)
                    if lesson:
                        yield lesson


def taught_by(weigher: Weigher, phrase: str, topic: Topic, lacking: bool) -> Lesson | None:
    typed = weigher.reader.read(phrase)
    seen = weigher.weigh(typed)
    answering = weigher.matched[topic.name]
    weight = 1.5 if lacking else 1.0
    if topic.flow:
        right = best_flow(seen)[0] == topic.flow
        return Lesson(signs(typed, seen), FLOW, weight) if right else None
    if topic.place == "whole":
        return None
    if answering and weigher.ids[seen.order[0]] in answering:
        return Lesson(signs(typed, seen), CLAUSE, weight)
    return Lesson(signs(typed, seen), NONE, weight / 2 if answering else weight)


def labelled(know: Knowledge) -> list[Asked]:
    found = []
    for name, path, policy in sets():
        weigher = Weigher(read_policy(policy.read_bytes()), know)
        for line in lines(path):
            typed = weigher.reader.read(line["q"])
            found.append(Asked(name, line, weigher, typed, weigher.weigh(typed)))
    return found


def learnt(phrasings: list[Lesson], asked: list[Asked]) -> Weights:
    """Return the table of weights: a linear model of three classes, in the signs' own units."""
    real = [
        Lesson(signs(a.typed, a.seen), truth, 1.0) for a in asked if (truth := a.truth) is not None
    ]
    share = {c: sum(x.weight for x in phrasings if x.truth == c) for c in SHARES}
    rows = [(x, x.weight * SHARES[x.truth] / share[x.truth] * 300) for x in phrasings]
    rows += [(x, 1.0) for x in real]
    names = [name for name in rows[0][0].signs if name != "start"]
    x = np.array([[lesson.signs[name] for name in names] for lesson, _ in rows])
    y = np.array([lesson.truth for lesson, _ in rows])
    scaled = StandardScaler().fit(x)
    model = LogisticRegression(C=0.05, max_iter=3000)
    model.fit(scaled.transform(x), y, sample_weight=np.array([weight for _, weight in rows]))
    slopes: npt.NDArray[Any] = model.coef_ / scaled.scale_
    start = model.intercept_ - slopes @ scaled.mean_
    for outcome, more in LEANINGS.items():
        start[outcome] += more
    columns = {"start": start, **dict(zip(names, slopes.T, strict=True))}
    return {name: (float(n), float(c), float(f)) for name, (n, c, f) in columns.items()}


def right(asked: Asked, weights: Weights) -> bool:
    made = decide(asked.typed, asked.seen, asked.weigher.ids, weights)
    if made.outcome == "overview":
        return bool({"1", "2"} & set(asked.line.get("accept", ())))
    clause = asked.weigher.clauses.get(made.outcome)
    return hit(asked.line, made.outcome, clause.text if clause else "")


def measure(asked: list[Asked], weights: Weights, name: str) -> None:
    count = Counter((GROUPS[a.line["kind"]], right(a, weights)) for a in asked if a.name == name)
    told = []
    for group in "ABC":
        all_ = count[group, True] + count[group, False]
        if all_:
            told.append(f"{group} {count[group, group != 'B'] / all_:.1%} of {all_}")
    print(f"{name:20}", "  ".join(told))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cross", action="store_true", help="only measure, set by set left out")
    args = parser.parse_args()
    know = Knowledge.shipped()
    asked = labelled(know)
    policies = list(dict.fromkeys(policy for _, _, policy in sets()))
    phrasings = list(lessons([read_policy(p.read_bytes()) for p in policies], know))
    for name in dict.fromkeys(a.name for a in asked):
        measure(asked, learnt(phrasings, [a for a in asked if a.name != name]), name)
    if args.cross:
        return
    rows = (
        f"{name} = {' '.join(f'{value:.3f}' for value in row)}"
        for name, row in learnt(phrasings, asked).items()
    )
    head = "# What each sign speaks for: not stated, the best clause, the best flow.\n"
    head += "# Written by python -m benchmarks.answers_weights; deciding.py tells the signs.\n"
    TABLE.write_text(head + "\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
