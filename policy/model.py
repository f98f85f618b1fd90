"""The linear model that tells which topic a question is about.

It is trained by `benchmarks/answers_train.py` from the topics' phrasings; here it only reads.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Model:
    """Weights by feature (row) and topic (column), kept as small integers."""

    topics: tuple[str, ...]
    rows: npt.NDArray[np.int32]  #: feature number -> row of `weights`, -1 for none
    rarity: Floats  #: by feature number: how much it counts in a question
    weights: npt.NDArray[np.int8]
    step: float  #: what one of the integers is worth
    bias: Floats
    sharpness: float  #: the calibrated factor before the soft maximum
    seen: Mapping[str, int]  #: in how many phrasings each plain word stands
    phrasings: int
    vocabularies: tuple[frozenset[str], ...]  #: each topic's plain words and "@notions"

    def chances(self, features: Mapping[int, float], strange: Floats) -> Floats:
        """Return how likely each topic is; they add up to one.

        *strange* is the logarithm of what is known of each topic before the question.
        """
        return soft_maximum(self.raw(features) * self.sharpness + strange)

    def raw(self, features: Mapping[int, float]) -> Floats:
        """Return each topic's score before the soft maximum."""
        numbers = np.fromiter(features.keys(), dtype=np.int32, count=len(features))
        values = np.fromiter(features.values(), dtype=np.float32, count=len(features))
        values *= self.rarity[numbers]
        values /= np.sqrt(values @ values) or 1.0
        rows = self.rows[numbers]
        known = rows >= 0
        summed = values[known] @ self.weights[rows[known]].astype(np.float32)
        return np.asarray(summed * self.step + self.bias, dtype=np.float32)


def soft_maximum(scores: Floats) -> Floats:
    """Return the scores as shares of one."""
    raised = np.exp(scores - scores.max())
    return np.asarray(raised / raised.sum(), dtype=np.float32)


def packed(
    topics: tuple[str, ...],
    weights: Floats,
    bias: Floats,
    rarity: Floats,
    sharpness: float,
    seen: Mapping[str, int],
    phrasings: int,
    vocabularies: Sequence[Iterable[str]],
) -> dict[str, Any]:
    """Return a trained model in the form its file has."""
    used = np.flatnonzero(np.abs(weights).max(axis=1) > np.abs(weights).max() / 254)
    step = float(np.abs(weights).max() / 127)
    notes = {
        "topics": topics, "sharpness": sharpness, "seen": dict(seen), "phrasings": phrasings,
        "vocabularies": [" ".join(sorted(words)) for words in vocabularies],
    }  # fmt: skip
    return {
        "used": used.astype(np.int32),
        "size": np.int32(weights.shape[0]),
        "weights": np.rint(weights[used] / step).astype(np.int8),
        "step": np.float32(step),
        "bias": bias.astype(np.float32),
        "rarity": rarity.astype(np.float16),
        "notes": np.frombuffer(json.dumps(notes, ensure_ascii=False).encode(), dtype=np.uint8),
    }


def unpacked(file: Mapping[str, Any]) -> Model:
    """Return the model that a file of this form holds."""
    notes = json.loads(file["notes"].tobytes())
    used = file["used"]
    rows = np.full(int(file["size"]), -1, dtype=np.int32)
    rows[used] = np.arange(len(used), dtype=np.int32)
    return Model(
        topics=tuple(notes["topics"]),
        rows=rows,
        rarity=file["rarity"].astype(np.float32),
        weights=file["weights"],
        step=float(file["step"]),
        bias=file["bias"],
        sharpness=float(notes["sharpness"]),
        seen=notes["seen"],
        phrasings=int(notes["phrasings"]),
        vocabularies=tuple(frozenset(words.split(" ")) for words in notes["vocabularies"]),
    )


def shipped_model() -> Model:
    """Return the model that ships with the bot."""
    with (files("policy") / "knowledge" / "model.npz").open("rb") as opened:
        return unpacked(np.load(opened, allow_pickle=False))
