"""Boxes of the guide: figures at a glance, facts in columns, skills, callouts."""

from collections.abc import Sequence
from typing import Any

from reportlab.lib.colors import Color
from reportlab.platypus import Flowable, Spacer, Table, TableStyle
from typing_extensions import override

from services.renderer.typesetting import theme
from services.renderer.typesetting.bidi import one_line
from services.renderer.typesetting.drawing import Drawing
from services.renderer.typesetting.fonts import REGULAR
from services.renderer.typesetting.inline import Inline, paragraph
from services.renderer.typesetting.single_line import draw_line, line_width

__all__ = ["LONGEST_CHIP", "Chips", "callout", "facts", "tiles"]

LONGEST_CHIP = 42
"""Longer skills read better as a list."""
_CORNER = 6
_GAP = 8


def tiles(figures: Sequence[tuple[str, str]], *, width: float) -> Flowable:
    """Return a row of boxes, each a value above what it counts."""
    cells = [
        [
            paragraph(value, style=theme.TILE_VALUE, limit=24),
            paragraph(label, style=theme.TILE_LABEL, limit=40),
        ]
        for value, label in figures
    ]
    column = (width - _GAP * (len(cells) - 1)) / len(cells)
    row: list[object] = [cells[0]]
    widths = [column]
    for cell in cells[1:]:
        row += ["", cell]
        widths += [_GAP, column]
    boxes = [("BACKGROUND", (index, 0), (index, 0), theme.PANEL) for index in range(0, len(row), 2)]
    accents = [("LINEABOVE", (index, 0), (index, 0), 2, theme.ACCENT) for index in range(0, len(row), 2)]
    return Table(
        [row],
        colWidths=widths,
        style=TableStyle([*boxes, *accents, ("VALIGN", (0, 0), (-1, -1), "MIDDLE"), *_cells(9, 6)]),
    )


def facts(pairs: Sequence[tuple[str, Inline]], *, width: float, columns: int = 2) -> Flowable:
    """Return a panel of labelled facts, filled row by row."""
    cells = [
        [
            paragraph(label, style=theme.EYEBROW),
            paragraph(value, style=theme.derive(theme.BODY, textColor=theme.INK, spaceAfter=0), limit=260),
        ]
        for label, value in pairs
    ]
    rows = [cells[start : start + columns] for start in range(0, len(cells), columns)]
    rows[-1] += [[] for _ in range(columns - len(rows[-1]))]
    return Table(
        rows,
        colWidths=[width / columns] * columns,
        cornerRadii=[_CORNER] * 4,
        style=TableStyle(
            [("BACKGROUND", (0, 0), (-1, -1), theme.PANEL), ("VALIGN", (0, 0), (-1, -1), "TOP"), *_cells(6, 12)]
        ),
    )


def callout(*parts: Inline, width: float, color: Color = theme.ACCENT) -> list[Flowable]:
    """Return a highlighted sentence with a coloured edge."""
    box = Table(
        [[paragraph(*parts, style=theme.derive(theme.BODY, spaceAfter=0, textColor=theme.INK))]],
        colWidths=[width],
        style=TableStyle(
            [("BACKGROUND", (0, 0), (-1, -1), theme.PANEL), ("LINEBEFORE", (0, 0), (0, -1), 3, color), *_cells(8, 12)]
        ),
    )
    return [box, Spacer(0, 6)]


def _cells(vertical: float, horizontal: float) -> list[Any]:
    whole = (0, 0), (-1, -1)
    return [
        ("FONTNAME", *whole, REGULAR),  # or even empty cells bring a font into the file that is not embedded
        ("TOPPADDING", *whole, vertical),
        ("BOTTOMPADDING", *whole, vertical),
        ("LEFTPADDING", *whole, horizontal),
        ("RIGHTPADDING", *whole, horizontal),
    ]


class Chips(Drawing):
    """Short texts in rounded frames, as many to a row as fit; rows may go to the next page."""

    _size = 8.6
    _height = 17.0
    _padding = 8.0
    _gap = 5.0

    def __init__(self, texts: Sequence[str], *, indent: float = 0) -> None:
        super().__init__()
        self._indent = indent
        self._texts = [one_line(text, limit=LONGEST_CHIP) for text in texts]
        self._rows: list[list[str]] = []

    @override
    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        self._rows, left = [], 0.0
        for text in self._texts:
            width = self._width(text)
            if not self._rows or left + width > availWidth - self._indent:
                self._rows.append([])
                left = 0.0
            self._rows[-1].append(text)
            left += width + self._gap
        return availWidth, len(self._rows) * (self._height + self._gap)

    @override
    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:
        self.wrap(availWidth, availHeight)
        fitting = int(availHeight // (self._height + self._gap))
        if fitting == 0:
            return []
        parts = self._rows[:fitting], self._rows[fitting:]
        return [Chips([text for row in rows for text in row], indent=self._indent) for rows in parts if rows]

    @override
    def draw(self) -> None:
        canvas = self.canv
        for number, row in enumerate(self._rows):
            bottom = (len(self._rows) - number - 1) * (self._height + self._gap) + self._gap
            left = self._indent
            for text in row:
                width = self._width(text)
                canvas.setFillColor(theme.CHIP)
                canvas.roundRect(left, bottom, width, self._height, self._height / 2, stroke=0, fill=1)
                canvas.setFillColor(theme.INK)
                draw_line(canvas, text, REGULAR, self._size, x=left + self._padding, y=bottom + 5.2)
                left += width + self._gap

    def _width(self, text: str) -> float:
        return line_width(text, REGULAR, self._size) + 2 * self._padding
