"""The case code."""

import re

from hypothesis import example, given
from hypothesis import strategies as st

from cases.reference import (
    ALPHABET,
    codes_in,
    leading_code,
    nearest,
    new_code,
    one_slip_off,
    read_code,
)


def read_whole(seven: str) -> str:
    """Return the right code that begins with these seven symbols."""
    return next(code for last in ALPHABET if (code := read_code(seven + last)))


CODES = st.text(ALPHABET, min_size=7, max_size=7).map(read_whole)
PLACES = st.sampled_from([3, 4, 5, 6, 8, 9, 10, 11])


def replaced(code: str, place: int, symbol: str) -> str:
    """Return the code with one symbol put in another's place."""
    return code[:place] + symbol + code[place + 1 :]


def test_a_code_looks_like_the_one_people_are_shown() -> None:
    """KN, four and four."""
    assert re.fullmatch(rf"KN-[{ALPHABET}]{{4}}-[{ALPHABET}]{{4}}", new_code())


def test_no_two_symbols_look_alike() -> None:
    """Of each group of look-alikes the alphabet has one."""
    for group in ("0O", "1IL", "8B", "5S", "2Z", "VU"):
        assert sum(symbol in ALPHABET for symbol in group) == 1
    assert len(set(ALPHABET)) == 29


def test_codes_do_not_repeat() -> None:
    """Ten thousand drawn from seventeen thousand million."""
    assert len({new_code() for _ in range(10_000)}) > 9_990


@given(CODES)
def test_a_code_is_read_however_it_is_written(code: str) -> None:
    """Case, dashes, spaces and KN do not matter."""
    bare = code.removeprefix("KN-")
    for way in (
        code,
        code.lower(),
        code.replace("-", ""),
        code.replace("-", " "),
        code.replace("-", "–"),
        f"  {bare} ",
        bare.replace("-", "").lower(),
        code.replace("-", "\u2011").replace("KN", "Kn"),
        code.replace("-", "-\u200b"),
        "".join(chr(ord(char) + 0xFEE0) for char in code),  # full-width
    ):
        assert read_code(way) == code


@given(CODES)
def test_look_alikes_are_read_for_what_they_look_like(code: str) -> None:
    """O for 0, l for 1, and so on."""
    symbols = code.removeprefix("KN-")
    written = symbols.translate(str.maketrans("01852V", "OlBSZU"))
    assert read_code(f"KN-{written}") == code


@given(CODES, PLACES, st.sampled_from(ALPHABET))
def test_every_single_wrong_symbol_is_found(code: str, place: int, symbol: str) -> None:
    """The check symbol's first promise."""
    wrong = replaced(code, place, symbol)
    assert (read_code(wrong) is None) is (wrong != code)


@given(CODES, PLACES, PLACES)
def test_any_two_swapped_symbols_are_found(code: str, one: int, other: int) -> None:
    """The check symbol's second promise, neighbours included."""
    swapped = replaced(replaced(code, one, code[other]), other, code[one])
    assert (read_code(swapped) is None) is (swapped != code)


@given(st.text())
def test_whatever_is_typed_is_a_right_code_or_none(text: str) -> None:
    """No text makes the reading fail, and what is read reads back the same."""
    code = read_code(text)
    assert code is None or read_code(code) == code
    assert all(read_code(found) == found for found in codes_in(text))


@given(st.lists(CODES, unique=True, max_size=4))
def test_codes_are_found_in_a_sentence_each_once(codes: list[str]) -> None:
    """In the order of their first appearance."""
    said = ", ".join([*codes, *codes]).lower()
    assert codes_in(f"Tôi hỏi về hồ sơ {said}. Cảm ơn!") == tuple(codes)


def test_a_code_without_kn_needs_its_dash_in_a_sentence() -> None:
    """An ordinary word of eight letters is never taken for a code."""
    code = read_whole("7F3K-92Q")
    assert codes_in(f"hồ sơ {code[3:]} thì sao") == (code,)
    assert codes_in(f"hồ sơ {code[3:].replace('-', '')} thì sao") == ()


def test_a_code_is_no_part_of_a_longer_word() -> None:
    """Its two ends stand free."""
    code = read_whole("7F3K-92Q")
    assert codes_in(f"x{code}") == ()
    assert codes_in(f"{code}7") == ()
    assert codes_in(f"({code})") == (code,)


def test_numbers_and_plain_words_are_no_codes() -> None:
    """Without its KN a code has a letter and a digit."""
    ordinary = [f"{number:04d}-{number * 7:04d}" for number in range(1000)]
    assert codes_in(" ".join(ordinary)) == ()
    letters = next(
        code for first in "ACDEF" if (code := read_whole(f"{first}PENDAY"))[-1].isalpha()
    )
    assert codes_in(f"the {letters[3:]} of it") == ()


