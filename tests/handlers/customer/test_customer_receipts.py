"""Receipts shown to the bot: whose they are, whether they are ours, what was changed in them."""

import re
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter
from telegram.error import NetworkError

from cases.notices import NoticeKind
from handlers.papers.paper import About, Paper
from handlers.papers.receipt_pdf import LARGEST
from handlers.texts.customer import CUSTOMER_EN, CUSTOMER_VI
from tests.counter import cause
from tests.handlers.customer.visit import AN, BINH, Visit

VI, EN = CUSTOMER_VI.papers, CUSTOMER_EN.papers
STORY = "Có người dùng tên tôi để vay tiền ở Đà Nẵng"
LINK = re.compile(r"receipt-[0-9A-Z]{8}-[0-9a-f]{32}")


async def lodged(visit: Visit, user: int = AN) -> str:
    """The code of a complaint lodged the shortest way."""
    await visit.says("/khieunai", user)
    await visit.says("đồng ý", user)
    await visit.says(STORY, user)
    await visit.says("gửi ngay", user)
    return (await visit.cases(user))[0].code


def receipt(visit: Visit) -> bytes:
    """The last receipt that was sent."""
    return visit.telegram.sent("sendDocument")[-1].file


def words_of(data: bytes) -> str:
    """What is printed, without spaces."""
    return "".join("".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages).split())


def start_of(data: bytes) -> str:
    """What the receipt's link says to the bot."""
    found = LINK.search(words_of(data))
    assert found is not None
    return found[0]


async def sends_pdf(visit: Visit, data: bytes, user: int = AN, **more: Any) -> str:
    """Somebody sends a PDF; what they are told."""
    visit.telegram.files["a-file"] = data
    document = {"file_id": "a-file", "file_unique_id": "u", "file_name": "x.PDF"}
    before = len(visit.told(user))
    await visit.sends(user, document={**document, "file_size": len(data), **more})
    return visit.told(user)[before:].strip()


async def starts(visit: Visit, start: str, user: int = AN) -> str:
    """Somebody scans the code; what they are told."""
    before = len(visit.told(user))
    await visit.says(f"/start {start}", user)
    return visit.told(user)[before:].strip()


def beginning(sentence: str) -> str:
    """A sentence as far as its first filled place."""
    return sentence.partition("{")[0]


def forged(data: bytes, lines: list[str]) -> bytes:
    """A PDF that says of itself what *data* does, with other lines printed in it."""
    about = PdfReader(BytesIO(data)).metadata
    assert about is not None
    assert about.creation_date is not None
    paper = Paper(About("x", "vi", about.creation_date, about.keywords or ""))
    for line in lines:
        paper.paragraph(line)
    return paper.data()


def resaved(data: bytes, **about: str) -> bytes:
    """The same pages written by another program."""
    writer = PdfWriter(clone_from=BytesIO(data))
    writer.add_metadata({f"/{name}": value for name, value in about.items()})
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


async def test_the_receipt_comes_as_a_document_after_its_text(visit: Visit) -> None:
    """Under the case's code, without a word of the complaint or the customer's name in it."""
    code = await lodged(visit)
    methods = [call.method for call in visit.telegram.calls]
    assert methods.index("sendDocument") > methods.index("sendMessage")
    (sent,) = visit.telegram.sent("sendDocument")
    assert code in sent.values["caption"]
    assert sent.file.startswith(b"%PDF")
    words = words_of(sent.file)
    for shown in (code, "DichvuthueBTS@gmail.com", "09:00", "23/11/2026", "Bước3:"):
        assert shown in words
    assert "vaytiền" not in words
    assert f"N{AN}" not in words
    assert "vay" not in str(PdfReader(BytesIO(sent.file)).metadata)


async def test_who_reads_english_gets_an_english_receipt(visit: Visit) -> None:
    """In the language of their case."""
    await visit.says("/language")
    await lodged(visit)
    assert "".join(EN.receipt_step_3.split()) in words_of(receipt(visit))
    told = await sends_pdf(visit, receipt(visit))
    assert beginning(EN.genuine_own) in told


async def test_a_receipt_that_could_not_be_sent_is_sent_the_same(visit: Visit) -> None:
    """To the byte, so that two copies are one receipt; the text is not repeated."""
    await lodged(visit)
    first, said = receipt(visit), len(visit.telegram.sent())
    (case,) = await visit.cases()
    person = await visit.counter.people.known(AN)
    visit.telegram.refuse("sendDocument", 502, "Bad Gateway")
    for _ in range(2):
        try:
            await visit.notices.send(
                NoticeKind.RECEIPT_PAPER,
                {"case": str(case.id)},
                chat_id=AN,
                chat_row=None,
                person=person,
                case_id=case.id,
                cause=cause(),
                late=None,
                bot=visit.application.bot,
            )
        except NetworkError:
            continue
    assert receipt(visit) == first
    assert len(visit.telegram.sent("sendDocument")) == 3
    assert len(visit.telegram.sent()) == said


async def test_its_customer_is_told_how_the_case_stands(visit: Visit) -> None:
    """By the link and by the file alike, and also where another program has saved it again."""
    code = await lodged(visit)
    data = receipt(visit)
    for told in (
        await starts(visit, start_of(data)),
        await sends_pdf(visit, data),
        await sends_pdf(visit, resaved(data, Producer="another")),
    ):
        assert told.startswith(beginning(VI.genuine_own))
        assert code in told
        assert STORY in told


