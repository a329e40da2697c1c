"""Text in a style, broken into lines; the result is kept and shared by all paragraphs with the same text."""

from collections.abc import Sequence

from services.renderer.typesetting.line_breaking import Run, TypesetLine, break_lines
from services.renderer.typesetting.style import Style
from services.renderer.typesetting.writing import Pen, Written

__all__ = ["TextBlock"]

_SHIFTS = {"left": 0.0, "center": 0.5, "right": 1.0}
"""Which share of the room left over on a line stands before it."""


class TextBlock:
    """Runs of text in one style. Lines and PDF operators are computed once and kept."""

    def __init__(self, runs: Sequence[Run], *, style: Style, rtl: bool | None = None) -> None:
        """Keep a text.

        Args:
            runs: What it says, in reading order.
            style: Its sizes, indents and alignment.
            rtl: Whether it is read from right to left; None when nothing in it is.
        """
        self.style = style
        self.rtl = rtl
        self._runs = runs
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
            self._lines = break_lines(self._runs, width - self.style.indent)
            self._width = width
            self._written = None
        return self._lines

    def write(self, lines: Sequence[TypesetLine], *, mirrored: bool = False) -> Written:
        """Return some of the lines as they are written; `mirrored` when their column begins at the right."""
        if lines is not self._lines or mirrored:
            return self._write(lines, mirrored=mirrored)
        self._written = self._written or self._write(lines, mirrored=False)
        return self._written

    def _write(self, lines: Sequence[TypesetLine], *, mirrored: bool) -> Written:
        style = self.style
        pen = Pen()
        base = len(lines) * style.leading - style.size
        shift, indent = _SHIFTS[style.align], style.indent
        if mirrored:
            # The indent is on the other side then, and what stands at an edge stands at the one where pages begin.
            shift, indent = (0.5 if style.align == "center" else 1.0), 0.0
        for line in lines:
            pen.write(line, indent + shift * max(line.slack, 0), base, rtl=self.rtl)
            base -= style.leading
        return pen.written(self._width)
