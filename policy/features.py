"""What the topic model looks at in a question, as numbered features."""

import math
from collections.abc import Iterable
from itertools import pairwise
from zlib import crc32

from policy.folding import sound
from policy.typed import Typed

BITS = 16
SIZE = 1 << BITS
#: how much each kind of feature counts
WEIGHTS = {"word": 1.0, "pair": 0.8, "gram": 0.8, "sound": 0.5, "notion": 1.0, "notions": 0.8}


def _number(kind: str, what: str) -> int:
    return crc32(f"{kind}|{what}".encode("utf-8", "replace")) & (SIZE - 1)


def _grams(plain: Iterable[str]) -> Iterable[str]:
    line = f" {' '.join(plain)} "
    return (line[n : n + 4] for n in range(len(line) - 3))


def _kinds(typed: Typed) -> dict[str, set[str]]:
    plain = typed.plain[:80]
    heard = [sound(word) for word in plain]
    notions = sorted(typed.notions)[:16]
    return {
        "word": set(plain) | {f"#{word}" for word in typed.marked[:80] if not word.isascii()},
        "pair": {f"{a} {b}" for a, b in pairwise(("^", *plain, "$"))},
        "gram": set(_grams(plain)),
        "sound": {f"{a} {b}" for a, b in pairwise(heard)} | set(heard),
        "notion": set(notions),
        "notions": {f"{a}&{b}" for n, a in enumerate(notions) for b in notions[n + 1 :]},
    }


def features(typed: Typed) -> dict[int, float]:
    """Return the question's features, number to weight."""
    found: dict[int, float] = {}
    for kind, whats in _kinds(typed).items():
        if whats:
            each = WEIGHTS[kind] / math.sqrt(len(whats))
            for what in whats:
                number = _number(kind, what)
                found[number] = found.get(number, 0.0) + each
    return found
