"""The receipt as a picture: its code can be scanned, and every value stands on its one page."""

import shutil
import subprocess
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import zxingcpp
from PIL import Image
from pypdf import PdfReader

from cases.papers import Stamp
from handlers.papers.receipt_pdf import known_by, receipt_link, receipt_pdf
from policy.reader import read_policy
from tests.counter import ZONE, Counter
from tests.handlers.customer.visit import shipped

NO_PICTURES = "pdftoppm is not here (Debian: poppler-utils)"


async def made(
    counter: Counter, language: str = "vi", bot_name: str = "baomat_bot"
) -> tuple[Stamp, bytes]:
    """A receipt with its stamp."""
    person = await counter.customer()
    code = (await counter.lodged(person)).code
    stamp = await counter.desk.receipt_stamp(code)
    view = await counter.desk.own(person, code)
    document = read_policy(shipped())
    return stamp, receipt_pdf(view, stamp, document, bot_name, ZONE, language)


def picture(data: bytes, folder: Path) -> Image.Image:
    """The first page as it is seen."""
    if shutil.which("pdftoppm") is None:
        pytest.skip(NO_PICTURES)
    (folder / "receipt.pdf").write_bytes(data)
    drawn = ["pdftoppm", "-r", "110", "-png", "-singlefile", "receipt.pdf", "receipt"]
    subprocess.run(drawn, cwd=folder, check=True, capture_output=True)
    with Image.open(folder / "receipt.png") as page:
        return page.convert("L")


@pytest.mark.parametrize("bot_name", ["baomat_bot", "b" * 32])
async def test_the_code_leads_back_to_the_bot(
    counter: Counter, tmp_path: Path, bot_name: str
) -> None:
    """Read off the picture of the page, it is the receipt's own link, which fits Telegram's 64."""
    stamp, data = await made(counter, bot_name=bot_name)
    (seen,) = zxingcpp.read_barcodes(picture(data, tmp_path))
    assert seen.text == receipt_link(bot_name, stamp)
    start = seen.text.partition("?start=")[2]
    assert len(start) == 49
    assert start.replace("-", "").isalnum()


@pytest.mark.parametrize("language", ["vi", "en"])
async def test_a_receipt_is_one_page(counter: Counter, language: str) -> None:
    """Whatever it is written in, it can be kept as one sheet."""
    _, data = await made(counter, language)
    assert len(PdfReader(BytesIO(data)).pages) == 1


async def test_a_receipt_says_of_itself_whose_it_is_by_code_and_mark_alone(
    counter: Counter,
) -> None:
    """And is read so."""
    stamp, data = await made(counter)
    shown = known_by(data)
    assert shown is not None
    assert (shown.code, shown.mark) == (stamp.code, stamp.mark)


async def test_the_mark_stands_for_code_time_and_words(counter: Counter) -> None:
    """Two cases with the same words and time have marks and codes of their own."""
    person = await counter.customer()
    stamps = [
        await counter.desk.receipt_stamp((await counter.lodged(person)).code) for _ in range(2)
    ]
    first, second = stamps
    assert first.lodged_at == second.lodged_at
    assert first.digest == second.digest
    assert first.mark != second.mark
    other = await counter.desk.receipt_stamp((await counter.lodged(person, "Chuyện khác")).code)
    assert other.digest != first.digest
    assert await counter.desk.receipt_stamp(first.code) == first


async def test_without_a_policy_the_receipt_stands_by_itself(counter: Counter) -> None:
    """No firm is made up, and no line left empty."""
    person = await counter.customer()
    code = (await counter.lodged(person)).code
    stamp, view = await counter.desk.receipt_stamp(code), await counter.desk.own(person, code)
    moved = replace(view, resolve_due=datetime(2027, 2, 1, 17, 30, tzinfo=ZoneInfo("UTC")))
    data = receipt_pdf(moved, stamp, None, "baomat_bot", ZONE, "vi")
    words = " ".join(PdfReader(BytesIO(data)).pages[0].extract_text().split())
    assert "Theo chính sách" not in words
    assert "00:30 thứ Ba 02/02/2027" in words
