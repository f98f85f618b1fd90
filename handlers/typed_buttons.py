"""A button's label typed instead of pressed."""

import re

from cases.words import fold


def types(words: str, label: str) -> bool:
    """Whether *words* are what the button says; marks, emoji, case and number do not matter."""
    return bool(_bare(words)) and _bare(words) == _bare(label)


def _bare(text: str) -> str:
    """The words of a label alone."""
    folded = " ".join(re.findall(r"\w+", fold(text[:128])))
    return re.sub(r"^[0-9]+ (?=\D)", "", folded)
