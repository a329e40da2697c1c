"""The typefaces of the guide, and which of them has a glyph for a character.

FiraGO sets Latin, Cyrillic, Greek, Arabic, Hebrew, Thai, Georgian and Devanagari in one design. Noto Sans fills the
gaps in Latin, WenQuanYi Micro Hei has Chinese, Japanese, Korean and symbols; it is read when first needed, because
its 34,000 glyphs take longer to index than a page takes to lay out.
"""

import io
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from reportlab.lib.fonts import addMapping
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

__all__ = ["BOLD", "ITALIC", "REGULAR", "face_for", "register_fonts"]

REGULAR = "Guide"
BOLD = "Guide-Bold"
ITALIC = "Guide-Italic"
_WIDE = "Guide-Wide"
_WIDE_BOLD = "Guide-Wide-Bold"
_CJK = "Guide-CJK"

_CODES = {REGULAR: "figo", BOLD: "figbo", ITALIC: "figit", _WIDE: "notos", _WIDE_BOLD: "notosbo"}
# Each chain ends in the regular one, so that what is printable in one style is printable in all.
_FALLBACKS = {
    REGULAR: (_WIDE, _CJK),
    ITALIC: (REGULAR, _WIDE, _CJK),
    BOLD: (_WIDE_BOLD, REGULAR, _WIDE, _CJK),
}


@cache
def register_fonts() -> None:
    """Make the typefaces known to ReportLab. Takes 0.2 s the first time in a process."""
    for face in _CODES:
        pdfmetrics.registerFont(_load(face))
    addMapping(REGULAR, 0, 0, REGULAR)
    addMapping(REGULAR, 1, 0, BOLD)
    addMapping(REGULAR, 0, 1, ITALIC)
    addMapping(REGULAR, 1, 1, BOLD)


@lru_cache(maxsize=65_536)
def face_for(char: str, base: str) -> str | None:
    """Return the name of the face that draws `char` in text set in `base`; None when no face can."""
    for name in (base, *_FALLBACKS[base]):
        if ord(char) in _glyphs(name):
            return name
    return None


@cache
def _glyphs(name: str) -> frozenset[int]:
    register_fonts()
    if name == _CJK:
        pdfmetrics.registerFont(_load(name))
    font: Any = pdfmetrics.getFont(name)
    return frozenset(font.face.charToGlyph)


def _load(name: str) -> TTFont:
    if name == _CJK:
        path = resources.files("paperang_p2_fonts_cjk") / "fonts" / "wqy-microhei.ttc"
        return TTFont(name, io.BytesIO(path.read_bytes()), subfontIndex=0)
    import pymupdf_fonts  # type: ignore[import-untyped]  # ships no types

    return TTFont(name, io.BytesIO(pymupdf_fonts.myfont(_CODES[name])))
