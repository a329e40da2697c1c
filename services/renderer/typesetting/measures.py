"""Measures and colours, and numbers as a file writes them."""

from functools import lru_cache
from typing import NamedTuple

__all__ = ["A4", "LETTER", "MM", "Color", "numbers"]

MM = 72 / 25.4
"""Points."""
A4 = (210 * MM, 297 * MM)
LETTER = (612.0, 792.0)


class Color(NamedTuple):
    """Red, green and blue from 0 to 1."""

    red: float
    green: float
    blue: float

    @classmethod
    def of(cls, code: str) -> "Color":
        """Return the colour of a code such as `#14203C`."""
        red, green, blue = (int(code[place : place + 2], 16) / 255 for place in (1, 3, 5))
        return cls(red, green, blue)


def numbers(*values: float) -> str:
    """Return numbers with as many decimals as a page can show."""
    return " ".join([_hundredths(round(value * 100)) for value in values])


@lru_cache(maxsize=32_768)
def _hundredths(value: int) -> str:
    """Return so many hundredths as a number; a page has places for not many more of them."""
    return f"{value / 100:g}"
