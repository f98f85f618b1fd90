"""The lexicon: words and phrases that mean one thing, and where a text uses them."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from policy.folding import toneless, unmarked, words
from policy.knowledge_files import read_pairs

LONGEST = 5  #: words of the longest phrase
FILES = ("lexicon.txt", "thesaurus.txt")  #: no notion stands in both
_HOI_NGA = str.maketrans("ãẵẫẽễĩõỗỡũữỹ", "ảẳẩẻểỉỏổởủửỷ")


class Form(NamedTuple):
    """A phrase of the lexicon and the notion it stands for."""

    notion: str
    words: tuple[str, ...]
    strict: bool  #: matched only with its marks


class Use(NamedTuple):
    """A place in a text, counted in words, where a notion is used."""

    notion: str
    start: int
    end: int


def _alike(typed: str, form: str, marked_text: bool) -> bool:
    """Whether a single typed word can be the form's word, by its marks."""
    if typed == form or typed.translate(_HOI_NGA) == form.translate(_HOI_NGA):
        return True
    if typed.isascii():
        return not marked_text
    return len(form) >= 5 and toneless(typed) == toneless(form)


def _unlike_in_no_mark(typed: str, form: str) -> bool:
    """Whether no mark that was typed speaks against the form's word ("mật" is not "mất")."""
    if typed.isascii() or typed.translate(_HOI_NGA) == form.translate(_HOI_NGA):
        return True
    return typed == toneless(typed) == toneless(form)


class Lexicon:
    """Finds notions in texts. Built once; read by many."""

    def __init__(self, forms: Iterable[Form]) -> None:
        bare = cache(unmarked)
        self._forms: dict[tuple[str, ...], list[Form]] = {}
        for form in forms:
            self._forms.setdefault(tuple(map(bare, form.words)), []).append(form)
        self._firsts = {key[0] for key in self._forms}
        self.words = {word for key in self._forms for word in key}

    @classmethod
    def shipped(cls) -> "Lexicon":
        """Return the lexicon that ships with the bot."""
        return cls(form for name in FILES for form in _forms(read_pairs(name)))

    def uses(self, marked: Sequence[str], plain: Sequence[str], marked_text: bool) -> list[Use]:
        """Return every use of a notion; of one notion's overlapping phrases the longest stays."""
        found: list[Use] = []
        for start, word in enumerate(plain):
            if word in self._firsts:
                found += self._starting(start, marked, plain, marked_text)
        return found

    def _starting(
        self, start: int, marked: Sequence[str], plain: Sequence[str], marked_text: bool
    ) -> list[Use]:
        longest: dict[str, Use] = {}
        for end in range(min(start + LONGEST, len(plain)), start, -1):
            for form in self._forms.get(tuple(plain[start:end]), ()):
                if form.notion not in longest and self._fits(form, marked[start:end], marked_text):
                    longest[form.notion] = Use(form.notion, start, end)
        return list(longest.values())

    @staticmethod
    def _fits(form: Form, typed: Sequence[str], marked_text: bool) -> bool:
        if form.strict:
            return tuple(typed) == form.words
        if len(form.words) == 1:
            return _alike(typed[0], form.words[0], marked_text)
        return all(map(_unlike_in_no_mark, typed, form.words))


def _forms(pairs: Mapping[str, str]) -> Iterable[Form]:
    for notion, listed in pairs.items():
        for phrase in listed.split(","):
            strict = "!" in phrase
            found = tuple(words(phrase))[:LONGEST]
            if found:
                yield Form(notion, found, strict)
