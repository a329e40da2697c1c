"""Colours, sizes and paragraph styles of the guide."""

from functools import cache

from services.renderer.typesetting.fonts import BOLD, ITALIC, REGULAR
from services.renderer.typesetting.measures import MM, Color
from services.renderer.typesetting.style import Style, derive

__all__ = [
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
    "SMALLEST",
    "SUBHEADING",
    "TEXT",
    "TILE_LABEL",
    "TILE_VALUE",
    "WHITE",
    "derive",
    "indented",
]

MARGIN = 20 * MM
LABEL_WIDTH = 29 * MM
"""Width of the left column, which holds the labels."""

INK = Color.of("#14203C")
TEXT = Color.of("#2B3548")
MUTED = Color.of("#667085")
RULE = Color.of("#DCE1EA")
PANEL = Color.of("#F4F6FA")
CHIP = Color.of("#E9EFFC")
BAND = Color.of("#111C3D")
BAND_LINES = Color.of("#1D2A52")
BAND_TEXT = Color.of("#C9D2E8")
FAINT = Color.of("#C3CAD6")
LINK = Color.of("#2456C6")
REPORTED = Color.of("#0A7254")
EMPLOYER = Color.of("#6B3FA0")
POSTING = Color.of("#2456C6")
GENERAL = Color.of("#667085")
WHITE: Color = Color.of("#FFFFFF")

BODY = Style(font=REGULAR, size=9.5, leading=13.4, color=TEXT, after=3)
LEAD = derive(BODY, size=9.6, leading=13.6, color=MUTED, after=4)
QUESTION = derive(BODY, font=BOLD, color=INK)
META = derive(BODY, size=8.2, leading=11.2, color=MUTED, after=2)
CAPTION = derive(META, after=0)
GUIDANCE = derive(BODY, size=9.1, leading=12.6, color=MUTED, after=2)
QUOTE = derive(BODY, font=ITALIC, size=8.9, leading=12.2, indent=9, before=2, after=3)
EYEBROW = derive(META, font=BOLD)
SECTION_TITLE = Style(font=BOLD, size=21, leading=25, color=INK)
SUBHEADING = Style(font=BOLD, size=12.2, leading=15, color=INK, before=11, after=4, keep_with_next=True)
TILE_VALUE = Style(font=BOLD, size=15, leading=18, color=INK, align="center", after=2)
TILE_LABEL = derive(META, align="center", after=0)
SMALLEST = 8.0
"""Points; nothing is set smaller, so that it can be read on paper."""


@cache
def indented(style: Style, by: float = LABEL_WIDTH) -> Style:
    """Return `style` indented to stand right of the column of labels."""
    return derive(style, indent=style.indent + by)
