"""Papers: every letter as it was written, page after page, and the same bytes each time."""

import unicodedata
from datetime import UTC, datetime
from io import BytesIO

import pytest
from pypdf import PdfReader

from handlers.papers.paper import UNKNOWN, About, Paper
from handlers.papers.qr import grid

VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
SMALL = [unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES] + ["đ"]
LETTERS = SMALL + [letter.upper() for letter in SMALL]
AT = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)


def paper(title: str = "Giấy tờ") -> Paper:
    """A paper to be written."""
    return Paper(About(title, "vi", AT, "keywords", "chân trang"))


def printed(data: bytes) -> str:
    """What is printed, its spaces evened out."""
    pages = PdfReader(BytesIO(data)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("bold", [False, True])
def test_every_vietnamese_letter_is_printed_composed(form: str, bold: bool) -> None:
    """All of them with all tones, small and capital, however they were typed."""
    assert len(set(LETTERS)) == 146
    sheet, words = paper(), " ".join(LETTERS)
    sheet.paragraph(unicodedata.normalize(form, words), bold=bold)  # type: ignore[arg-type]
    assert words in printed(sheet.data())


@pytest.mark.parametrize("way", ["title", "heading", "paragraph"])
def test_signs_that_mark_text_up_elsewhere_are_printed_as_they_are(way: str) -> None:
    """Nothing in a sentence is read as a mark."""
    sheet, words = paper(), "**đậm** __gạch__ _*[<b>&amp;</b>](x) {nb} \\n $1 %s"
    getattr(sheet, way)(words)
    assert words in printed(sheet.data())


def test_signs_without_a_glyph_are_marked_and_the_unseen_left_out() -> None:
    """A reader sees that something stood there; joiners and directions leave no mark."""
    sheet = paper()
    assert sheet.drawable("a🙂b") == f"a{UNKNOWN}b"
    assert sheet.drawable("👨\u200d👩\ufe0f") == UNKNOWN * 2
    assert sheet.drawable("\u202eשל\u202c") == UNKNOWN * 2
    assert sheet.drawable("a\u200bb\x00c\x1bd") == "abcd"
    assert sheet.drawable("một\thai\nba") == "một hai\nba"
    assert sheet.drawable("\ud800x\udfff") == f"{UNKNOWN}x{UNKNOWN}"
    assert sheet.drawable("\ud83d\ude42") == UNKNOWN
    assert sheet.data().startswith(b"%PDF")


def test_any_sign_at_all_can_be_written() -> None:
    """None of the first planes breaks the paper."""
    sheet = paper()
    sheet.paragraph("".join(map(chr, range(0, 0x20000, 7))))
    assert sheet.data().startswith(b"%PDF")


def test_a_word_longer_than_the_page_is_broken_and_none_of_it_lost() -> None:
    """Even as a value beside its label."""
    sheet, long = paper(), "ệ" * 4096
    sheet.fact("nhãn", long)
    sheet.paragraph(long)
    assert printed(sheet.data()).count("ệ") == 8192


def test_a_thousand_facts_come_in_their_order_on_numbered_pages() -> None:
    """Each with its label; none is lost between two pages."""
    sheet = paper()
    for number in range(1000):
        sheet.fact(f"nhãn {number}", f"giá trị {number}\ndòng hai {number}")
    data = sheet.data()
    words = printed(data)
    places = [words.index(f"dòng hai {number}") for number in range(1000)]
    assert places == sorted(places)
    pages = PdfReader(BytesIO(data)).pages
    for number, page in enumerate(pages, start=1):
        assert f"chân trang · {number}/{len(pages)}" in " ".join(page.extract_text().split())


def test_the_same_words_make_the_same_bytes() -> None:
    """And other words others."""

    def made(words: str) -> bytes:
        sheet = paper()
        sheet.title("Đầu đề")
        sheet.paragraph(words, small=True)
        sheet.rule()
        sheet.code(grid("https://t.me/x"), "Quét", "https://t.me/x")
        return sheet.data()

    assert made("một") == made("một")
    assert made("một") != made("hai")


def test_a_paper_says_of_itself_what_it_was_told_and_no_more() -> None:
    """Title, language, time and keywords; no name of a person or of a machine."""
    reader = PdfReader(BytesIO(paper("Giấy đề nghị").data()))
    about = {name: str(value) for name, value in (reader.metadata or {}).items()}
    assert set(about) == {"/Title", "/Keywords", "/Producer", "/CreationDate"}
    assert about["/Title"] == "Giấy đề nghị"
    assert about["/Producer"] == "baomat"
    assert str(reader.root_object["/Lang"]) == "vi"


def test_a_code_is_not_torn_over_two_pages() -> None:
    """With too little room left it stands on the next page."""
    sheet = paper()
    for number in range(34):
        sheet.paragraph(f"dòng {number}")
    sheet.code(grid("https://t.me/x"), "Quét mã này", "https://t.me/x")
    first, second = PdfReader(BytesIO(sheet.data())).pages
    assert "Quét mã này" in second.extract_text()
    assert "dòng 33" in first.extract_text()
