"""Boxes of the guide: figures at a glance, facts in columns, skills, callouts."""

from collections.abc import Sequence
from itertools import accumulate

from typing_extensions import override

from services.renderer.layout import theme
from services.renderer.layout.drawing import Drawing, Gap
from services.renderer.layout.inline import Inline, paragraph
from services.renderer.layout.paragraph import Paragraph
from services.renderer.pdf.canvas import Canvas
from services.renderer.typesetting.fonts import REGULAR
from services.renderer.typesetting.single_line import line_width, single_line
from services.renderer.typesetting.style import derive
from services.renderer.typesetting.text import printable

__all__ = ["LONGEST_CHIP", "Chips", "Facts", "Tiles", "callout"]

LONGEST_CHIP = 42
"""Longer skills read better as a list."""
_CORNER = 6
_GAP = 8
_ROW_HEADER = "/A<</O/Table/Scope/Row>>"


class Tiles(Drawing):
    """A row of boxes, each a value above what it counts."""

    _padding = 9.0

    def __init__(self, figures: Sequence[tuple[str, str]]) -> None:
        self._cells = [
            (paragraph(value, style=theme.TILE_VALUE, limit=24), paragraph(label, style=theme.TILE_LABEL, limit=40))
            for value, label in figures
        ]

    @override
    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self._column = (width - _GAP * (len(self._cells) - 1)) / len(self._cells)
        inner = max(_height(cell, self._column - 12) for cell in self._cells)
        self._height = inner + 2 * self._padding
        return width, self._height

    @override
    def draw(self, canvas: Canvas) -> None:
        with canvas.part("L"):
            for number, cell in enumerate(self._cells):
                left = number * (self._column + _GAP)
                canvas.fill_color(theme.PANEL)
                canvas.rect(left, 0, self._column, self._height)
                canvas.stroke(canvas.palette.accent, 2)
                canvas.line(left, self._height, left + self._column, self._height)
                top = self._height - (self._height - _height(cell, self._column - 12)) / 2
                with canvas.part("LI"), canvas.part("LBody"):
                    _stack(canvas, cell, left + 6, top)


class Facts(Drawing):
    """A panel of labelled facts, filled row by row; in the structure a table of names and values."""

    _padding = 6.0
    _inset = 12.0

    def __init__(self, pairs: Sequence[tuple[str, Inline]], *, columns: int = 2) -> None:
        self._columns = columns
        self._cells = [
            (
                paragraph(label, style=theme.EYEBROW),
                paragraph(value, style=derive(theme.BODY, color=theme.INK, after=0), limit=260),
            )
            for label, value in pairs
        ]

    @override
    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self._width = width
        self._column = width / self._columns
        starts = range(0, len(self._cells), self._columns)
        self._rows = [self._cells[start : start + self._columns] for start in starts]
        inner = self._column - 2 * self._inset
        self._heights = [max(_height(cell, inner) for cell in row) + 2 * self._padding for row in self._rows]
        return width, sum(self._heights)

    @override
    def draw(self, canvas: Canvas) -> None:
        whole = sum(self._heights)
        canvas.fill_color(theme.PANEL)
        canvas.round_rect(0, 0, self._width, whole, _CORNER)
        tops = accumulate(self._heights, lambda top, height: top - height, initial=whole)
        with canvas.part("Table", "/A<</O/Table/Summary(The job at a glance)>>"):
            for row, top in zip(self._rows, tops, strict=False):
                for number, (label, value) in enumerate(row):
                    x, y = number * self._column + self._inset, top - self._padding
                    with canvas.part("TR"):
                        with canvas.part("TH", _ROW_HEADER):
                            _stack(canvas, (label,), x, y)
                        with canvas.part("TD"):
                            _stack(canvas, (value,), x, y - label.height - label.space_after)


def callout(*parts: Inline) -> list[Drawing]:
    """Return a highlighted sentence with a coloured edge."""
    return [_Callout(paragraph(*parts, style=derive(theme.BODY, after=0, color=theme.INK))), Gap(6)]


class _Callout(Drawing):
    """A paragraph on a panel with a coloured edge."""

    _padding = 8.0
    _inset = 12.0

    def __init__(self, text: Paragraph) -> None:
        self._text = text

    @override
    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self._width = width
        self._height = self._text.wrap(width - 2 * self._inset, height)[1] + 2 * self._padding
        return width, self._height

    @override
    def draw(self, canvas: Canvas) -> None:
        canvas.fill_color(theme.PANEL)
        canvas.rect(0, 0, self._width, self._height)
        canvas.stroke(canvas.palette.accent, 3)
        canvas.line(1.5, 0, 1.5, self._height)
        self._text.draw_on(canvas, self._inset, self._padding)


def _height(cell: Sequence[Paragraph], width: float) -> float:
    """Return how high paragraphs are one below the other."""
    heights = [text.wrap(width, 0)[1] for text in cell]
    return sum(heights) + sum(text.space_after for text in cell[:-1])


def _stack(canvas: Canvas, cell: Sequence[Paragraph], x: float, top: float) -> None:
    """Draw paragraphs one below the other."""
    for text in cell:
        text.draw_on(canvas, x, top - text.height)
        top -= text.height + text.space_after


class Chips(Drawing):
    """Short texts in rounded frames, as many to a row as fit; rows may go to the next page."""

    _size = 8.6
    _height = 17.0
    _padding = 8.0
    _gap = 5.0

    def __init__(self, texts: Sequence[str], *, indent: float = 0) -> None:
        self._indent = indent
        self._texts = [printable(text, limit=LONGEST_CHIP) for text in texts]
        self._rows: list[list[str]] = []

    @override
    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self._rows, left = [], 0.0
        for text in self._texts:
            own = self._width(text)
            if not self._rows or left + own > width - self._indent:
                self._rows.append([])
                left = 0.0
            self._rows[-1].append(text)
            left += own + self._gap
        return width, len(self._rows) * (self._height + self._gap)

    @override
    def split(self, width: float, height: float) -> Sequence[Drawing]:
        self.wrap(width, height)
        fitting = int(height // (self._height + self._gap))
        if fitting == 0:
            return []
        parts = self._rows[:fitting], self._rows[fitting:]
        return [Chips([text for row in rows for text in row], indent=self._indent) for rows in parts if rows]

    @override
    def draw(self, canvas: Canvas) -> None:
        with canvas.part("L"):
            for number, row in enumerate(self._rows):
                bottom = (len(self._rows) - number - 1) * (self._height + self._gap) + self._gap
                left = self._indent
                for text in row:
                    width = self._width(text)
                    canvas.fill_color(theme.CHIP)
                    canvas.round_rect(left, bottom, width, self._height, self._height / 2)
                    words = single_line(text, REGULAR, self._size, theme.INK)
                    with canvas.part("LI"), canvas.part("LBody"):
                        canvas.write_at(left + self._padding, bottom + 5.2, words)
                    left += width + self._gap

    def _width(self, text: str) -> float:
        return line_width(text, REGULAR, self._size) + 2 * self._padding
