"""Ranking of passages for a question, by the words and letters that they share.

Six lists are ranked by BM25 and added, each divided by its best: words and word pairs with their
marks, the same without marks, runs of three and four letters, and the best window of two
sentences. Words count by how rare they are in questions; lists that go by marks count by the
share of the question's words that have the marks expected of them.
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt
from rapidfuzz import process
from rapidfuzz.distance import OSA

from policy.folding import unmarked, words

Scores = npt.NDArray[np.float32]
_SENTENCE = re.compile(r"(?<=[.!?;:])\s+|\n+")


class Postings:
    """A BM25 index of one kind of term."""

    def __init__(
        self, passages: Sequence[Iterable[str]], k1: float = 1.8, b: float = 0.75
    ) -> None:
        counts = [Counter(terms) for terms in passages]
        self.size = len(counts)
        lengths = np.array([sum(c.values()) for c in counts], dtype=np.float32)
        usual = float(lengths.mean()) if len(lengths) and lengths.any() else 1.0
        floor = k1 * (1 - b + b * lengths / usual)
        held: dict[str, list[tuple[int, int]]] = {}
        for place, terms in enumerate(counts):
            for term, count in terms.items():
                held.setdefault(term, []).append((place, count))
        self._held: dict[str, tuple[npt.NDArray[np.int32], Scores]] = {}
        for term, places in held.items():
            docs = np.array([place for place, _ in places], dtype=np.int32)
            often = np.array([count for _, count in places], dtype=np.float32)
            rarity = math.log(1 + (self.size - len(docs) + 0.5) / (len(docs) + 0.5))
            worth = rarity * often * (k1 + 1) / (often + floor[docs])
            self._held[term] = (docs, worth.astype(np.float32))

    def __contains__(self, term: str) -> bool:
        return term in self._held

    def scores(self, terms: Mapping[str, float]) -> Scores:
        """Return every passage's score; terms carry weights."""
        total = np.zeros(self.size, dtype=np.float32)
        for term, weight in terms.items():
            found = self._held.get(term)
            if found is not None:
                total[found[0]] += weight * found[1]
        return total


def _pairs(terms: Sequence[str]) -> list[str]:
    return [f"{a} {b}" for a, b in pairwise(terms)]


def _grams(terms: Sequence[str]) -> list[str]:
    line = f" {' '.join(terms)} "
    return [line[n : n + size] for size in (3, 4) for n in range(len(line) - size + 1)]


def _windows(text: str) -> list[str]:
    sentences = [s for s in _SENTENCE.split(text) if s.strip()]
    return [" ".join(pair) for pair in pairwise(sentences)] or [text]


class Search:
    """Ranks the passages of one text; built once, read by many."""

    def __init__(self, passages: Sequence[str], rarity: Callable[[str], float]) -> None:
        marked = [words(passage) for passage in passages]
        plain = [[unmarked(word) for word in typed] for typed in marked]
        self.size = len(passages)
        self._rarity = rarity
        self._marked, self._marked_pairs = Postings(marked), Postings([_pairs(p) for p in marked])
        self._plain, self._plain_pairs = Postings(plain), Postings([_pairs(p) for p in plain])
        self._letters = Postings([_grams(p) for p in plain])
        windows = [(n, words(w)) for n, passage in enumerate(passages) for w in _windows(passage)]
        self._owner = np.array([n for n, _ in windows], dtype=np.int32)
        self._window_marked = Postings([w for _, w in windows], b=0.5)
        self._window_plain = Postings([[unmarked(x) for x in w] for _, w in windows], b=0.5)
        self._known = sorted({word for typed in plain for word in typed if len(word) > 2})
        spelled: dict[str, Counter[str]] = {}
        for typed in marked:
            for word in typed:
                spelled.setdefault(unmarked(word), Counter())[word] += 1
        self._bare = {p: 1 - c[p] / c.total() for p, c in spelled.items()}

    def scores(self, marked: Sequence[str]) -> Scores:
        """Return every passage's score for the question's words; the best possible is about 1."""
        if not self.size or not marked:
            return np.zeros(self.size, dtype=np.float32)
        plain = [unmarked(word) for word in marked]
        share = self._share_marked(marked, plain)
        single, double = self._weights(marked), self._pair_weights(marked)
        bare, bare_pairs = self._weights(plain), self._pair_weights(plain)
        self._expand(bare)
        lists = (
            (share, self._marked.scores(single)),
            (share, self._marked_pairs.scores(double)),
            (1.0, self._plain.scores(bare)),
            (1.0, self._plain_pairs.scores(bare_pairs)),
            (1.0, self._letters.scores(dict(Counter(_grams(plain))))),
            (share, self._best_window(self._window_marked.scores(single))),
            (1.0, self._best_window(self._window_plain.scores(bare))),
        )
        total = np.zeros(self.size, dtype=np.float32)
        for weight, scored in lists:
            best = float(scored.max())
            if best > 0:
                total += weight / best * scored
        return np.asarray(total / (4.0 + 3.0 * share), dtype=np.float32)

    def _share_marked(self, marked: Sequence[str], plain: Sequence[str]) -> float:
        """The share of the words with the marks that the passages would have there."""
        expected = lacking = 0.0
        for typed, bare in zip(marked, plain, strict=True):
            often = self._bare.get(bare, 0.0)
            expected += often
            lacking += often if typed == bare else 0.0
        return 1.0 - lacking / expected if expected else 0.0

    def _weights(self, terms: Sequence[str]) -> dict[str, float]:
        return {term: math.sqrt(self._rarity(unmarked(term))) for term in terms}

    def _pair_weights(self, terms: Sequence[str]) -> dict[str, float]:
        weights = self._weights(terms)
        return {f"{a} {b}": math.sqrt(weights[a] * weights[b]) for a, b in pairwise(terms)}

    def _expand(self, weights: dict[str, float]) -> None:
        """Add, for words that no passage has, the passages' words one edit away."""
        unknown = [w for w in weights if w not in self._plain and 3 <= len(w) <= 14]
        for word in unknown[:12]:
            near = process.extract(word, self._known, scorer=OSA.distance, score_cutoff=1, limit=3)
            for close, _, _ in near:
                weights.setdefault(close, 0.8 * weights[word])

    def _best_window(self, scored: Scores) -> Scores:
        best = np.zeros(self.size, dtype=np.float32)
        np.maximum.at(best, self._owner, scored)
        return best
