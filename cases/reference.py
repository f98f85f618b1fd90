"""The case code: short enough to read out, unguessable, and wrong when mistyped."""

import re
import secrets
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

from rapidfuzz.distance import DamerauLevenshtein

ALPHABET: Final = "0123456789ACDEFGHJKMNPQRTVWXY"
"""29 symbols, one of each group of look-alikes; a prime, which the check symbol rests on."""

_PREFIX: Final = "KN"
_RANDOM: Final = 7
_LENGTH: Final = _RANDOM + 1
_SLIPS: Final = 2
_HEAD: Final = 64
_HEAD_WORDS: Final = 3  # "KN 7F3K 92QX"

# What is not in the alphabet is read as what it looks like.
_LOOKS_LIKE: Final = str.maketrans("OILBSZU", "011852V")

_MOST_WORDS: Final = 3  # "KN 7F3K 92QX"
_WORD: Final = re.compile(r"\S+")

_GAP: Final = r"[\s\-_.]*"
_SYMBOL: Final = "[0-9A-Z]"
_WITH_PREFIX: Final = rf"KN{_GAP}{_SYMBOL}{{4}}{_GAP}{_SYMBOL}{{4}}"
_WITH_DASH: Final = rf"(?<!-)(?=.{{0,8}}[A-Z])(?=.{{0,8}}[0-9]){_SYMBOL}{{4}}-{_SYMBOL}{{4}}"
_IN_TEXT: Final = re.compile(rf"(?<!{_SYMBOL})(?:{_WITH_PREFIX}|{_WITH_DASH})(?!{_SYMBOL})")


def new_code() -> str:
    """Return a fresh code such as KN-7F3K-92QX: 34 bits from the system's secure source.

    Two codes can agree, once in many thousands of millions: the store must still refuse a
    code it has.
    """
    symbols = "".join(secrets.choice(ALPHABET) for _ in range(_RANDOM))
    return _written(symbols + _check_symbol(symbols))


def read_code(text: str) -> str | None:
    """Return the code that the whole of *text* is, written as new_code() writes it.

    Read kindly: in any case, with or without dashes, spaces or KN, and with look-alikes (O for
    0, I or l for 1, S for 5). None if it is no code or a symbol of it is wrong.
    """
    symbols = re.sub(_GAP, "", _plain(text))
    if len(symbols) == len(_PREFIX) + _LENGTH:
        symbols = symbols.removeprefix(_PREFIX)
    symbols = symbols.translate(_LOOKS_LIKE)
    if len(symbols) != _LENGTH or not set(symbols) <= set(ALPHABET):
        return None
    return _written(symbols) if _weight(symbols) == 0 else None


def codes_in(text: str) -> tuple[str, ...]:
    """Return the codes named in *text*, each once, in the order of their first appearance.

    Inside a sentence a code needs its KN or its dash: an ordinary word is not taken for one.
    """
    found = (read_code(match[0]) for match in _IN_TEXT.finditer(_plain(text)))
    return tuple(dict.fromkeys(code for code in found if code is not None))


def leading_code(words: str, *, sure: bool) -> tuple[str, str] | None:
    """Return the code that *words* begin with, and the rest; None if they begin with none.

    Where the case is known without it (*sure*), a code must have its KN or a digit, so that an
    ordinary word of eight letters is not taken for one.
    """
    for word in list(_WORD.finditer(words))[:_MOST_WORDS]:
        head, rest = words[: word.end()], words[word.end() :]
        found = read_code(head)
        if found is not None and (not sure or _looks_like_code(head)):
            return found, rest.strip()
    return None


def _looks_like_code(head: str) -> bool:
    return any(letter.isdigit() for letter in head) or head.strip().upper().startswith(_PREFIX)


def _plain(text: str) -> str:
    """Return *text* in capitals, any dash as "-", without what cannot be seen."""
    shown = unicodedata.normalize("NFKC", text).upper()
    kinds = ((char, unicodedata.category(char)) for char in shown)
    return "".join("-" if kind == "Pd" else char for char, kind in kinds if kind != "Cf")


def _written(symbols: str) -> str:
    """Return eight symbols the way people read them."""
    return f"{_PREFIX}-{symbols[:4]}-{symbols[4:]}"


def _weight(symbols: str) -> int:
    """Return the weighted sum of the symbols' places, 0 for a right code.

    The weights differ and the modulus is prime, so one wrong symbol, or any two swapped, always
    changes the sum.
    """
    total = sum(
        weight * ALPHABET.index(symbol)
        for weight, symbol in zip(range(_LENGTH, 0, -1), symbols, strict=False)
    )
    return total % len(ALPHABET)


def _check_symbol(symbols: str) -> str:
    """Return the symbol, of weight 1, that brings the sum to 0."""
    return ALPHABET[-_weight(symbols) % len(ALPHABET)]


def nearest(text: str, codes: Iterable[str]) -> tuple[str, ...]:
    """Return those of *codes* that *text* comes nearest to, if by two slips at most.

    The code is the whole of *text* or stands at its head. A slip is a symbol that is wrong, left
    out, too many, or swapped with its neighbour.
    """
    typed = _typed(text)
    near = {code: min(_slips(each, code) for each in typed) for code in codes} if typed else {}
    least = min(near.values(), default=_SLIPS + 1)
    return tuple(code for code, slips in near.items() if slips == least <= _SLIPS)


def one_slip_off(text: str) -> frozenset[str]:
    """Return every right code that *text* is, or begins with, but for one slip.

    The check symbol leaves so few that a store can be asked for all of them at once.
    """
    guesses = (guess for typed in _typed(text) for guess in _guesses(typed))
    right = (guess for guess in guesses if len(guess) == _LENGTH and set(guess) <= set(ALPHABET))
    return frozenset(_written(guess) for guess in right if _weight(guess) == 0)


def _typed(text: str) -> frozenset[str]:
    """Return what may be meant as the symbols of a code at the head of *text*."""
    words = [re.sub(_GAP, "", each) for each in _plain(text[:_HEAD]).split()[:_HEAD_WORDS]]
    heads = {"".join(words[: end + 1]) for end in range(len(words))}
    read = heads | {head.removeprefix(_PREFIX) for head in heads}
    fitting = (each for each in read if abs(len(each) - _LENGTH) <= _SLIPS)
    return frozenset(each.translate(_LOOKS_LIKE) for each in fitting)


def _slips(typed: str, code: str) -> int:
    symbols = code.removeprefix(f"{_PREFIX}-").replace("-", "")
    return DamerauLevenshtein.distance(typed, symbols, score_cutoff=_SLIPS)


def _guesses(typed: str) -> Iterator[str]:
    """Yield what *typed* is with one slip taken back."""
    for at in range(len(typed) + 1):
        before, after = typed[:at], typed[at:]
        yield before + after[1:]
        yield before + after[1:2] + after[:1] + after[2:]
        for symbol in ALPHABET:
            yield before + symbol + after[1:]
            yield before + symbol + after