async def test_anybody_else_is_told_that_it_is_genuine_and_since_when(visit: Visit) -> None:
    """And nothing of what is in the case, whether they were here before or not."""
    code = await lodged(visit)
    data = receipt(visit)
    for told in (
        await starts(visit, start_of(data), BINH),
        await sends_pdf(visit, data, BINH),
    ):
        assert told.startswith(beginning(VI.genuine))
        assert code in told
        assert "23/11/2026" in told
        assert "\n" not in told
    await lodged(visit, BINH)
    told = await starts(visit, start_of(data), BINH)
    assert told.startswith(beginning(VI.genuine))
    assert "\n" not in told


@pytest.mark.parametrize("changed", ["code", "lodged", "digest"])
async def test_a_changed_line_is_named(visit: Visit, changed: str) -> None:
    """Whoever has a receipt of ours with a line printed otherwise is told which."""
    code = await lodged(visit)
    stamp = await visit.counter.desk.receipt_stamp(code)
    (case,) = await visit.cases()
    assert case.lodged_at == stamp.lodged_at
    lines = {"code": code, "lodged": "09:00 thứ Hai 23/11/2026", "digest": stamp.digest}
    assert beginning(VI.genuine_own) in await sends_pdf(
        visit, forged(receipt(visit), list(lines.values()))
    )
    otherwise = {"code": "KN-0000-0000", "lodged": "08:00 thứ Hai 23/11/2026", "digest": "0" * 64}
    lines[changed] = otherwise[changed]
    for user in (AN, BINH):
        told = await sends_pdf(visit, forged(receipt(visit), list(lines.values())), user)
        named = [each for each in (VI.line_code, VI.line_lodged, VI.line_digest) if each in told]
        assert f"{getattr(VI, f'line_{changed}')}." in told, named
        assert beginning(VI.altered_in) in told
        assert STORY not in told


async def test_a_wrong_mark_reads_like_a_case_that_is_not_there(visit: Visit) -> None:
    """To all but its customer: nobody can find out by trying which codes there are."""
    code = await lodged(visit)
    symbols = code.removeprefix("KN").replace("-", "")
    wrong = f"receipt-{symbols}-{'0' * 32}"
    nowhere = f"receipt-00000000-{'0' * 32}"
    assert await starts(visit, wrong, BINH) == VI.unknown
    assert await starts(visit, nowhere, BINH) == VI.unknown
    assert await starts(visit, nowhere) == VI.unknown
    assert await starts(visit, wrong) == VI.altered.replace("{code}", code)
    other = resaved(receipt(visit), Keywords=f"receipt {code} {'0' * 32}")
    assert await sends_pdf(visit, other, BINH) == VI.unknown
    assert await sends_pdf(visit, other) == VI.altered.replace("{code}", code)


@pytest.mark.parametrize(
    "start", ["receipt-", "receipt-x", "receipt-KN-7F3K", f"receipt-é-{'𝔞' * 9}"]
)
async def test_a_broken_link_is_answered_kindly(visit: Visit, start: str) -> None:
    """Whatever stands in it."""
    assert await starts(visit, start) == VI.unknown


async def test_the_receipt_of_an_erased_case_is_unknown(visit: Visit) -> None:
    """With the words goes what could vouch for them."""
    await lodged(visit)
    data = receipt(visit)
    person = await visit.counter.people.known(AN)
    assert person is not None
    await visit.counter.own_data.erase(person, cause())
    assert await starts(visit, start_of(data)) == VI.unknown
    assert await sends_pdf(visit, data) == VI.unknown


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.7 and nothing more", b"%PDF-1.4\n" + b"[" * 9000, b"\x00" * 5000]
)
async def test_any_other_file_is_a_file_nobody_asked_for(visit: Visit, data: bytes) -> None:
    """A broken PDF is none of ours, and breaks nothing."""
    await lodged(visit)
    assert await sends_pdf(visit, data) == CUSTOMER_VI.common.file_unasked


async def test_a_pdf_too_large_for_a_receipt_is_not_fetched(visit: Visit) -> None:
    """What it weighs is known before."""
    await lodged(visit)
    told = await sends_pdf(visit, receipt(visit), file_size=LARGEST + 1)
    assert told == CUSTOMER_VI.common.file_unasked
    assert visit.telegram.sent("getFile") == []


async def test_a_receipt_without_readable_words_is_said_to_be_so(visit: Visit) -> None:
    """Not that it was changed: that is not known."""
    await lodged(visit)
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    about = PdfReader(BytesIO(receipt(visit))).metadata
    assert about is not None
    writer.add_metadata({"/Keywords": about.keywords or ""})
    out = BytesIO()
    writer.write(out)
    assert await sends_pdf(visit, out.getvalue()) == VI.unreadable


async def test_in_a_complaint_under_way_the_file_is_evidence(visit: Visit) -> None:
    """What a dialog is handed is the dialog's."""
    code = await lodged(visit)
    await visit.says("/khieunai")
    told = await sends_pdf(visit, receipt(visit))
    assert beginning(VI.genuine_own) not in told
    assert code not in told
