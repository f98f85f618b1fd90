"""A paper: headings, paragraphs and facts on numbered pages, as a PDF."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from secrets import token_hex
from typing import TYPE_CHECKING, Final

from handlers.papers.lettering import FONT, Lettering, composed
from handlers.papers.qr import QUIET, Grid

if TYPE_CHECKING:
    from fpdf import FPDF

LETTER: Final = 10.5  # points
LINE: Final = 5.6  # millimetres
MARGIN: Final = 20.0
LABEL: Final = 48.0
GREY: Final = 95
SHADE: Final = 244
INSET: Final = 3.0


@dataclass(frozen=True)
class About:
    """What a PDF says of itself; who it is for is not in it."""

    title: str
    language: str
    made_at: datetime
    keywords: str = ""
    footer: str = ""


@dataclass(frozen=True)
class Line:
    """A line of a letter's head or foot."""

    text: str
    bold: bool = False


class Paper:
    """A PDF being written, from top to bottom; the same words make the same bytes.

    With a *password* it opens with that alone; then no two are the same.
    """

    def __init__(self, about: About, password: str = "") -> None:
        self.about = about
        self._password = password

    @cached_property
    def _lettering(self) -> Lettering:
        return Lettering(_begun(self.about))

    @property
    def _pdf(self) -> "FPDF":
        return self._lettering.pdf

    def drawable(self, text: str) -> str:
        """*text* as it can be printed: composed, without what cannot be seen."""
        return self._lettering.drawable(text)

    def title(self, text: str) -> None:
        """The paper's name, at its head."""
        self._write(text, size=18, bold=True, line=9.0)
        self.gap(1)

    def heading(self, text: str) -> None:
        """The name of a part, on one page with what it begins with."""
        if self._pdf.will_page_break(30):
            self.page()
        self.gap(3)
        self._write(text, size=12.5, bold=True, line=7.0)
        self.gap(0.5)

    def paragraph(self, text: str, *, small: bool = False, bold: bool = False) -> None:
        """Words from margin to margin; *small* and grey where they are an aside.

        Those in bold name what follows, and stand on the page where it begins.
        """
        if bold and self._pdf.will_page_break(3 * LINE):
            self.page()
        size = 8.5 if small else LETTER
        self._write(text, size=size, bold=bold, line=4.4 if small else LINE, grey=small)
        self.gap(1)

    def centred(self, text: str, *, size: float = LETTER, bold: bool = False) -> None:
        """Words in the middle of the page."""
        self._write(text, size=size, bold=bold, align="C", line=size * 0.55)
        self.gap(1)

    def quote(self, text: str) -> None:
        """Somebody's words as they are, on a shade."""
        pdf = self._pdf
        kept, pdf.c_margin = pdf.c_margin, INSET
        pdf.set_fill_color(SHADE)
        self._write(text, fill=True)
        pdf.c_margin = kept
        self.gap(1.5)

    def beside(self, left: Sequence[Line], right: Sequence[Line], *, room: float = 30.0) -> None:
        """Two columns of centred lines, with *room* millimetres for them on this page."""
        pdf = self._pdf
        if pdf.will_page_break(room):
            self.page()
        top, half = pdf.get_y(), pdf.epw / 2
        below = [
            self._column(lines, MARGIN + at * half, top) for at, lines in enumerate((left, right))
        ]
        pdf.set_y(max(below))

    def _column(self, lines: Sequence[Line], left: float, top: float) -> float:
        pdf = self._pdf
        pdf.set_y(top)
        for line in lines:
            pdf.set_x(left)
            width = pdf.epw / 2
            self._write(
                line.text,
                width=width,
                bold=line.bold,
                align="C",
                size=10,
            )
        return pdf.get_y()

    def table(
        self, widths: Sequence[int], heads: Sequence[str], rows: Sequence[Sequence[str]]
    ) -> None:
        """Rows under heads that stand again on every page; *widths* are shares of the line."""
        from fpdf.fonts import FontFace

        pdf = self._pdf
        pdf.set_font(FONT, "", 8.5)
        pdf.set_text_color(0)
        pdf.set_fill_color(0)  # as it began: another would be behind every row
        pdf.set_draw_color(200)
        with pdf.table(
            col_widths=tuple(widths),
            line_height=4.4,
            padding=0.8,
            align="L",
            text_align="L",
            borders_layout="HORIZONTAL_LINES",
            cell_fill_mode="NONE",
            headings_style=FontFace(emphasis="B"),
        ) as table:
            for cells in (heads, *rows):
                table.row([self.drawable(cell) for cell in cells])
        self.gap(1)

    def page(self) -> None:
        """Go on with a new page."""
        self._pdf.add_page()

    def fact(self, label: str, value: str) -> None:
        """A label of at most two lines with its value beside it, both from the same page on."""
        pdf = self._pdf
        if pdf.will_page_break(2 * LINE):
            self.page()
        top, page = pdf.get_y(), pdf.page
        self._write(label, width=LABEL - 3, grey=True)
        below = pdf.get_y()
        pdf.set_y(top)
        pdf.set_x(MARGIN + LABEL)
        self._write(value, width=0, bold=True)
        if pdf.page == page:
            pdf.set_y(max(below, pdf.get_y()))
        self.gap(0.8)

    def rule(self) -> None:
        """A thin line from margin to margin."""
        pdf = self._pdf
        self.gap(2)
        pdf.set_draw_color(200)
        pdf.line(MARGIN, pdf.get_y(), pdf.w - MARGIN, pdf.get_y())
        self.gap(2)

    def gap(self, height: float) -> None:
        """Room of *height* millimetres."""
        self._pdf.ln(height)

    def code(self, squares: Grid, words: str, link: str, *, side: float = 38.0) -> None:
        """A QR code of *side* millimetres with words beside it; a press on it opens *link*."""
        pdf = self._pdf
        if pdf.will_page_break(side):
            pdf.add_page()
        left, top = pdf.l_margin, pdf.get_y()
        size = side / (len(squares) + 2 * QUIET)
        pdf.set_fill_color(0)
        for row, dark in enumerate(squares):
            for start, length in _runs(dark):
                at = left + (QUIET + start) * size, top + (QUIET + row) * size
                pdf.rect(*at, length * size, size, style="F")
        pdf.link(left, top, side, side, link)
        pdf.set_xy(left + side + 4, top + QUIET * size)
        self._write(words, width=0)
        pdf.set_x(left + side + 4)
        self._write(link, width=0, size=7.5, line=4.0, grey=True)
        pdf.set_y(max(top + side, pdf.get_y()))

    def data(self) -> bytes:
        """The finished PDF, its pages numbered."""
        pdf, last = self._pdf, self._pdf.page
        pdf.set_auto_page_break(auto=False)
        for number in range(1, last + 1):
            pdf.page = number
            pdf.set_y(-MARGIN + 2)
            pdf.set_font(FONT, "B", 1)  # a font as it last was elsewhere is not set again
            foot = "  ·  ".join(part for part in (self.about.footer, f"{number}/{last}") if part)
            self._write(foot, size=8, line=4.0, grey=True, align="R")
        self._lock()
        try:
            return bytes(pdf.output())
        finally:
            self._lettering.close()

    def _lock(self) -> None:
        from fpdf.enums import EncryptionMethod

        if self._password:
            self._pdf.set_encryption(
                owner_password=token_hex(32),  # nobody's: what may be done is left open
                user_password=self._password,
                encryption_method=EncryptionMethod.AES_256,
                encrypt_metadata=True,
            )

    def _write(
        self,
        text: str,
        *,
        width: float = 0,
        size: float = LETTER,
        bold: bool = False,
        line: float = LINE,
        grey: bool = False,
        align: str = "L",
        fill: bool = False,
    ) -> None:
        pdf = self._pdf
        pdf.set_font(FONT, "B" if bold else "", size)
        pdf.set_text_color(GREY if grey else 0)
        pdf.multi_cell(
            width, line, self.drawable(text), align=align, fill=fill, new_x="LMARGIN", new_y="NEXT"
        )


def _runs(dark: tuple[bool, ...]) -> list[tuple[int, int]]:
    """Where dark squares begin, and how many follow each other."""
    runs: list[tuple[int, int]] = []
    for place, is_dark in enumerate(dark):
        if is_dark and runs and sum(runs[-1]) == place:
            runs[-1] = runs[-1][0], runs[-1][1] + 1
        elif is_dark:
            runs.append((place, 1))
    return runs


def _begun(about: About) -> "FPDF":
    """A PDF with its first page, and what it says of itself."""
    from fpdf import FPDF

    pdf = FPDF(format="A4")
    pdf.alias_nb_pages("")  # else a customer's "{nb}" would become a number
    pdf.set_creation_date(about.made_at)
    pdf.set_lang(about.language)
    pdf.set_title(composed(about.title))
    pdf.set_keywords(composed(about.keywords))
    pdf.set_producer("baomat")
    pdf.set_margins(MARGIN, MARGIN, MARGIN)
    pdf.set_auto_page_break(auto=True, margin=MARGIN + LINE)
    pdf.add_page()
    return pdf
