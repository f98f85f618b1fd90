"""Papers: every letter as it was written, page after page, and the same bytes each time."""

import unicodedata
from datetime import UTC, datetime
from io import BytesIO

import pytest
from pypdf import PasswordType, PdfReader

from handlers.papers.lettering import UNKNOWN
from handlers.papers.paper import LINE, About, Line, Paper
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
    assert sheet.drawable("a漢b") == f"a{UNKNOWN}b"
    assert sheet.drawable("👨\u200d👩\ufe0f") == "👨👩"
    assert sheet.drawable("\u202eשל\u202c") == UNKNOWN * 2
    assert sheet.drawable("a\u200bb\x00c\x1bd") == "abcd"
    assert sheet.drawable("một\thai\nba") == "một hai\nba"
    assert sheet.drawable("\ud800x\udfff") == f"{UNKNOWN}x{UNKNOWN}"
    assert sheet.drawable("\ud83d\ude42") == "🙂"
    assert sheet.data().startswith(b"%PDF")


@pytest.mark.parametrize("bold", [False, True])
def test_emoji_are_printed_among_the_words(bold: bool) -> None:
    """Beside letters and marks, in either face."""
    sheet, words = paper(), "Bị lộ số 😀 rồi 🔒📞, đừng gọi ☎ nữa ❤!"
    sheet.paragraph(words, bold=bold)
    assert words in printed(sheet.data())


def test_a_table_has_its_heads_on_every_page_and_loses_no_row() -> None:
    """Long cells are broken within their column."""
    sheet = paper()
    rows = [(str(number), f"việc_{number}", "dài" * 30) for number in range(200)]
    sheet.table((1, 3, 3), ("Số", "Đầu mục", "Chữ"), rows)
    pages = PdfReader(BytesIO(sheet.data())).pages
    assert all("Đầu mục" in page.extract_text() for page in pages)
    words = "".join("".join(page.extract_text() for page in pages).split())
    assert all(f"việc_{number}" in words for number in range(200))
    assert words.count("dài") == 200 * 30


def test_two_columns_and_a_quotation_go_on_below_each_other() -> None:
    """What comes after two columns stands under the longer of them."""
    sheet = paper()
    sheet.beside((Line("Trái", bold=True), Line("Trái hai")), (Line("Phải"),))
    sheet.quote("Lời <i>người ta</i> _*[ 😀")
    words = printed(sheet.data())
    assert words.index("Trái hai") < words.index("Lời <i>người ta</i> _*[ 😀")
    assert "Phải" in words


def test_a_locked_paper_opens_with_its_password_alone() -> None:
    """By AES-256, what it says of itself too."""
    sheet = Paper(About("Mật_đề", "vi", AT, "từ khóa"), "ABCD-EFGH")
    sheet.paragraph("Chuyện riêng")
    data = sheet.data()
    assert b"Chuy" not in data
    reader = PdfReader(BytesIO(data))
    assert reader.is_encrypted
    for wrong in ("", "abcd-efgh", "ABCDEFGH"):
        assert not reader.decrypt(wrong)
    assert reader.decrypt("ABCD-EFGH") is PasswordType.USER_PASSWORD
    assert reader.metadata is not None
    assert reader.metadata.title == "Mật_đề"
    assert "Chuyện riêng" in reader.pages[0].extract_text()


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


@pytest.mark.parametrize("before", range(40, 46))
def test_a_label_and_its_value_stand_on_the_same_page(before: int) -> None:
    """Wherever on the page they come."""
    sheet = paper()
    sheet.gap((before - 1) * LINE)
    sheet.fact("nhãn dài đến mức phải xuống dòng", "giá trị")
    pages = [page.extract_text() for page in PdfReader(BytesIO(sheet.data())).pages]
    assert [("nhãn" in words, "giá trị" in words) for words in pages].count((True, True)) == 1
    assert [("nhãn" in words, "giá trị" in words) for words in pages].count((True, False)) == 0
    assert all("xuống dòng" in words for words in pages if "nhãn" in words)


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
