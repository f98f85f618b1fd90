"""Reading questions as they are typed."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policy.knowledge_base import Knowledge
from policy.typed import Reader

KNOWLEDGE = Knowledge.shipped()
READER = Reader(KNOWLEDGE.lexicon, KNOWLEDGE.model.seen)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("cty có bán tt của e hok z", "cong ty co ban thong tin cua em khong vay"),
        ("mật khẩuuu bị lộ", "mat khau bi lo"),
        ("ma65t kha63u", "mat khau"),
        ("baor maatj", "bao mat"),
        ("khiếu nạii", "khieu nai"),
        ("mkhẩu hách cơ", "khau hacker"),
        ("sđt bên mìn", "so dien thoai ben minh"),
    ],
)
def test_short_forms_and_slips_are_spelled_out(typed: str, meant: str) -> None:
    """Teencode, raw keys, doubled letters and one-letter slips."""
    assert " ".join(READER.read(typed).plain) == meant


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Will you tell me if my data leaks?", "en"),
        ("my acountant wants my pasword", "en"),
        ("complaint", "en"),
        ("Do you ship abroad", "en"),
        ("bi hack thi sao", "vi"),
        ("thong tin cua toi", "vi"),
        ("ban co chia se data khong", "vi"),
        ("", "vi"),
    ],
)
def test_the_language_is_told_by_words_not_by_marks(text: str, language: str) -> None:
    """Vietnamese without marks is not English."""
    assert READER.read(text).language == language


def test_a_notion_typed_with_marks_is_not_its_unmarked_twin() -> None:
    """bán (sell) is not bạn (you) when the marks are there."""
    assert "sell" in READER.read("có bán thông tin không").notions
    assert "sell" not in READER.read("bạn có khỏe không").notions


@given(st.text(max_size=300))
@settings(max_examples=200, deadline=None)
def test_any_text_is_read(text: str) -> None:
    """Marked and plain words run side by side, whatever was typed."""
    typed = READER.read(text)
    assert len(typed.marked) == len(typed.plain)
    assert all(0 <= use.start < use.end <= len(typed.plain) for use in typed.uses)


def test_a_text_of_any_length_is_read_in_bounded_time() -> None:
    """A million characters take no longer than the part that is read."""
    started = time.perf_counter()
    READER.read("khieunaixx " * 100_000)
    READER.read("a" * 1_000_000)
    assert time.perf_counter() - started < 1.0
