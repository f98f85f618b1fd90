"""Train the topic model from the topics' phrasings: python -m benchmarks.answers_train."""

import argparse
import random
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix

from policy.features import SIZE, features
from policy.folding import unmarked, words
from policy.knowledge_files import Topic, read_topics
from policy.lexicon import Lexicon
from policy.model import Floats, packed, soft_maximum
from policy.typed import Reader

MODEL = Path(__file__).parent.parent / "policy" / "knowledge" / "model.npz"
DECAY, RATE, ROUNDS = 6e-6, 0.25, 60
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


def sparse(read: Reader, phrases: list[str]) -> csr_matrix:
    """Return the phrases' features as a sparse matrix, a row for each."""
    starts, numbers, values = [0], [], []
    for phrase in phrases:
        found = features(read.read(phrase))
        numbers += list(found)
        values += list(found.values())
        starts.append(len(numbers))
    held = (np.array(values, np.float32), np.array(numbers, np.int32), np.array(starts))
    return csr_matrix(held, shape=(len(phrases), SIZE))


def rarity(x: csr_matrix) -> Floats:
    """Return how much each feature counts: the more, the fewer phrases have it."""
    held = np.asarray((x > 0).sum(axis=0)).ravel()
    return np.asarray(np.log((x.shape[0] + 1) / (held + 1) + 1) ** 0.7, dtype=np.float32)


def scaled(x: csr_matrix, counting: Floats) -> csr_matrix:
    """Return the features as the model takes them: scaled, the squares of a row one together."""
    x = x.multiply(counting[None, :]).tocsr()
    length = np.sqrt(np.asarray(x.multiply(x).sum(axis=1)).ravel()) + 1e-9
    return csr_matrix(x.multiply(1 / length[:, None]), dtype=np.float32)


def train(
    x: csr_matrix, labels: npt.NDArray[np.int64], topics: int, weight: Floats, rounds: int
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


def counted(phrases: Iterable[str]) -> Counter[str]:
    """Return in how many phrases each plain word stands."""
    return Counter(word for phrase in phrases for word in {unmarked(x) for x in words(phrase)})


def fit(
    pairs: list[tuple[str, int]], topics: int, *, copies: int = 2
) -> tuple[Floats, Floats, Floats]:
    """Train on phrases with their topic's number, each with noisy copies of itself.

    Returns the weights, the bias and the rarity of the features.
    """
    draw = random.Random(7)
    reader = Reader(Lexicon.shipped(), counted(phrase for phrase, _ in pairs))
    phrases = [(p, n, 1.0) for p, n in pairs]
    phrases += [(noisy(p, draw), n, 0.6) for p, n in pairs for _ in range(copies)]
    labels = np.array([n for _, n, _ in phrases])
    count = np.bincount(labels, minlength=topics) + 1
    weight = np.array([k / count[n] ** 0.4 for _, n, k in phrases], np.float32)
    x = sparse(reader, [p for p, _, _ in phrases])
    rare = rarity(x)
    return (*train(scaled(x, rare), labels, topics, weight, ROUNDS), rare)


def calibrated(
    pairs: list[tuple[str, int]], held: list[tuple[str, int]], topics: int
) -> tuple[float, float]:
    """Return the sharpness that fits phrases held back, and how many of them are told rightly."""
    weights, bias, rare = fit(pairs, topics, copies=1)
    reader = Reader(Lexicon.shipped(), counted(phrase for phrase, _ in pairs))
    scores = scaled(sparse(reader, [p for p, _ in held]), rare) @ weights + bias
    truths = np.array([n for _, n in held])
    return sharpness(scores, truths), float((scores.argmax(axis=1) == truths).mean())


def vocabulary(topic: Topic, lexicon: Lexicon) -> frozenset[str]:
    """Return the plain words and "@notions" of a topic's phrasings."""
    found: set[str] = set()
    for phrasing in topic.phrasings:
        typed = words(phrasing)
        bare = [unmarked(word) for word in typed]
        found.update(bare, (f"@{use.notion}" for use in lexicon.uses(typed, bare, True)))
    return frozenset(found)


def main() -> None:
    argparse.ArgumentParser(description=__doc__).parse_args()
    topics = read_topics()
    names = tuple(topic.name for topic in topics)
    pairs = [(p, n) for n, topic in enumerate(topics) for p in topic.phrasings]
    order = list(pairs)
    random.Random(7).shuffle(order)
    factor, right = calibrated(order[len(order) // 4 :], order[: len(order) // 4], len(names))
    print(f"{len(names)} topics, {len(pairs)} phrasings")
    print(f"topic told rightly unseen {right:.3f}, sharpness {factor:.2f}")
    weights, bias, rare = fit(pairs, len(names))
    seen = counted(phrase for phrase, _ in pairs)
    lexicon = Lexicon.shipped()
    vocabularies = [vocabulary(topic, lexicon) for topic in topics]
    new = MODEL.with_suffix(".new.npz")
    file = packed(names, weights, bias, rare, factor, seen, len(pairs), vocabularies)
    np.savez_compressed(new, **file)
    new.replace(MODEL)
    print(f"{MODEL.name}: {MODEL.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
