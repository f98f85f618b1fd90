"""Ranking of passages for a question, by the words and letters that they share.

Lists are ranked by BM25 and added, each divided by its best: words with their marks and without,
pairs of words, runs of three and four letters, and the same words and pairs in the best window of
two sentences. Words count by how rare they are in questions; lists that go by marks count by the
share of the question's words that have the marks expected of them; words that no passage has are
read as the passages' words one edit away.
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
#: how much each list counts
MARKED, PLAIN, PAIRS, LETTERS = 1.0, 0.4, 1.0, 1.6
WINDOW_MARKED, WINDOW_PLAIN, WINDOW_PAIRS = 0.5, 0.6, 0.5
SMALL = 64  #: passages up to which a list is kept as one table
SLIP = 0.8  #: what a word one edit away is worth
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
        #: each term's place; its passages and their worth stand from ends[place] to the next
        self._number = {term: number for number, term in enumerate(held)}
        spread = [len(places) for places in held.values()]
        self._ends = np.cumsum([0, *spread])
        self._docs = np.array([d for places in held.values() for d, _ in places], dtype=np.int32)
        often = np.array([n for places in held.values() for _, n in places], dtype=np.float32)
        size = np.repeat(np.array(spread, dtype=np.float32), spread)
        rarity = np.log(1 + (self.size - size + 0.5) / (size + 0.5))
        worth = rarity * often * (k1 + 1) / (often + floor[self._docs])
        self._worth = worth.astype(np.float32)
        self._table = self._dense() if self.size <= SMALL else None

    def _dense(self) -> Scores:
        """The same as one table, a row for each term: faster to add up while it is small."""
        table = np.zeros((len(self._number), self.size), dtype=np.float32)
        table[np.repeat(np.arange(len(self._number)), np.diff(self._ends)), self._docs] = (
            self._worth
        )
        return table

    def __contains__(self, term: str) -> bool:
        return term in self._number

    def scores(self, terms: Mapping[str, float]) -> Scores:
        """Return every passage's score; terms carry weights."""
        number = self._number.get
        found = [(n, weight) for term, weight in terms.items() if (n := number(term)) is not None]
        if not found:
            return np.zeros(self.size, dtype=np.float32)
        if self._table is not None:
            weights = np.array([weight for _, weight in found], dtype=np.float32)
            return np.asarray(weights @ self._table[[n for n, _ in found]], dtype=np.float32)
        total = np.zeros(self.size, dtype=np.float32)
        for n, weight in found:
            at = slice(self._ends[n], self._ends[n + 1])
            total[self._docs[at]] += weight * self._worth[at]
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
        self._marked = Postings(marked)
        self._plain, self._plain_pairs = Postings(plain), Postings([_pairs(p) for p in plain])
        self._letters = Postings([_grams(p) for p in plain])
        windows = [(n, words(w)) for n, passage in enumerate(passages) for w in _windows(passage)]
        self._owner = np.array([n for n, _ in windows], dtype=np.int32)
        self._window_marked = Postings([w for _, w in windows], b=0.5)
        bare = [[unmarked(word) for word in window] for _, window in windows]
        self._window_plain = Postings(bare, b=0.5)
        self._window_pairs = Postings([_pairs(window) for window in bare], b=0.5)
        self._known = sorted({word for typed in plain for word in typed if len(word) > 2})
        spelled: dict[str, Counter[str]] = {}
        for typed in marked:
            for word in typed:
                spelled.setdefault(unmarked(word), Counter())[word] += 1
        self._bare = {p: 1 - c[p] / c.total() for p, c in spelled.items()}

    def spelled(self, typed: Sequence[tuple[str, Sequence[str]]]) -> list[str]:
        """Return a question's words: each as typed where a passage has it, else as it was read.

        To one policy "k" is "không", to another it is a name.
        """
        return [
            word
            for raw, full in typed
            for word in ((raw,) if unmarked(raw) in self._plain else full)
        ]

    def scores(self, marked: Sequence[str]) -> Scores:
        """Return every passage's score for the question's words; the best possible is about 1."""
        if not self.size or not marked:
            return np.zeros(self.size, dtype=np.float32)
        plain = [unmarked(word) for word in marked]
        share = self._share_marked(marked, plain)
        near = self._near(plain)
        single = self._weights(marked)
        bare, pairs = self._expanded(plain, near), self._pair_weights(plain, near)
        lists = (
            (MARKED * share, self._marked.scores(single)),
            (PLAIN, self._plain.scores(bare)),
            (PAIRS, self._plain_pairs.scores(pairs)),
            (LETTERS, self._letters.scores(dict(Counter(_grams(plain))))),
            (WINDOW_MARKED * share, self._best_window(self._window_marked.scores(single))),
            (WINDOW_PLAIN, self._best_window(self._window_plain.scores(bare))),
            (WINDOW_PAIRS, self._best_window(self._window_pairs.scores(pairs))),
        )
        total = np.zeros(self.size, dtype=np.float32)
        for weight, scored in lists:
            best = float(scored.max())
            if best > 0:
                total += weight / best * scored
        most = sum(weight for weight, _ in lists)
        return np.asarray(total / most, dtype=np.float32)

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

    def _near(self, plain: Sequence[str]) -> dict[str, list[str]]:
        """The passages' words one edit away, for words that no passage has."""
        unknown = [w for w in dict.fromkeys(plain) if w not in self._plain and 3 <= len(w) <= 14]
        return {
            word: [
                close
                for close, _, _ in process.extract(
                    word, self._known, scorer=OSA.distance, score_cutoff=1, limit=6
                )
            ]
            for word in unknown[:12]
        }

    def _expanded(self, plain: Sequence[str], near: Mapping[str, list[str]]) -> dict[str, float]:
        weights = self._weights(plain)
        for word, closest in near.items():
            for close in closest[:3]:
                weights.setdefault(close, SLIP * weights[word])
        return weights

    def _pair_weights(
        self, plain: Sequence[str], near: Mapping[str, list[str]]
    ) -> dict[str, float]:
        single = self._weights(plain)
        weights: dict[str, float] = {}
        for a, b in pairwise(plain):
            weight = math.sqrt(single[a] * single[b])
            for x in near.get(a, [a]):
                for y in near.get(b, [b]):
                    weights.setdefault(f"{x} {y}", weight if (x, y) == (a, b) else SLIP * weight)
        return weights

    def _best_window(self, scored: Scores) -> Scores:
        best = np.zeros(self.size, dtype=np.float32)
        np.maximum.at(best, self._owner, scored)
        return best