def test_reading_a_long_text_takes_no_long_time() -> None:
    """Nothing in it makes the search go back and forth."""
    assert codes_in("KN " * 20_000) == ()
    assert codes_in("KN" + " -" * 30_000) == ()


@given(st.text(alphabet="abc012 kK-nN\n", max_size=20), st.booleans())
def test_a_leading_code_is_found_in_any_spelling(rest: str, sure: bool) -> None:
    """With and without KN, dashes and spaces; the words after it are kept."""
    code = new_code()
    words = f"{code} lời {rest}"
    assert leading_code(words, sure=sure) == (code, f"lời {rest}".strip())
    spaced = code.replace("-", " ").lower() + " lời"
    assert leading_code(spaced, sure=True) == (code, "lời")


def test_where_the_case_is_known_an_ordinary_word_is_no_code() -> None:
    """Eight letters can happen to be a valid code; with KN or a digit it is meant as one."""
    codes = (new_code() for _ in iter(int, 1))
    bare = (code.removeprefix("KN-").replace("-", "") for code in codes)
    word = next(each for each in bare if each.isalpha())
    assert leading_code(f"{word} ạ", sure=True) is None
    assert leading_code(f"{word} ạ", sure=False) is not None
    assert leading_code(f"KN {word} ạ", sure=True) is not None


@given(st.text(max_size=60))
def test_words_without_a_code_stay_words(words: str) -> None:
    """Nothing is read into a text that names no case."""
    if leading_code(words, sure=True) is not None:
        assert any(letter.isdigit() for letter in words) or "k" in words.lower()


@st.composite
def slipped(draw: st.DrawFn, slips: int) -> tuple[str, str]:
    """A code, and how it may be typed with so many slips, however it is written."""
    code = draw(CODES)
    symbols = list(code.removeprefix("KN-").replace("-", ""))
    for _ in range(slips):
        at = draw(st.integers(0, len(symbols) - 1))
        match draw(st.sampled_from(["wrong", "left out", "too many", "swapped"])):
            case "wrong":
                symbols[at] = draw(st.sampled_from(ALPHABET))
            case "left out":
                del symbols[at]
            case "too many":
                symbols.insert(at, draw(st.sampled_from(ALPHABET)))
            case _:
                symbols[at : at + 2] = reversed(symbols[at : at + 2])
    half = draw(st.integers(0, len(symbols)))
    gap, head = draw(st.sampled_from(["", "-", " "])), draw(st.sampled_from(["", "KN-", "kn "]))
    typed = head + "".join(symbols[:half]) + gap + "".join(symbols[half:])
    rest = draw(st.sampled_from(["", "  lời gửi khách hàng của tôi"]))
    return code, (typed.lower() if draw(st.booleans()) else typed) + rest


@given(slipped(slips=1), st.lists(CODES, max_size=5))
def test_a_code_with_one_slip_is_found_among_others(
    typed: tuple[str, str], others: list[str]
) -> None:
    """By what is near, and by asking a store for all that may be meant."""
    code, text = typed
    assert code in nearest(text, [*others, code]) or nearest(text, others)
    assert code in nearest(text, [code])
    assert code in one_slip_off(text)


@given(slipped(slips=2))
@example(("KN-0100-000Q", "12000000Q"))
def test_a_code_with_two_slips_is_found(typed: tuple[str, str]) -> None:
    """Of a customer's few codes even that is no other."""
    code, text = typed
    assert nearest(text, [code]) == (code,)


@given(st.text(), st.lists(CODES, max_size=3))
def test_what_is_suggested_is_always_one_of_the_codes_given(text: str, codes: list[str]) -> None:
    """Never a code that was not asked about, and nothing for words that are no code."""
    assert set(nearest(text, codes)) <= set(codes)
    assert all(read_code(code) == code for code in one_slip_off(text))


@given(CODES, CODES)
def test_the_nearer_of_two_codes_is_suggested_alone(one: str, other: str) -> None:
    """A right code is nearest to itself, whatever else is near."""
    assert nearest(one, list({one, other})) == (one,)


def test_words_and_far_codes_are_near_nothing() -> None:
    """Three slips are another code."""
    code = read_whole("7F3K-92Q")
    for words in ("", "xin chào", "tôi muốn hỏi", "1", f"{code[:3]}AAAA-{code[8:]}", "KN-7F3K"):
        assert nearest(words, [code]) == ()
    assert len(one_slip_off("KN-7F3K-92QA")) < 100


def test_a_long_text_is_looked_at_by_its_head_alone() -> None:
    """However much is typed, the search is short."""
    assert one_slip_off("7" * 100_000) == frozenset()
    assert nearest("KN " * 50_000, [read_whole("7F3K-92Q")]) == ()
