"""Paragraphs: lines of text that may go on on the next page."""

from collections.abc import Callable, Sequence
from typing import Any

from reportlab.lib.colors import Color
from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable
from typing_extensions import override

from services.renderer.breaking import Line, Run, break_lines
from services.renderer.flowable import Drawing

__all__ = ["Arrange", "Prose"]

Arrange = Callable[[Sequence[Run]], Sequence[Run]]
"""Brings the runs of a line from reading order into the order in which they stand."""

_SHIFTS: dict[object, float] = {TA_LEFT: 0.0, TA_CENTER: 0.5, TA_RIGHT: 1.0}
"""Which share of the room left over on a line stands before it."""
_BELOW = 0.25
"""How far below its baseline a link reaches, relative to the size of its letters."""
_FEWEST_LINES = 2
"""A paragraph of more lines leaves at least so many at the foot of a page, or none."""


class Prose(Drawing):
    """Text set in one style, with stretches that look or act differently."""

    def __init__(self, runs: Sequence[Run], *, style: ParagraphStyle, arrange: Arrange | None = None) -> None:
        super().__init__()
        self.style = style
        self._runs = runs
        self._arrange = arrange
        self._lines: Sequence[Line] = ()
        self._broken_for = 0.0

    @property
    def text(self) -> str:
        """What the paragraph says, in reading order."""
        return "".join(run.text for run in self._runs)

    @property
    def lines(self) -> list[str]:
        """What stands on each line, from left to right; known once it is wrapped."""
        return [line.text for line in self._lines]

    @override
    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        if availWidth != self._broken_for:  # a page asks twice: whether it fits, and to draw it
            lines = self._break(availWidth - self.style.leftIndent - self.style.rightIndent)
            self.take(lines, width=availWidth)
        self.width = availWidth
        self.height = len(self._lines) * self.style.leading
        return availWidth, self.height

    @override
    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:
        self.wrap(availWidth, availHeight)
        fitting = int(availHeight / self.style.leading)
        if fitting >= len(self._lines):
            return [self]
        if fitting < _FEWEST_LINES:
            return []
        return [self._part(self._lines[:fitting]), self._part(self._lines[fitting:])]

    @override
    def draw(self) -> None:
        style, pen = self.style, _Pen(self.canv, self.style.leading)
        base = self.height - style.fontSize
        for line in self._lines:
            pen.move(style.leftIndent + _SHIFTS[style.alignment] * max(line.slack, 0), base)
            pen.write(line)
            base -= style.leading
        pen.lift()

    def take(self, lines: Sequence[Line], *, width: float) -> None:
        """Stand on lines that are broken already for a width."""
        self._lines = lines
        self._broken_for = width

    def _break(self, width: float) -> Sequence[Line]:
        lines = break_lines(self._runs, width)
        if self._arrange is None:
            return lines
        return [Line(self._arrange(line.runs), line.slack) for line in lines]

    def _part(self, lines: Sequence[Line]) -> Flowable:
        """Return a paragraph of some of the lines; pages are equally wide, so they need not be broken again."""
        part = type(self)(self._runs, style=self.style, arrange=self._arrange)
        part.take(lines, width=self._broken_for)
        return part


class _Pen:
    """Writes lines on a canvas and repeats no look that is still set."""

    def __init__(self, canvas: Canvas, leading: float) -> None:
        self._canvas: Any = canvas
        self._text: Any = canvas.beginText()
        self._leading = leading
        self._face: str | None = None
        self._size = 0.0
        self._color: Color | None = None
        self._shrunk = False

    def move(self, x: float, y: float) -> None:
        """Go to the start of a line."""
        self._text.setTextOrigin(x, y)

    def write(self, line: Line) -> None:
        """Write the runs of a line one after the other."""
        if line.slack < 0 or self._shrunk:
            self._shrunk = line.slack < 0
            self._text.setWordSpace(min(line.slack, 0) / max(line.spaces, 1))
        for run in line.runs:
            self._take_look(run)
            left = self._text.getX()
            self._text.textOut(run.text)
            if run.link:
                self._link(run.link, left, run.size)

    def lift(self) -> None:
        """Put what was written on the canvas."""
        self._canvas.drawText(self._text)

    def _take_look(self, run: Run) -> None:
        if (run.face, run.size) != (self._face, self._size):
            self._face, self._size = run.face, run.size
            self._text.setFont(run.face, run.size, self._leading)
        if run.color is not self._color:
            self._color = run.color
            self._text.setFillColorRGB(*run.color.rgb())  # with the colour itself, its opacity is looked at too

    def _link(self, target: str, left: float, size: float) -> None:
        """Make what was written since `left` open an address or lead to a place."""
        base = self._text.getY()
        area = left, base - _BELOW * size, self._text.getX(), base + size
        if target.startswith("#"):
            self._canvas.linkRect("", target[1:], area, relative=1)
        else:
            self._canvas.linkURL(target, area, relative=1)
