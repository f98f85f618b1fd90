"""Reading a policy file: layouts, encodings, refusals, particulars."""

import unicodedata
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policy.document import Document, as_json
from policy.reader import PolicyRefusedError, RefusalReason, read_policy
from tests.policy.layouts import CLAUSES, HEADINGS, LAYOUTS, laid_out

SHIPPED = Path("policy/text/privacy-policy.vi.txt")
OTHERS = sorted(Path("tests/data/answers/other-policies").glob("*.txt"))


def shipped() -> Document:
    """Return the policy the project ships with."""
    return read_policy(SHIPPED.read_bytes())


def shape(document: Document) -> list[tuple[str, str, list[str]]]:
    """Return ids, headings and clause texts alone."""
    return [(s.id, s.heading, [c.text for c in s.clauses]) for s in document.sections]


def test_the_shipped_policy_has_its_two_sections_and_twelve_clauses() -> None:
    """Five clauses under the first heading, seven under the second, ids by place."""
    document = shipped()

    assert [section.id for section in document.sections] == ["1", "2"]
    assert [clause.id for clause in document.clauses] == [
        *(f"1.{n}" for n in range(1, 6)),
        *(f"2.{n}" for n in range(1, 8)),
    ]
    assert document.title == "Chính sách bảo mật"
    assert document.posted == date(2021, 1, 15)
    assert document.posted_text == "Ngày đăng: 15/01/2021"


def test_the_shipped_policys_steps_are_found_by_their_numbers() -> None:
    """Bước 1 to 3 are the clauses 2.4 to 2.6."""
    assert [(c.id, c.step) for c in shipped().steps] == [("2.4", 1), ("2.5", 2), ("2.6", 3)]


def test_what_stands_outside_the_sections_is_kept_apart() -> None:
    """The footer is no clause; its phone number is the hotline."""
    document = shipped()

    assert document.left_out == ("Đối tác - Khách hàng", "0982 844 011")
    assert [(c.kind, c.value) for c in document.contacts] == [
        ("email", "DichvuthueBTS@gmail.com"),
        ("phone", "0982 844 011"),
    ]
    hotline = document.clause("meta.hotline")
    assert hotline is not None
    assert hotline.text == "0982 844 011"


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_gives_the_same_sections(layout: str) -> None:
    """Headings and clauses are found however they are marked, and stay word for word."""
    document = read_policy(LAYOUTS[layout].encode())

    headed = [section for section in document.sections if section.heading]
    assert [s.heading.rstrip(".").lower() for s in headed] == [h.lower() for h in HEADINGS]
    for section, clauses in zip(headed, CLAUSES, strict=True):
        assert len(section.clauses) == len(clauses)
        for found, written in zip(section.clauses, clauses, strict=True):
            assert found.text.endswith(written)
            assert found.text in document.text


def test_a_second_level_of_short_lines_heads_sections_of_its_own() -> None:
    """Where "1.1" is a heading, its paragraphs are clauses "1.1.1" and so on."""
    text = laid_out(lambda n, h: f"{n}. {h}", lambda n, t: f"{n}.{n} Phần nhỏ {'ab'[n - 1]}\n{t}")
    ids = [clause.id for clause in read_policy(text.encode()).clauses]

    assert ids == ["0.1", "1.1.1", "1.2.1", "2.1.1", "2.2.1", "3.1.1", "3.2.1"]


def test_a_line_broken_in_mid_sentence_is_one_clause() -> None:
    """The break stays inside the quote, which is still a piece of the text."""
    long = "Chúng tôi lưu thông tin của khách hàng trên máy chủ đặt tại văn phòng\ncủa công ty."
    document = read_policy(laid_out(lambda n, h: f"{n}. {h}\n- {long}").encode())

    assert document.sections[1].clauses[0].text == long


