"""Lettering: the fonts of a paper, and which signs of a text they can draw."""

import unicodedata
from functools import cached_property
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from fpdf import FPDF
    from fpdf.fonts import TTFFont

FONT: Final = "Noto Sans"
PICTURES: Final = "Noto Emoji"
UNKNOWN: Final = "\ufffd"
"""Stands for what the fonts have no glyph of."""

_FILES: Final = {
    (FONT, ""): "NotoSans-Regular.ttf",
    (FONT, "B"): "NotoSans-Bold.ttf",
    (PICTURES, ""): "NotoEmoji-Regular.ttf",
}
_UNSEEN: Final = frozenset({"Cc", "Cf"})
_SELECTORS: Final = range(0xFE00, 0xFE10)


class Lettering:
    """Adds the fonts to a PDF; that of pictures (emoji) only once there is one to draw."""

    def __init__(self, pdf: "FPDF") -> None:
        self.pdf = pdf
        #: What both faces of the font of letters draw.
        self.letters = self._added(FONT, "") & self._added(FONT, "B")

    def drawable(self, text: str) -> str:
        """*text* composed, without what cannot be seen, and with a mark for each unknown sign."""
        shown = []
        for char in composed(text):
            if char in "\n\t":
                shown.append(" " if char == "\t" else char)
            elif unicodedata.category(char) not in _UNSEEN and ord(char) not in _SELECTORS:
                shown.append(char if self._draws(char) else UNKNOWN)
        return "".join(shown)

    def _draws(self, char: str) -> bool:
        return ord(char) in self.letters or ord(char) in self.pictures

    @cached_property
    def pictures(self) -> frozenset[int]:
        """What the font of pictures draws."""
        drawn = self._added(PICTURES, "")
        self.pdf.set_fallback_fonts([PICTURES], exact_match=False)
        return drawn

    def _added(self, family: str, style: str) -> frozenset[int]:
        with as_file(files("handlers.papers") / "fonts" / _FILES[family, style]) as font:
            self.pdf.add_font(family, style, font)
        return frozenset(self._fonts[-1].cmap)

    @property
    def _fonts(self) -> "list[TTFFont]":
        from fpdf.fonts import TTFFont

        return [font for font in self.pdf.fonts.values() if isinstance(font, TTFFont)]

    def close(self) -> None:
        """Let go of the fonts' files."""
        for font in self._fonts:
            font.ttfont.close()


def composed(text: str) -> str:
    """*text* in composed letters (NFC); half of a surrogate pair, which is no letter, marked."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return unicodedata.normalize("NFC", whole)
