"""Figures of pay as bars above one scale, each with its origin."""

from collections.abc import Sequence
from typing import NamedTuple

from typing_extensions import override

from services.renderer.layout import theme
from services.renderer.layout.drawing import FixedHeight
from services.renderer.pdf.canvas import Canvas
from services.renderer.pdf.values import text_string
from services.renderer.typesetting.fonts import BOLD, REGULAR
from services.renderer.typesetting.measures import Color
from services.renderer.typesetting.single_line import fitted, line_width, single_line
from services.renderer.typesetting.text import printable

__all__ = ["PayRange", "Ranges"]

_ROW = 19.0
_BAR = 8.0
_SIZE = 8.2
_LEAST = 5.0
_MARGIN = 0.12
"""Share of the scale that is left free at both ends."""


class PayRange(NamedTuple):
    """What one source says."""

    label: str
    low: float
    high: float
    color: Color


class Ranges(FixedHeight):
    """In the structure a figure, whose alternative text has the figures."""

    space_before = 6
    space_after = 8

    def __init__(self, ranges: Sequence[PayRange], *, currency: str) -> None:
        super().__init__(_ROW * len(ranges))
        self._ranges = ranges
        self._currency = currency

    @property
    def text(self) -> str:
        """What the bars show, in words."""
        return "; ".join(f"{one.label}: {self._words(one)}" for one in self._ranges)

    @override
    def draw(self, canvas: Canvas) -> None:
        figures = [self._words(one) for one in self._ranges]
        left = theme.LABEL_WIDTH
        right = self._width - max(line_width(words, BOLD, _SIZE) for words in figures) - 8
        lowest, highest = min(one.low for one in self._ranges), max(one.high for one in self._ranges)
        spare = (highest - lowest or highest) * _MARGIN
        scale = (right - left) / (highest - lowest + 2 * spare)
        with canvas.part("Figure", f"/Alt{text_string(self.text)}"):
            for number, one in enumerate(self._ranges):
                y = _ROW * (len(self._ranges) - number - 1)
                start = left + (one.low - lowest + spare) * scale
                width = max((one.high - one.low) * scale, _LEAST)
                canvas.fill_color(theme.PANEL)
                canvas.rect(left, y + 5, right - left, _BAR)
                canvas.fill_color(one.color)
                canvas.round_rect(start, y + 5, width, _BAR, 2)
                label = fitted(printable(one.label), REGULAR, _SIZE, left - 8)
                canvas.write_at(0, y + 6, single_line(f"{label} ", REGULAR, _SIZE, theme.TEXT))
                canvas.write_at(right + 8, y + 6, single_line(f"{figures[number]} ", BOLD, _SIZE, theme.INK))

    def _words(self, one: PayRange) -> str:
        figures = dict.fromkeys(f"{value:,.0f}" for value in (one.low, one.high))
        return f"{'–'.join(figures)} {self._currency}"
