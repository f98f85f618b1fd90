"""The receipt as a paper, with a mark in it by which it is known again."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, tzinfo
from enum import StrEnum
from io import BytesIO
from typing import Final

from cases.dossier import CaseView
from cases.papers import Stamp
from handlers.dates import time_and_day
from handlers.papers.paper import About, Paper
from handlers.papers.qr import grid
from handlers.texts.customer import customer_texts
from policy.document import Document

LARGEST: Final = 1024 * 1024
"""No receipt is nearly as large: what is, is not even fetched."""

_MOST_PAGES: Final = 5
_CODE: Final = re.compile(r"KN-[0-9A-Z]{4}-[0-9A-Z]{4}")
_KNOWN_BY: Final = re.compile(r"receipt (KN-[0-9A-Z]{4}-[0-9A-Z]{4}) ([0-9a-f]{32})")


class Line(StrEnum):
    """What is looked at of a receipt's printed lines."""

    CODE = "code"
    LODGED = "lodged"
    DIGEST = "digest"


@dataclass(frozen=True)
class Shown:
    """The code and the mark that a file claims to bear."""

    code: str
    mark: str


def receipt_link(bot_name: str, stamp: Stamp) -> str:
    """The link that shows a receipt to the bot."""
    return f"https://t.me/{bot_name}?start=receipt-{_symbols(stamp.code)}-{stamp.mark}"


def linked(token: str) -> Shown:
    """What a link's words after `receipt-` claim."""
    symbols, _, mark = token.partition("-")
    return Shown(symbols, mark)


def receipt_pdf(
    view: CaseView,
    stamp: Stamp,
    document: Document | None,
    bot_name: str,
    zone: tzinfo,
    language: str,
) -> bytes:
    """The receipt of a case; the same case makes the same bytes."""
    texts = customer_texts(language).papers

    def at(moment: datetime) -> str:
        return time_and_day(moment, language, zone)

    paper = Paper(
        About(
            title=f"{texts.receipt_title} {stamp.code}",
            language=language,
            made_at=stamp.lodged_at,
            keywords=f"receipt {stamp.code} {stamp.mark}",
            footer=f"{texts.receipt_title} {stamp.code}",
        )
    )
    paper.title(texts.receipt_title)
    paper.paragraph(texts.receipt_intro)
    paper.rule()
    paper.fact(texts.receipt_code, stamp.code)
    paper.fact(texts.receipt_lodged, at(stamp.lodged_at))
    if document is not None:
        paper.fact(texts.receipt_policy, document.title)
        if document.contacts:
            reached = ", ".join(contact.value for contact in document.contacts)
            paper.fact(texts.receipt_contacts, reached)
    paper.fact(texts.receipt_digest, " ".join(_groups(stamp.digest)))
    paper.paragraph(texts.receipt_digest_about, small=True)
    paper.heading(texts.receipt_steps)
    paper.paragraph(texts.receipt_step_1, bold=True)
    paper.paragraph(texts.receipt_step_2)
    paper.paragraph(texts.receipt_step_3)
    paper.fact(texts.receipt_first, at(view.first_answer_due))
    paper.fact(texts.receipt_resolve, at(view.resolve_due))
    paper.heading(texts.receipt_check)
    link = receipt_link(bot_name, stamp)
    paper.code(grid(link), texts.receipt_scan, link)
    return paper.data()


def known_by(data: bytes) -> Shown | None:
    """What a PDF says of itself; None if it does not claim to be a receipt."""
    from pypdf import PdfReader

    try:
        about = PdfReader(BytesIO(data)).metadata
        said = _KNOWN_BY.fullmatch((about and about.keywords) or "")
    except Exception:  # a hostile file can break the reader anywhere
        return None
    return None if said is None else Shown(said[1], said[2])


def changed_lines(data: bytes, stamp: Stamp, zone: tzinfo) -> tuple[Line, ...] | None:
    """The lines that are not printed as they were.

    None where the file's words cannot be read.
    """
    from pypdf import PdfReader

    try:
        pages = PdfReader(BytesIO(data)).pages[:_MOST_PAGES]
        printed = _squeezed("".join(page.extract_text() for page in pages))
    except Exception:  # a hostile file can break the reader anywhere
        return None
    if not printed:
        return None
    lodged = (time_and_day(stamp.lodged_at, language, zone) for language in ("vi", "en"))
    as_it_was = {
        Line.CODE: set(_CODE.findall(printed)) == {stamp.code},
        Line.LODGED: any(_squeezed(each) in printed for each in lodged),
        Line.DIGEST: stamp.digest in printed,
    }
    return tuple(line for line, right in as_it_was.items() if not right)


def _symbols(code: str) -> str:
    return code.removeprefix("KN").replace("-", "")


def _groups(digest: str) -> Iterator[str]:
    for start in range(0, len(digest), 8):
        yield digest[start : start + 8]


def _squeezed(text: str) -> str:
    """*text* without its spaces, which a reader of PDFs guesses at."""
    return "".join(text.split())
