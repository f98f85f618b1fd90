"""Words typed instead of pressing a button."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.words import WRITTEN, Word, choices, edit_number, fold, names, said

WAYS = [(word, way) for word, ways in WRITTEN.items() for way in ways]


@pytest.mark.parametrize(("word", "way"), WAYS)
def test_a_word_is_known_in_any_case_with_or_without_marks(word: Word, way: str) -> None:
    """And however the marks are encoded."""
    for written in (
        way,
        way.upper(),
        way.title(),
        fold(way),
        unicodedata.normalize("NFD", way),
        f"  {way}! ",
        f"✅ {way}",
    ):
        assert said(written) is word


def test_no_two_words_are_written_alike() -> None:
    """What is typed means one thing."""
    folded = [fold(way) for _, way in WAYS]
    assert len(set(folded)) == len(folded)


@pytest.mark.parametrize(
    "text", ["tôi không đồng ý với cách làm đó", "gửi cho tôi", "", "   ", "hủy hợp đồng", "sửa 3"]
)
def test_a_word_inside_a_sentence_says_nothing(text: str) -> None:
    """Only a message that is the word is the word."""
    assert said(text) is None


def test_both_spellings_of_huy_cancel() -> None:
    """The mark stands on either letter."""
    assert said("hủy") is Word.CANCEL
    assert said("huỷ") is Word.CANCEL


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("sửa 3", 3),
        ("Sua 12", 12),
        ("edit 1", 1),
        ("EDIT 2.", 2),
        ("sửa câu 4", 4),
        ("sửa3", 3),
        ("sửa", None),
        ("sửa ba", None),
        ("sửa 123", None),
        ("tôi sửa 3", None),
        ("sửa 3 lần rồi", None),
    ],
)
def test_an_edit_names_its_line(text: str, number: int | None) -> None:
    """By a number of one or two digits."""
    assert edit_number(text) == number


@pytest.mark.parametrize(
    ("text", "picked"),
    [
        ("2", (2,)),
        ("1,3", (1, 3)),
        ("1 3", (1, 3)),
        ("3, 1 và 2", (1, 2, 3)),
        ("1 and 2", (1, 2)),
        ("2;2", (2,)),
        ("2.", (2,)),
        ("2️⃣", (2,)),
        ("9", (9,)),
        ("10", None),
        ("0", None),
        ("1,10", None),
        ("1.3", None),
        ("1-3", None),
        ("tháng 3", None),
        ("0912345678", None),
        ("", None),
        (",", None),
    ],
)
def test_options_are_picked_by_number(text: str, picked: tuple[int, ...] | None) -> None:
    """One or several; a number that is no option picks nothing."""
    assert choices(text, 9) == picked


def test_options_are_picked_by_name() -> None:
    """One or several, in any order; a part that is no name picks nothing."""
    known = {"phone": ("số điện thoại", "phone"), "tax": ("hồ sơ thuế, kế toán", "thuế")}
    assert names("Số điện thoại", known) == ("phone",)
    assert names("thuế và so dien thoai", known) == ("phone", "tax")
    assert names("hồ sơ thuế, kế toán", known) == ("tax",)
    assert names("phone, email", known) is None
    assert names("", known) is None


@given(st.text(st.characters()))
def test_nothing_that_is_typed_makes_the_reading_fail(text: str) -> None:
    """Lone surrogates, NUL and emoji included."""
    said(text)
    edit_number(text)
    names(text, {"a": ("a",)})
    picked = choices(text, 9)
    assert picked is None or all(1 <= number <= 9 for number in picked)
