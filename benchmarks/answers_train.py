"""Train the topic model from the topics' phrasings: python -m benchmarks.answers_train."""

import argparse
import random
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix

from policy.features import SIZE, features
from policy.folding import unmarked, words
from policy.knowledge_files import read_topics
from policy.lexicon import Lexicon
from policy.model import Floats, packed, soft_maximum
from policy.typed import Reader

MODEL = Path(__file__).parent.parent / "policy" / "knowledge" / "model.npz"
DECAY, RATE = 4e-5, 0.25
OPENERS = [
    "cho hỏi", "ad ơi", "cho mình hỏi là", "em ơi", "ờ", "dạ", "xin hỏi", "anh chị cho hỏi",
    "kính gửi quý công ty",
]  # fmt: skip
CLOSERS = ["vậy", "ad", "ạ", "nha", "với", "hả", "không biết", "vậy bạn", "thế"]
MIDDLES = ["á", "là", "thì", "mà", "cái", "mấy"]
EN_OPENERS = ["please tell me", "hi", "excuse me", "i want to know", "so"]


def noisy(phrase: str, draw: random.Random) -> str:
    """Return the phrase as others might type it: a slip, a filler, a word less, no marks."""
    typed = phrase.split()
    english = phrase.isascii()
    if len(typed) > 4 and draw.random() < 0.35:
        typed.pop(draw.randrange(len(typed)))
    if len(typed) > 5 and draw.random() < 0.3:
        place = draw.randrange(len(typed) - 1)
        typed[place], typed[place + 1] = typed[place + 1], typed[place]
    if not english and draw.random() < 0.3:
        typed.insert(draw.randrange(len(typed) + 1), draw.choice(MIDDLES))
    if len(typed) > 2 and draw.random() < 0.35:
        typed.insert(0, draw.choice(EN_OPENERS if english else OPENERS))
    if not english and draw.random() < 0.3:
        typed.append(draw.choice(CLOSERS))
    if draw.random() < 0.4:
        place = draw.randrange(len(typed))
        word = typed[place]
        if len(word) > 3:
            at = draw.randrange(len(word) - 1)
            typed[place] = draw.choice(
                [
                    word[:at] + word[at + 1 :],
                    word[:at] + word[at + 1] + word[at] + word[at + 2 :],
                    word[:at] + word[at] + word[at:],
                ]
            )
    said = " ".join(typed)
    return unmarked(said) if draw.random() < 0.4 else said


def sparse(read: Reader, phrases: list[str]) -> Any:
    """Return the phrases' features as a sparse matrix, a row for each."""
    starts, numbers, values = [0], [], []
    for phrase in phrases:
        found = features(read.read(phrase))
        numbers += list(found)
        values += list(found.values())
        starts.append(len(numbers))
    held = (np.array(values, np.float32), np.array(numbers, np.int32), np.array(starts))
    return csr_matrix(held, shape=(len(phrases), SIZE))


def train(
    x: Any, labels: npt.NDArray[np.int64], topics: int, weight: Floats, rounds: int
) -> tuple[Floats, Floats]:
    """Logistic regression over topics by full-batch Adam; deterministic."""
    used = np.unique(x.indices)
    x = x[:, used].tocsr()
    turned = x.T.tocsr()
    w = np.zeros((len(used), topics), np.float32)
    bias = np.zeros(topics, np.float32)
    m, v = np.zeros_like(w), np.zeros_like(w)
    total = weight.sum()
    for step in range(1, rounds + 1):
        scores = x @ w + bias
        chance = np.exp(scores - scores.max(axis=1, keepdims=True))
        chance /= chance.sum(axis=1, keepdims=True)
        chance[np.arange(len(labels)), labels] -= 1.0
        error = chance * (weight / total)[:, None]
        slope = turned @ error + DECAY * w
        m = 0.9 * m + 0.1 * slope
        v = 0.99 * v + 0.01 * slope**2
        now = RATE * min(1.0, 3 * (1 - step / (rounds + 1)))
        w -= now * (m / (1 - 0.9**step)) / (np.sqrt(v / (1 - 0.99**step)) + 1e-6)
        bias -= 0.05 * error.sum(axis=0)
    full = np.zeros((SIZE, topics), np.float32)
    full[used] = w
    return full, bias


def sharpness(scores: Floats, labels: npt.NDArray[np.int64]) -> float:
    """The factor under which the chances fit questions the model has not seen."""

    def loss(factor: float) -> float:
        return -sum(
            float(np.log(soft_maximum(row * factor)[label] + 1e-9))
            for row, label in zip(scores, labels, strict=True)
        )

    return min((0.3 + 0.05 * n for n in range(40)), key=loss)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cross", type=int, default=0, help="only cross-validate, in N parts")
    parser.add_argument("--copies", type=int, default=2, help="noisy copies of each phrasing")
    parser.add_argument("--rounds", type=int, default=60)
    args = parser.parse_args()
    topics = read_topics()
    names = tuple(topic.name for topic in topics)
    pairs = [(p, n) for n, topic in enumerate(topics) for p in topic.phrasings]
    seen: Counter[str] = Counter(w for p, _ in pairs for w in {unmarked(x) for x in words(p)})
    reader = Reader(Lexicon.shipped(), seen)
    draw = random.Random(7)

    def fit(chosen: list[tuple[str, int]]) -> tuple[Floats, Floats]:
        phrases = [(p, n, 1.0) for p, n in chosen]
        phrases += [(noisy(p, draw), n, 0.6) for p, n in chosen for _ in range(args.copies)]
        labels = np.array([n for _, n, _ in phrases])
        count = np.bincount(labels, minlength=len(names)) + 1
        weight = np.array([k / count[n] ** 0.4 for _, n, k in phrases], np.float32)
        x = sparse(reader, [p for p, _, _ in phrases])
        return train(x, labels, len(names), weight, args.rounds)

    parts = args.cross or 4
    order = list(range(len(pairs)))
    draw.shuffle(order)
    scores, truths, hits = [], [], 0
    for part in range(parts if args.cross else 1):
        held = set(order[part::parts])
        weights, bias = fit([pairs[n] for n in order if n not in held])
        tested = [pairs[n] for n in sorted(held)]
        found = sparse(reader, [p for p, _ in tested]) @ weights + bias
        scores.append(found)
        truths.append(np.array([n for _, n in tested]))
        hits += int((found.argmax(axis=1) == truths[-1]).sum())
    factor = sharpness(np.concatenate(scores), np.concatenate(truths))
    total = sum(map(len, truths))
    print(f"{len(names)} topics, {len(pairs)} phrasings")
    print(f"accuracy unseen {hits / total:.3f}, sharpness {factor:.2f}")
    if args.cross:
        return
    weights, bias = fit(pairs)
    new = MODEL.with_suffix(".new.npz")
    np.savez_compressed(new, **packed(names, weights, bias, factor, seen, len(pairs)))
    new.replace(MODEL)
    print(f"{MODEL.name}: {MODEL.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
