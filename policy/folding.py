"""Vietnamese words as they are typed, brought to one plain form."""

import re
import unicodedata

_D = str.maketrans({"đ": "d", "Đ": "D", "ð": "d", "Ð": "D"})
#: the composed Vietnamese letters, which nearly every text is made of
_BARE = str.maketrans(
    {
        letter: unicodedata.normalize("NFD", letter)[0]
        for base in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
        for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
        if len(letter := unicodedata.normalize("NFC", base + tone)) == 1
    }
    | {"đ": "d", "Đ": "D"}
)
_SPACES = re.compile(r"\s+")
_WORD = re.compile(r"[^\W_]+")
_MARKLESS = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}

_ONSET = "ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|b|c|d|g|h|k|l|m|n|p|r|s|t|v|x"
_VOWELS = (
    "oai|oay|oeo|uay|uoi|uou|uya|uye|uyu|ieu|yeu|uai|ai|ao|au|ay|eo|eu|ia|ie|iu|oa|oe|oi|"
    "ua|ue|ui|uo|uu|uy|ye|a|e|i|o|u|y"
)
_SYLLABLE = re.compile(rf"(?:{_ONSET})?(?:{_VOWELS})(?:ng|nh|ch|c|m|n|p|t)?")
_TELEX = (
    ("dd", "d"),
    ("aa", "a"),
    ("ee", "e"),
    ("oo", "o"),
    ("uw", "u"),
    ("ow", "o"),
    ("aw", "a"),
)
_TELEX_TONE = re.compile(r"(?<=[aeiouyw])([a-z]*?)[sfrxj]([a-z]*)$")
_VNI = re.compile(r"(?=[a-z]*[aeiouyd][a-z]*\d)[a-z]+(?:\d[a-z]*)+")

#: sounds that many people write alike: initials, then finals
_SOUNDS = tuple(
    (re.compile(pattern), heard)
    for pattern, heard in (
        (r"^(?:gi(?=[aeiouy])|gi$|d|r|z|v(?=a))", "z"), (r"^(?:tr|ch)", "c"), (r"^[xs]", "s"),
        (r"^ngh", "ng"), (r"^gh", "g"), (r"^(?:k(?!h)|qu?|c(?!h))", "k"), (r"^ph", "f"),
        (r"y", "i"), (r"(?:ng|nh)$", "n"), (r"(?:ch|c)$", "t"),
    )
)  # fmt: skip


def nfc(text: str) -> str:
    """Return the text composed (NFC); text that is composed already comes back as it is."""
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def unmarked(text: str) -> str:
    """Return the text without tone and vowel marks, đ as d; the letters' case stays."""
    if text.isascii():
        return text
    bare = text.translate(_BARE)
    if bare.isascii():
        return bare
    apart = unicodedata.normalize("NFD", bare)
    return "".join(c for c in apart if not unicodedata.combining(c)).translate(_D)


def toneless(word: str) -> str:
    """Return the word with its vowel marks (ê, ơ, đ) but without its tone."""
    if word.isascii():
        return word
    apart = unicodedata.normalize("NFD", word)
    return unicodedata.normalize("NFC", "".join(c for c in apart if c not in _MARKLESS))


def plain(text: str) -> str:
    """Return the text in lower case, unmarked, with single spaces."""
    return _SPACES.sub(" ", unmarked(text).lower()).strip()


def words(text: str) -> list[str]:
    """Return the words of the text in lower case, marks kept, punctuation dropped."""
    return _WORD.findall(nfc(text.lower()))


def is_syllable(word: str) -> bool:
    """Whether an unmarked word is built as a Vietnamese syllable is."""
    return len(word) <= 7 and _SYLLABLE.fullmatch(word) is not None


def from_keys(word: str) -> str:
    """Return what raw Telex ("nhaajn") or VNI ("ma65t") keys stand for, unmarked.

    A word that is a syllable already, or that the keys do not make into one, comes back as it is.
    """
    if not word.isascii() or len(word) > 12 or is_syllable(word):
        return word
    if _VNI.fullmatch(word):
        bare = re.sub(r"\d", "", word)
        return bare if is_syllable(bare) and len(bare) > 1 else word
    bare = word
    for keys, letter in _TELEX:
        bare = bare.replace(keys, letter)
    for candidate in (bare, _TELEX_TONE.sub(r"\1\2", bare).replace("w", "u")):
        if is_syllable(candidate) and candidate != word:
            return candidate
    toned = re.sub(r"(?<=[aou])w", "", _TELEX_TONE.sub(r"\1\2", bare))
    return toned if is_syllable(toned) else word


def sound(word: str) -> str:
    """Return the unmarked word as it sounds to many: d/gi/r, s/x, tr/ch, y/i, final n/ng, c/t."""
    for pattern, heard in _SOUNDS:
        word = pattern.sub(heard, word, count=1)
    return word