@pytest.mark.parametrize(
    "again",
    [
        lambda text: b"\xef\xbb\xbf" + text.encode(),
        lambda text: unicodedata.normalize("NFD", text).encode(),
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: text.encode("utf-16"),
        lambda text: text.encode().decode("latin-1").encode(),
    ],
    ids=["byte order mark", "decomposed", "CRLF", "UTF-16", "misread as Latin-1"],
)
def test_the_same_text_in_another_form_gives_the_same_document(
    again: Callable[[str], bytes],
) -> None:
    """Neither letters, line ends nor a repaired misreading move a clause."""
    assert shape(read_policy(again(SHIPPED.read_text("utf-8")))) == shape(shipped())


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", RefusalReason.EMPTY),
        (b"\xef\xbb\xbf \r\n\t", RefusalReason.EMPTY),
        (b"thong tin ca nhan khach hang\n" * 40_000, RefusalReason.TOO_LARGE),
        ("Chính sách bảo mật".encode("utf-16-le"), RefusalReason.ENCODING),
        (b"\xfe\xfd chinh sach", RefusalReason.ENCODING),
        ("Thông tin cá nhân � khách\nDữ liệu �".encode(), RefusalReason.ENCODING),
        (SHIPPED.read_bytes()[:1500].decode(errors="ignore").encode("utf-16-be"),
         RefusalReason.ENCODING),
        ("Nước sôi.\nCho phở vào.\nThêm hành.".encode(), RefusalReason.NOT_A_POLICY),
        (b"hello", RefusalReason.NOT_A_POLICY),
    ],
)  # fmt: skip
def test_what_is_no_policy_is_refused_with_the_reason(data: bytes, reason: RefusalReason) -> None:
    """Each refusal has its reason and a sentence that says what to do."""
    with pytest.raises(PolicyRefusedError) as refused:
        read_policy(data)

    assert refused.value.reason is reason
    assert str(refused.value).endswith(".")


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: path.stem)
def test_other_firms_policies_load_with_every_clause_verbatim(path: Path) -> None:
    """No hand work: at least two sections, and each clause is a piece of the text."""
    document = read_policy(path.read_bytes())

    assert len([section for section in document.sections if section.heading]) >= 2
    assert all(clause.text in document.text for clause in (*document.clauses, *document.meta))
    assert set(document.warnings) <= {"the headings' numbers have a gap or a repeat"}


@given(st.binary(max_size=3000))
@settings(max_examples=150, deadline=None)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """A file of any content ends in a document or in the one typed refusal."""
    try:
        document = read_policy(data)
    except PolicyRefusedError:
        return
    assert document.clauses


@given(
    st.lists(
        st.sampled_from(
            ["1. Thông tin", "2. Dữ liệu", "- khách hàng", "I. Bảo mật", "Điều 3.", "", "ABC DEF",
             "1.1 Cá nhân", "Bước 1: gửi", "a) khách", "Ngày 1/1/2020", "—", "Liên hệ:", "\x00"]
        ),
        max_size=30,
    )
)  # fmt: skip
@settings(max_examples=200, deadline=None)
def test_ids_are_unique_and_clauses_verbatim_for_any_lines(lines: list[str]) -> None:
    """However the marks are strewn, ids never clash and no word is made up."""
    try:
        document = read_policy("\n".join(lines).encode())
    except PolicyRefusedError:
        return
    ids = [clause.id for clause in document.clauses]
    assert len(ids) == len(set(ids))
    assert all(clause.text in document.text for clause in document.clauses)


def test_the_json_form_holds_what_scripts_rely_on() -> None:
    """The keys are those of the interface; a date is ISO text, a plain clause has no step."""
    form = as_json(shipped())

    assert set(form) == {"title", "posted", "sections", "contacts", "left_out", "warnings"}
    assert form["posted"] == "2021-01-15"
    assert form["sections"][1]["clauses"][3]["step"] == 1
    assert form["sections"][0]["clauses"][0]["step"] is None
