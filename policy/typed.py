"""A question as it was typed, read: short forms spelled out, slips mended, notions found."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import process
from rapidfuzz.distance import OSA

from policy.folding import from_keys, is_syllable, unmarked, words
from policy.knowledge_files import read_pairs
from policy.lexicon import Lexicon, Use

LONGEST = 2_000  #: characters that are read; a longer question is cut
_REPEATED = re.compile(r"([^\W\d_])\1{2,}")
_DOUBLED = re.compile(r"([^\W\d_])\1")
ENGLISH = frozenset(
    words(
        "the is are my your you what how who when where does will would should want please which "
        "have this that from about with can isn has been was were did and if they them someone "
        "anyone why could our we tell for get any there us me don"
    )
)
MOST_MENDED = 12  #: unknown words of a question that are looked up among the known


@dataclass(frozen=True)
class Typed:
    """A question read; marked and plain run side by side, word by word."""

    text: str
    words: tuple[tuple[str, tuple[str, ...]], ...]  #: each word, and what its keys stand for
    marked: tuple[str, ...]
    plain: tuple[str, ...]
    uses: tuple[Use, ...]
    english: bool
    marks: float  #: the share of the words that carry a mark

    @cached_property
    def notions(self) -> frozenset[str]:
        """The notions that the question uses."""
        return frozenset(use.notion for use in self.uses)

    @property
    def language(self) -> str:
        """The question's language, "en" or "vi"."""
        return "en" if self.english else "vi"


def is_english(typed: Sequence[str]) -> bool:
    """Whether the words are English: no marks, and English words or no Vietnamese syllables."""
    if not typed or any(not word.isascii() for word in typed):
        return False
    known = sum(word in ENGLISH for word in typed)
    foreign = sum(_foreign(word) for word in typed)
    return (known >= max(1, 0.15 * len(typed)) and known + foreign >= 0.4 * len(typed)) or (
        foreign >= 0.5 * len(typed) and foreign == sum(len(word) > 3 for word in typed)
    )


def _foreign(word: str) -> bool:
    return len(word) > 3 and word.isalpha() and not is_syllable(from_keys(word))


class Reader:
    """Reads questions with what the lexicon, the short forms and the vocabulary know.

    The vocabulary holds plain words and how often each is used.
    """

    def __init__(self, lexicon: Lexicon, vocabulary: Mapping[str, int]) -> None:
        self._lexicon = lexicon
        self._often = vocabulary
        shorts = read_pairs("typing.txt")
        self._short = {tuple(words(short)): tuple(words(full)) for short, full in shorts.items()}
        self._known = frozenset(vocabulary) | lexicon.words
        self._sorted = {
            length: sorted(word for word in self._known if abs(len(word) - length) <= 1)
            for length in range(3, 15)
        }

    def read(self, text: str) -> Typed:
        """Return the question read; any text is, in time that its length bounds."""
        raw = [_REPEATED.sub(r"\1", word) for word in words(_clean(text))][:400]
        english = is_english(raw)
        spelled = [(word, (word,)) for word in raw] if english else list(self._spelled_out(raw))
        marked = self._mended([word for _, full in spelled for word in full])
        plain = [unmarked(word) for word in marked]
        share = sum(not word.isascii() for word in raw) / max(1, len(raw))
        uses = self._lexicon.uses(marked, plain, share >= 0.4)
        return Typed(
            text, tuple(spelled), tuple(marked), tuple(plain), tuple(uses), english, share
        )

    def _spelled_out(self, typed: Sequence[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield each word, or pair of words, with what the short form or the keys stand for."""
        place = 0
        while place < len(typed):
            pair = tuple(typed[place : place + 2])
            if pair in self._short:
                yield " ".join(pair), self._short[pair]
                place += 2
                continue
            word = typed[place]
            yield word, tuple(map(self._from_keys, self._short.get((word,), (word,))))
            place += 1

    def _from_keys(self, word: str) -> str:
        bare = unmarked(word)
        keys = from_keys(bare)
        numbered = keys != bare and not bare.isalpha()
        return keys if keys != bare and (numbered or bare not in self._known) else word

    def _mended(self, typed: Sequence[str]) -> list[str]:
        """Bring unknown words to a known word one edit away."""
        mended = []
        left = MOST_MENDED
        for word in typed:
            bare = unmarked(word)
            if left and bare not in self._known and 4 <= len(bare) <= 13:
                left -= 1
                mended.append(self._nearest(bare) or word)
            else:
                mended.append(word)
        return mended

    def _nearest(self, word: str) -> str | None:
        """The known word one edit away; of several the one that is asked about most."""
        single = _DOUBLED.sub(r"\1", word)
        if single in self._known:
            return single
        found = process.extract(
            word, self._sorted[len(word)], scorer=OSA.distance, score_cutoff=1, limit=8
        )
        return max((near for near, _, _ in found), key=self._asked, default=None)

    def _asked(self, word: str) -> tuple[int, str]:
        return self._often.get(word, 0), word


def _clean(text: str) -> str:
    """The part that is read, without halves of surrogate pairs and control characters."""
    return "".join(c if c.isprintable() else " " for c in text[:LONGEST])
