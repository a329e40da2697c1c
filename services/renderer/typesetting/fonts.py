"""The typefaces of the guide, and which of them has a glyph for a character.

FiraGO sets Latin, Cyrillic, Greek, Arabic, Hebrew, Thai, Georgian and Devanagari in one design. Noto Sans fills the
gaps in Latin, WenQuanYi Micro Hei has Chinese, Japanese, Korean and symbols; it is read when first needed, because
its 34,000 glyphs take longer to index than a page takes to lay out.
"""

import io
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from reportlab.pdfbase import pdfmetrics

from services.renderer.typesetting.typeface import Typeface

__all__ = ["BOLD", "CJK", "ITALIC", "REGULAR", "covers", "face_for", "register_fonts"]

REGULAR = "Guide"
BOLD = "Guide-Bold"
ITALIC = "Guide-Italic"
_WIDE = "Guide-Wide"
_WIDE_BOLD = "Guide-Wide-Bold"
CJK = "Guide-CJK"

_CODES = {REGULAR: "figo", BOLD: "figbo", ITALIC: "figit", _WIDE: "notos", _WIDE_BOLD: "notosbo"}
_NAMES = (*_CODES, CJK)
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


def _load(name: str) -> Typeface:
    label = f"F{_NAMES.index(name) + 1}"
    if name == CJK:
        path = resources.files("paperang_p2_fonts_cjk") / "fonts" / "wqy-microhei.ttc"
        return Typeface(name, io.BytesIO(path.read_bytes()), label=label)
    import pymupdf_fonts  # type: ignore[import-untyped]  # ships no types

    return Typeface(name, io.BytesIO(pymupdf_fonts.myfont(_CODES[name])), label=label)
