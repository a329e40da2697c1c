"""Paragraphs: lines of text that a page break may divide."""

from collections.abc import Sequence

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable
from typing_extensions import override

from services.renderer.typesetting.drawing import Drawing
from services.renderer.typesetting.line_breaking import TypesetLine
from services.renderer.typesetting.text_block import TextBlock

__all__ = ["Paragraph"]

_FEWEST_LINES = 2
"""A paragraph of more lines leaves at least so many at the foot of a page, or none."""


class Paragraph(Drawing):
    """Text set in one style, with stretches that look or act differently."""

    def __init__(self, text_block: TextBlock) -> None:
        super().__init__()
        self.style: ParagraphStyle = text_block.style
        self._text_block = text_block
        self._lines: Sequence[TypesetLine] = ()
        self._broken_for = 0.0

    @property
    def text(self) -> str:
        """What the paragraph says, in reading order."""
        return self._text_block.text

    @property
    def lines(self) -> list[str]:
        """What stands on each line, from left to right; known once it is wrapped."""
        return [line.text for line in self._lines]

    @override
    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        if availWidth != self._broken_for:
            self.take(self._text_block.lines(availWidth), width=availWidth)
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
        self.canv.write(self._text_block.write(self._lines, self.canv.document))

    def take(self, lines: Sequence[TypesetLine], *, width: float) -> None:
        """Stand on lines that are broken already for a width."""
        self._lines = lines
        self._broken_for = width

    def _part(self, lines: Sequence[TypesetLine]) -> Flowable:
        """Return a paragraph of some of the lines; pages are equally wide, so they need not be broken again."""
        part = type(self)(self._text_block)
        part.take(lines, width=self._broken_for)
        return part
