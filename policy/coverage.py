"""How much of a question's words the clauses of a policy have, by word or by meaning."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from policy.folding import unmarked, words
from policy.matching import Passage
from policy.model import Floats
from policy.typed import Typed

Places = npt.NDArray[np.intp]
#: what a clause's own word is worth, its heading's, its notion, its heading's notion
OWN, ABOVE, NOTION, NOTION_ABOVE = 1.0, 0.5, 0.8, 0.4


class Coverage:
    """Where each plain word and each notion stands; built once, read by many."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.size = len(passages)
        own = [_plain(passage.clause.text) for passage in passages]
        above = [_plain(passage.heading) for passage in passages]
        self._own, self._above = _standing(own), _standing(above)
        self._notion = _standing([passage.notions for passage in passages])
        self._notion_above = _standing([passage.heading_notions for passage in passages])
        self.words = frozenset(self._own) | frozenset(self._above)

    def held(self, typed: Typed) -> Floats:
        """Return, by word of the question and by clause, how well the clause has the word."""
        held = np.zeros((len(typed.plain), self.size), dtype=np.float32)
        for row, word in zip(held, typed.plain, strict=True):
            _raise(row, self._above.get(word), ABOVE)
            _raise(row, self._own.get(word), OWN)
        for use in typed.uses:
            for row in held[use.start : use.end]:
                _raise(row, self._notion_above.get(use.notion), NOTION_ABOVE)
                _raise(row, self._notion.get(use.notion), NOTION)
        return held


def _raise(row: Floats, places: Places | None, worth: float) -> None:
    if places is not None:
        row[places] = np.maximum(row[places], worth)


def known_by(typed: Typed, vocabulary: frozenset[str]) -> Floats:
    """Return, by word of the question, how well a topic's words and "@notions" know it."""
    held = np.array([float(word in vocabulary) for word in typed.plain], dtype=np.float32)
    for use in typed.uses:
        if f"@{use.notion}" in vocabulary:
            held[use.start : use.end] = np.maximum(held[use.start : use.end], NOTION)
    return held


def share(held: Floats, weights: Floats) -> float:
    """Return the part of the words' whole weight that is held."""
    total = float(weights.sum())
    return float(weights @ held) / total if total else 0.0


def _plain(text: str) -> frozenset[str]:
    return frozenset(map(unmarked, words(text)))


def _standing(found: Sequence[Iterable[str]]) -> Mapping[str, Places]:
    places: dict[str, list[int]] = {}
    for place, names in enumerate(found):
        for name in names:
            places.setdefault(name, []).append(place)
    return {name: np.array(at, dtype=np.intp) for name, at in places.items()}
