"""A button's label typed instead of pressed."""

import re
from functools import lru_cache

from cases.words import fold


def types(words: str, label: str) -> bool:
    """Whether *words* are what the button says; marks, emoji, case and number do not matter."""
    typed = _bare(words)
    return bool(typed) and typed == _of_label(label)


@lru_cache(maxsize=256)
def _of_label(label: str) -> str:
    return _bare(label)


def _bare(text: str) -> str:
    """The words of a label alone."""
    folded = " ".join(re.findall(r"\w+", fold(text[:128])))
    return re.sub(r"^[0-9]+ (?=\D)", "", folded)
