"""The typefaces of the guide, and which of them has a glyph for a character.

FiraGO sets Latin, Cyrillic, Greek, Arabic, Hebrew, Thai, Georgian and Devanagari in one design. Noto Sans fills the
gaps in Latin, WenQuanYi Micro Hei has Chinese, Japanese, Korean and symbols; it is read when first needed, because
its 34,000 glyphs take longer to index than a page takes to lay out.
"""

import io
from collections.abc import Callable
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from typing_extensions import override

__all__ = ["BOLD", "CJK", "ITALIC", "REGULAR", "covers", "face_for", "register_fonts"]

REGULAR = "Guide"
BOLD = "Guide-Bold"
ITALIC = "Guide-Italic"
_WIDE = "Guide-Wide"
_WIDE_BOLD = "Guide-Wide-Bold"
CJK = "Guide-CJK"

_CODES = {REGULAR: "figo", BOLD: "figbo", ITALIC: "figit", _WIDE: "notos", _WIDE_BOLD: "notosbo"}
# Each chain ends in the regular one, so that what is printable in one style is printable in all.
_FALLBACKS = {
    REGULAR: (_WIDE, CJK),
    ITALIC: (REGULAR, _WIDE, CJK),
    BOLD: (_WIDE_BOLD, REGULAR, _WIDE, CJK),
}


@cache
def register_fonts() -> None:
    """Make the typefaces known to ReportLab. Takes 0.2 s the first time in a process."""
    for face in _CODES:
        pdfmetrics.registerFont(_load(face))


@lru_cache(maxsize=65_536)
def face_for(char: str, base: str) -> str | None:
    """Return the name of the face that draws `char` in text set in `base`; None when no face can."""
    for name in (base, *_FALLBACKS[base]):
        if ord(char) in _glyphs(name):
            return name
    return None


def covers(face: str, text: str) -> bool:
    """Whether one face draws all of `text`."""
    return _glyphs(face).issuperset(map(ord, text))


@cache
def _glyphs(name: str) -> frozenset[int]:
    register_fonts()
    if name == CJK:
        pdfmetrics.registerFont(_load(name))
    font: Any = pdfmetrics.getFont(name)
    return frozenset(font.face.charToGlyph)


class _Font(TTFont):
    """A typeface that writes most text without looking at each letter.

    Whatever letters a guide has, ReportLab puts those of ASCII at their own codes in the first part of a face.
    """

    _assignState: Callable[[Any], object]  # noqa: N815 — ReportLab's own, which its types leave out

    @override
    def splitString(self, text: str, doc: Any, encoding: str = "utf-8") -> list[tuple[int, bytes]]:
        plain = text.replace("\u00a0", " ")
        if not plain.isascii():
            return super().splitString(text, doc, encoding)
        self._assignState(doc)
        return [(0, plain.encode())]


def _load(name: str) -> TTFont:
    if name == CJK:
        path = resources.files("paperang_p2_fonts_cjk") / "fonts" / "wqy-microhei.ttc"
        return _Font(name, io.BytesIO(path.read_bytes()), subfontIndex=0)
    import pymupdf_fonts  # type: ignore[import-untyped]  # ships no types

    return _Font(name, io.BytesIO(pymupdf_fonts.myfont(_CODES[name])))
