"""Colours, sizes and paragraph styles of the guide."""

from functools import cache

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from services.renderer.typesetting.fonts import BOLD, ITALIC, REGULAR

__all__ = [
    "ACCENT",
    "BAND",
    "BAND_LINES",
    "BAND_TEXT",
    "BODY",
    "CAPTION",
    "CHIP",
    "EMPLOYER",
    "EYEBROW",
    "FAINT",
    "GENERAL",
    "GUIDANCE",
    "INK",
    "LABEL_WIDTH",
    "LEAD",
    "LINK",
    "MARGIN",
    "META",
    "MUTED",
    "PANEL",
    "POSTING",
    "QUESTION",
    "QUOTE",
    "REPORTED",
    "RULE",
    "SECTION_TITLE",
    "SUBHEADING",
    "TEXT",
    "TILE_LABEL",
    "TILE_VALUE",
    "WHITE",
    "aligned",
    "derive",
    "indented",
]

MARGIN = 20 * mm
LABEL_WIDTH = 27 * mm
"""Width of the left column, which holds the labels."""

INK = HexColor("#14203C")
TEXT = HexColor("#2B3548")
MUTED = HexColor("#667085")
RULE = HexColor("#DCE1EA")
PANEL = HexColor("#F4F6FA")
CHIP = HexColor("#E9EFFC")
BAND = HexColor("#111C3D")
BAND_LINES = HexColor("#1D2A52")
BAND_TEXT = HexColor("#C9D2E8")
FAINT = HexColor("#C3CAD6")
ACCENT = HexColor("#F2A33A")
LINK = HexColor("#2456C6")
REPORTED = HexColor("#0A7254")
EMPLOYER = HexColor("#6B3FA0")
POSTING = HexColor("#2456C6")
GENERAL = HexColor("#667085")
WHITE: Color = HexColor("#FFFFFF")

BODY = ParagraphStyle("body", fontName=REGULAR, fontSize=9.5, leading=13.4, textColor=TEXT, spaceAfter=3)
LEAD = ParagraphStyle("lead", parent=BODY, fontSize=9.6, leading=13.6, textColor=MUTED, spaceAfter=4)
QUESTION = ParagraphStyle("question", parent=BODY, fontName=BOLD, textColor=INK)
META = ParagraphStyle("meta", parent=BODY, fontSize=8, leading=11, textColor=MUTED, spaceAfter=2)
CAPTION = ParagraphStyle("caption", parent=META, spaceAfter=0)
GUIDANCE = ParagraphStyle("guidance", parent=BODY, fontSize=9.1, leading=12.6, textColor=MUTED, spaceAfter=2)
QUOTE = ParagraphStyle(
    "quote", parent=BODY, fontName=ITALIC, fontSize=8.9, leading=12.2, leftIndent=9, spaceBefore=2, spaceAfter=3
)
EYEBROW = ParagraphStyle("eyebrow", parent=META, fontName=BOLD, textColor=MUTED)
SECTION_TITLE = ParagraphStyle("section", fontName=BOLD, fontSize=21, leading=25, textColor=INK)
SUBHEADING = ParagraphStyle(
    "subheading",
    fontName=BOLD,
    fontSize=12.2,
    leading=15,
    textColor=INK,
    spaceBefore=11,
    spaceAfter=4,
    keepWithNext=1,
)
TILE_VALUE = ParagraphStyle(
    "tile-value", fontName=BOLD, fontSize=15, leading=18, textColor=INK, alignment=TA_CENTER, spaceAfter=2
)
TILE_LABEL = ParagraphStyle("tile-label", parent=META, alignment=TA_CENTER, spaceAfter=0)


@cache
def indented(style: ParagraphStyle, by: float = LABEL_WIDTH) -> ParagraphStyle:
    """Return `style` indented to stand right of the column of labels."""
    return derive(style, leftIndent=style.leftIndent + by)


@cache
def aligned(style: ParagraphStyle, alignment: int) -> ParagraphStyle:
    """Return `style` with its lines at another edge; `alignment` is one of ReportLab's."""
    return derive(style, alignment=alignment)


@cache
def derive(style: ParagraphStyle, **changes: object) -> ParagraphStyle:
    """Return a copy of `style` with some attributes changed; the same copy for the same changes."""
    copy = style.clone(style.name)
    for name, value in changes.items():
        setattr(copy, name, value)
    return copy
