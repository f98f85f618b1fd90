"""Train the topic model from the topics' phrasings: python -m benchmarks.answers_train."""

import argparse
import random
from collections import Counter
from pathlib import Path

import numpy as np
import numpy.typing as npt

from policy.features import SIZE, features
from policy.folding import unmarked, words
from policy.knowledge_files import read_topics
from policy.lexicon import Lexicon
from policy.model import Floats, packed, soft_maximum
from policy.typed import Reader

MODEL = Path(__file__).parent.parent / "policy" / "knowledge" / "model.npz"
Sparse = tuple[npt.NDArray[np.int32], npt.NDArray[np.int32], Floats]
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


def sparse(read: Reader, phrases: list[str]) -> Sparse:
    starts, numbers, values = [0], [], []
    for phrase in phrases:
        found = features(read.read(phrase))
        numbers += list(found)
        values += list(found.values())
        starts.append(len(numbers))
    return (np.array(starts, np.int32), np.array(numbers, np.int32), np.array(values, np.float32))


def forward(x: Sparse, weights: Floats, chunk: int = 256) -> Floats:
    starts, numbers, values = x
    out = np.zeros((len(starts) - 1, weights.shape[1]), np.float32)
    for a in range(0, len(out), chunk):
        b = min(a + chunk, len(out))
        s, e = starts[a], starts[b]
        out[a:b] = np.add.reduceat(weights[numbers[s:e]] * values[s:e, None], starts[a:b] - s)
    return out


def by_feature(x: Sparse) -> tuple[npt.NDArray[np.int32], Sparse]:
    """Return the features used, and the same matrix by feature instead of by phrase."""
    starts, numbers, values = x
    rows = np.repeat(np.arange(len(starts) - 1, dtype=np.int32), np.diff(starts))
    order = np.argsort(numbers, kind="stable")
    used, firsts = np.unique(numbers[order], return_index=True)
    ends = np.append(firsts, len(order)).astype(np.int32)
    return used.astype(np.int32), (ends, rows[order], values[order])


def train(
    x: Sparse,
    labels: npt.NDArray[np.int64],
    topics: int,
    *,
    weight: Floats,
    rounds: int = 120,
    decay: float = 4e-5,
    rate: float = 0.25,
) -> tuple[Floats, Floats]:
    """Logistic regression over topics by full-batch Adam; deterministic."""
    used, (firsts, rows, values) = by_feature(x)
    index = np.full(SIZE, -1, np.int32)
    index[used] = np.arange(len(used))
    compact: Sparse = (x[0], index[x[1]], x[2])
    w = np.zeros((len(used), topics), np.float32)
    bias = np.zeros(topics, np.float32)
    m, v = np.zeros_like(w), np.zeros_like(w)
    total = weight.sum()
    for step in range(1, rounds + 1):
        scores = forward(compact, w) + bias
        scores -= scores.max(axis=1, keepdims=True)
        chance = np.exp(scores)
        chance /= chance.sum(axis=1, keepdims=True)
        chance[np.arange(len(labels)), labels] -= 1.0
        error = chance * (weight / total)[:, None]
        slope = np.empty_like(w)
        size = 4096
        for a in range(0, len(used), size):
            b = min(a + size, len(used))
            s, e = firsts[a], firsts[b]
            slope[a:b] = np.add.reduceat(error[rows[s:e]] * values[s:e, None], firsts[a:b] - s)
        slope += decay * w
        m = 0.9 * m + 0.1 * slope
        v = 0.99 * v + 0.01 * slope**2
        now = rate * min(1.0, 3 * (1 - step / (rounds + 1)))
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
        return train(
            sparse(reader, [p for p, _, _ in phrases]),
            labels,
            len(names),
            weight=weight,
            rounds=args.rounds,
        )

    parts = args.cross or 4
    order = list(range(len(pairs)))
    draw.shuffle(order)
    scores, truths, hits = [], [], 0
    for part in range(parts if args.cross else 1):
        held = set(order[part::parts])
        weights, bias = fit([pairs[n] for n in order if n not in held])
        tested = [pairs[n] for n in sorted(held)]
        found = forward(sparse(reader, [p for p, _ in tested]), weights) + bias
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
    np.savez_compressed(MODEL, **packed(names, weights, bias, factor, seen, len(pairs)))
    print(f"{MODEL.name}: {MODEL.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
