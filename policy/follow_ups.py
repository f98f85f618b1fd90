"""Follow-ups: short questions that are understood from the one before."""

import re
from collections.abc import Sequence
from itertools import islice

from policy.folding import from_keys, unmarked, words

GOES_ON = re.compile(
    r"^(con|the con|vay con|va con|roi con|the|vay thi|con neu|what about|how about|and|and if)\b"
)


def leans(question: str) -> bool:
    """Whether the question may go on from one before, at a glance; the answerer looks closer."""
    typed = words(question[:200])
    if len(typed) <= 3:
        return True
    opening = " ".join(from_keys(unmarked(word)) for word in islice(typed, 3))
    return len(typed) <= 12 and GOES_ON.match(opening) is not None


def leaned_on(earlier: Sequence[str]) -> str | None:
    """Which of the *earlier* questions, the newest first, the next one goes on from.

    The newest that stands by itself; where none does, the first that was asked.
    """
    whole = (question for question in earlier if not leans(question))
    return next(whole, earlier[-1] if earlier else None)
