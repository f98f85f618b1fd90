"""Receipts shown to the bot: whose they are, whether they are ours, and what was changed in them."""

from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter

from cases.form import Field
from handlers.papers.paper import About, Paper
from handlers.papers.receipt_pdf import LARGEST
from handlers.texts.customer import CUSTOMER_EN, CUSTOMER_VI
from handlers.texts.papers import PaperTexts
from tests.counter import cause
from tests.handlers.customer.visit import AN, BINH, Visit
from tests.handlers.staff.wire import Call

VI = CUSTOMER_VI.papers
STORY = "Có người dùng tên tôi để vay tiền ở Đà Nẵng"


def part(sentence: str) -> str:
    """A sentence as far as its first place to be filled."""
    return sentence.partition("{")[0]


async def lodged(visit: Visit, language: str = "vi") -> str:
    """The code of a complaint lodged the shortest way."""
    if language == "en":
        await visit.says("/language")
    await visit.says("/khieunai")
    await visit.says("đồng ý")
    await visit.says(STORY)
    await visit.says("gửi ngay")
    (case,) = await visit.cases()
    return case.code


def paper(visit: Visit) -> Call:
    """The one document that was sent."""
    (sent,) = visit.telegram.sent("sendDocument")
    return sent


def data_of(call: Call) -> bytes:
    """The bytes of a document that was sent."""
    content = call.values["document"]
    return bytes(content.input_file_content)


async def sends_pdf(visit: Visit, data: bytes, user: int = AN, **more: Any) -> None:
    """Somebody sends a PDF."""
    visit.telegram.files["a-file"] = data
    document = {
        "file_id": "a-file",
        "file_unique_id": "u",
        "file_name": "x.PDF",
        "file_size": len(data),
        **more,
    }
    await visit.sends(user, document=document)


def link_of(data: bytes) -> str:
    """What the link of a receipt says after start."""
    words = "".join(PdfReader(BytesIO(data)).pages[0].extract_text().split())
    return words.partition("?start=")[2][:49]


async def test_x_y_z(visit: Visit) -> None:
    """x."""
    code = await lodged(visit)
    print(paper(visit).values)
    print({k: v for k, v in paper(visit).values.items() if k != "document"})
    assert 0
