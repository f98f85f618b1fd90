"""Vietnamese words as they are typed, brought to one plain form."""

import re
import unicodedata

_D = str.maketrans({"đ": "d", "Đ": "D", "ð": "d", "Ð": "D"})
_SPACES = re.compile(r"\s+")


def nfc(text: str) -> str:
    """Return the text composed (NFC); text that is composed already comes back as it is."""
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def unmarked(text: str) -> str:
    """Return the text without tone and vowel marks, đ as d; the letters' case stays."""
    if text.isascii():
        return text
    apart = unicodedata.normalize("NFD", text)
    return "".join(c for c in apart if not unicodedata.combining(c)).translate(_D)


def plain(text: str) -> str:
    """Return the text in lower case, unmarked, with single spaces."""
    return _SPACES.sub(" ", unmarked(text).lower()).strip()
