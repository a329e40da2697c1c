"""The colours that a brand may choose, made dark enough to be read."""

from typing import NamedTuple

from services.renderer.typesetting.measures import Color

__all__ = ["LEAST_CONTRAST", "Palette", "contrast", "readable"]

LEAST_CONTRAST = 4.5
"""Between text and what it stands on (WCAG 2, level AA)."""
_WHITE = Color(1, 1, 1)
_STEP = 0.94
_LINEAR = 0.04045
"""Of a channel, up to which sRGB is linear."""


class Palette(NamedTuple):
    """Colours of the cover and of what stands out."""

    accent: Color
    accent_text: Color
    """The accent where it is text on white."""
    band: Color
    """The head of the cover."""
    band_lines: Color
    band_title: Color
    band_text: Color
    band_accent: Color


def readable(color: Color, on: Color = _WHITE) -> Color:
    """Return a colour, darkened as far as text in it needs to be on a light ground."""
    while contrast(color, on) < LEAST_CONTRAST:
        color = Color(*(part * _STEP for part in color))
    return color


def contrast(one: Color, other: Color) -> float:
    """Return the ratio of contrast of two colours, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: Color) -> float:
    red, green, blue = (part / 12.92 if part <= _LINEAR else ((part + 0.055) / 1.055) ** 2.4 for part in color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
