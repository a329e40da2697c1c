"""How the guides of an installation look."""

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, Field

from services.renderer.layout import theme
from services.renderer.pdf.image import Jpeg
from services.renderer.pdf.metadata import Standard
from services.renderer.typesetting.measures import A4, LETTER, Color
from services.renderer.typesetting.palette import LEAST_CONTRAST, Palette, contrast, readable

__all__ = ["Brand", "Cover", "Look", "PageSize"]

PageSize = Literal["A4", "letter"]
Cover = Literal["dark", "light"]
_STEP = 0.94
_SIZES: dict[PageSize, tuple[float, float]] = {"A4": A4, "letter": LETTER}


class Brand(BaseModel, frozen=True):
    """Whose guides these are."""

    name: str = Field(default="Prepline", min_length=1, max_length=60)
    """Author of the file; stands on the cover."""
    color: str = Field(default="#F2A33A", pattern="^#[0-9A-Fa-f]{6}$")
    """What stands out is set in it; text in it is darkened as far as it needs to be."""
    footer: str = Field(default="Powered by Prepline", max_length=120)
    """First words at the foot of every page."""
    logo: Path | None = None
    """A JPEG in grey or RGB; stands on the cover."""


class Look(BaseModel, frozen=True):
    """Paper, cover and brand."""

    page_size: PageSize = "A4"
    """Paper of the PDF."""
    cover: Cover = "dark"
    """`light` saves ink."""
    brand: Brand = Brand()
    standard: Standard = Standard.UA_1
    """What the file claims to follow."""
    hyphenate: bool = False
    """Whether long words of the guide's own sentences may be divided at the ends of lines."""
    logo: Jpeg | None = None
    """The logo of the brand, once it is read."""

    @property
    def points(self) -> tuple[float, float]:
        """Width and height of a page."""
        return _SIZES[self.page_size]

    @property
    def palette(self) -> Palette:
        """The colours."""
        accent = Color.of(self.brand.color)
        text = readable(accent)
        if self.cover == "light":
            return Palette(accent, text, theme.WHITE, theme.PANEL, theme.INK, theme.MUTED, text)
        return Palette(accent, text, theme.BAND, theme.BAND_LINES, theme.WHITE, theme.BAND_TEXT, _on_band(accent))


def _on_band(accent: Color) -> Color:
    """Return the accent, lightened as far as text on the dark band needs it."""
    while contrast(accent, theme.BAND) < LEAST_CONTRAST:
        accent = Color(*(1 - (1 - part) * _STEP for part in accent))
    return accent
