"""Follow-ups: short questions that are understood from the one before."""

import re

from policy.folding import from_keys, unmarked, words

GOES_ON = re.compile(
    r"^(con|the con|vay con|va con|roi con|the|vay thi|con neu|what about|how about|and|and if)\b"
)
_BARE = re.compile(
    r"^(tai sao|vi sao|khi nao|bao gio|bao lau|ai|bao cho ai|cho ai|o dau|that khong|nhu the nao|"
    r"why|when|who|where|how|how long|really)\b"
)


def leans(question: str) -> bool:
    """Whether the question may go on from one before, at a glance; the answerer looks closer."""
    typed = words(question[:200])
    opening = " ".join(from_keys(unmarked(word)) for word in typed[:3])
    if len(typed) <= 3 and _BARE.match(opening):
        return True
    return len(typed) <= 12 and GOES_ON.match(opening) is not None
