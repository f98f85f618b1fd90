"""Folding Vietnamese words to one plain form."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy.folding import from_keys, is_syllable, nfc, plain, sound, unmarked, words


def test_plain_drops_marks_case_and_spare_spaces() -> None:
    """Đ is d; decomposed letters fold alike."""
    assert plain("  Điều   KHOẢN\xa0Bảo mật ") == "dieu khoan bao mat"
    assert plain(unicodedata.normalize("NFD", "Bảo mật")) == "bao mat"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("nhaajn", "nhan"), ("maatj", "mat"), ("khaaru", "khau"), ("thoong", "thong"),
        ("dduwowcj", "duoc"), ("chinhs", "chinh"), ("hangf", "hang"), ("khachs", "khach"),
        ("ma65t", "mat"), ("kha63u", "khau"), ("d9u7o7c5", "duoc"),
        ("mat", "mat"), ("b1", "b1"), ("1900", "1900"), ("server", "server"), ("x", "x"),
    ],
)  # fmt: skip
def test_raw_telex_and_vni_are_decoded_only_into_syllables(typed: str, meant: str) -> None:
    """What is a syllable already, or cannot become one, stays."""
    assert from_keys(typed) == meant


@pytest.mark.parametrize("word", ["khach", "nghieng", "quyen", "giu", "yeu", "a", "uong"])
def test_vietnamese_syllables_are_known_by_their_build(word: str) -> None:
    """No list of words is needed."""
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["password", "server", "web", "abc", "nhaajn", "fone"])
def test_foreign_words_are_no_syllables(word: str) -> None:
    """Their letters do not fit together that way."""
    assert not is_syllable(word)


def test_words_that_sound_alike_to_many_are_one_sound() -> None:
    """giữ liệu and dữ liệu, sử lý and xử lý."""
    assert sound("giu") == sound("du")
    assert sound("su") == sound("xu")
    assert sound("trang") == sound("chan")


@given(st.text(max_size=200))
def test_folding_takes_any_text(text: str) -> None:
    """Surrogates, controls and other scripts included; folding twice changes nothing."""
    assert plain(plain(text)) == plain(text)
    assert all(from_keys(word) is not None and sound(unmarked(word)) is not None
               for word in words(nfc(text)))  # fmt: skip
