"""Text in a style, broken into lines; the result is kept and shared by all paragraphs with the same text."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, NamedTuple

from reportlab.lib.colors import Color
from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.rl_accel import escapePDF, fp_str
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics

from services.renderer.typesetting.line_breaking import Run, TypesetLine, break_lines
from services.renderer.typesetting.single_line import ems
from services.renderer.typesetting.typeface import Typeface

__all__ = ["Arrange", "LinkArea", "TextBlock", "Written"]

Arrange = Callable[[Sequence[Run]], Sequence[Run]]
"""Brings the runs of a line from reading order into the order in which they stand."""

_SHIFTS: dict[object, float] = {TA_LEFT: 0.0, TA_CENTER: 0.5, TA_RIGHT: 1.0}
"""Which share of the room left over on a line stands before it."""
_BELOW = 0.25
"""How far below its baseline a link reaches, relative to the size of its letters."""


class LinkArea(NamedTuple):
    """Where a link is, in points from the paragraph's lower left corner."""

    target: str
    """An address, or `#` and the key of a place in the document."""
    left: float
    bottom: float
    right: float
    top: float


class Written(NamedTuple):
    """Lines as a page has them."""

    code: str
    """Operators of PDF; the origin is the lower left corner of the paragraph."""
    faces: Sequence[Typeface]
    """In the order of their first letters, so that the same guide always has the same bytes."""
    links: Sequence[LinkArea]
    anywhere: bool
    """Whether it is the same in every document."""


class TextBlock:
    """Runs of text in one style. Lines and PDF operators are computed once and kept."""

    def __init__(self, runs: Sequence[Run], *, style: ParagraphStyle, arrange: Arrange | None = None) -> None:
        self.style = style
        self._runs = runs
        self._arrange = arrange
        self._lines: Sequence[TypesetLine] = ()
        self._width = 0.0
        self._written: Written | None = None

    @property
    def text(self) -> str:
        """What it says, in reading order."""
        return "".join(run.text for run in self._runs)

    def lines(self, width: float) -> Sequence[TypesetLine]:
        """Return the lines for a column as wide as `width`, in points, of which the style's indents are a part."""
        if width != self._width:
            self._lines = self._broken(width - self.style.leftIndent - self.style.rightIndent)
            self._width = width
            self._written = None
        return self._lines

    def write(self, lines: Sequence[TypesetLine], document: Any) -> Written:
        """Return some of the lines as they are written in a document."""
        if lines is not self._lines:
            return _write(lines, self.style, document)
        written = self._written or _write(lines, self.style, document)
        self._written = written if written.anywhere else None
        return written

    def _broken(self, width: float) -> Sequence[TypesetLine]:
        lines = break_lines(self._runs, width)
        if self._arrange is None:
            return lines
        return [TypesetLine(self._arrange(line.runs), line.slack) for line in lines]


def _write(lines: Sequence[TypesetLine], style: ParagraphStyle, document: Any) -> Written:
    pen = _Pen(document)
    base = len(lines) * style.leading - style.fontSize
    for line in lines:
        pen.write(line, style.leftIndent + _SHIFTS[style.alignment] * max(line.slack, 0), base)
        base -= style.leading
    return pen.written()


class _Pen:
    """Writes lines and repeats no look that is still set."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._code: list[str] = []
        self._faces: dict[Typeface, None] = {}
        self._links: list[LinkArea] = []
        self._anywhere = True
        self._face: tuple[str, float] | None = None
        self._color: Color | None = None
        self._shrunk = False

    def write(self, line: TypesetLine, x: float, base: float) -> None:
        """Write the runs of a line one after the other, from a place on its baseline."""
        self._code.append(f"1 0 0 1 {fp_str(x, base)} Tm")
        if line.slack < 0 or self._shrunk:
            self._shrunk = line.slack < 0
            self._code.append(f"{fp_str(min(line.slack, 0) / max(line.spaces, 1))} Tw")
        for run in line.runs:
            self._write_run(run)
            right = x + ems(run.text, run.face) * run.size
            if run.link:
                self._links.append(LinkArea(run.link, x, base - _BELOW * run.size, right, base + run.size))
            x = right

    def written(self) -> Written:
        """Return what was written."""
        code = f"BT {' '.join(self._code)} ET" if self._code else ""
        return Written(code, tuple(self._faces), self._links, self._anywhere)

    def _write_run(self, run: Run) -> None:
        face: Any = pdfmetrics.getFont(run.face)
        self._faces[face] = None
        if run.color is not self._color:
            self._color = run.color
            self._code.append(_fill(run.color))
        plain = face.plain(run.text)
        self._anywhere = self._anywhere and plain is not None
        for part, text in [(0, plain)] if plain is not None else face.splitString(run.text, self._document):
            operand = face.operand(part)
            if (operand, run.size) != self._face:
                self._face = operand, run.size
                self._code.append(f"{operand} {fp_str(run.size)} Tf")
            self._code.append(f"({escapePDF(text)}) Tj")


@cache
def _fill(color: Color) -> str:
    return f"{fp_str(*color.rgb())} rg"
