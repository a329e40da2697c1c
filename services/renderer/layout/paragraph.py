"""Paragraphs: lines of text that a page break may divide."""

from collections.abc import Sequence
from typing import NamedTuple

from typing_extensions import override

from services.renderer.layout.drawing import Drawing
from services.renderer.pdf.canvas import Canvas
from services.renderer.pdf.structure import Element
from services.renderer.typesetting.line_breaking import TypesetLine
from services.renderer.typesetting.style import Style
from services.renderer.typesetting.text_block import TextBlock
from services.renderer.typesetting.writing import Written

__all__ = ["Paragraph"]

_FEWEST_LINES = 2
"""A paragraph of more lines leaves at least so many at the foot of a page, or none."""


class _PartOfText(NamedTuple):
    """Some lines of a text."""

    lines: Sequence[TypesetLine]
    width: float
    """Of the column that they were broken for."""
    elements: list[Element]
    """The element of the structure, shared by all parts, once the first is drawn."""


class Paragraph(Drawing):
    """Text set in one style, with stretches that look or act differently."""

    role = "P"
    """What it is in the structure of the document."""

    def __init__(self, text_block: TextBlock, *, part: _PartOfText | None = None) -> None:
        """Set a text.

        Args:
            text_block: The text.
            part: Which of its lines, when a page break has divided it; by default all of them.
        """
        self.style: Style = text_block.style
        self.space_before, self.space_after = self.style.before, self.style.after
        self.keep_with_next = self.style.keep_with_next
        self.height = self.width = 0.0
        self._text_block = text_block
        self._lines, self._broken_for, self._elements = part or _PartOfText((), 0.0, [])

    @property
    def text(self) -> str:
        """What the paragraph says, in reading order."""
        return self._text_block.text

    @property
    def lines(self) -> list[str]:
        """What stands on each line, in reading order; known once it is wrapped."""
        return [line.text for line in self._lines]

    @override
    def wrap(self, width: float, height: float) -> tuple[float, float]:
        if width != self._broken_for:
            self._lines, self._broken_for = self._text_block.lines(width), width
        self.width = width
        self.height = len(self._lines) * self.style.leading
        return width, self.height

    @override
    def split(self, width: float, height: float) -> Sequence[Drawing]:
        self.wrap(width, height)
        fitting = int(height / self.style.leading)
        if fitting >= len(self._lines):
            return [self]
        if fitting < _FEWEST_LINES:
            return []
        return [self._part(self._lines[:fitting]), self._part(self._lines[fitting:])]

    @override
    def draw(self, canvas: Canvas) -> None:
        if not self._elements:
            self._elements.append(self.begin(canvas))
        canvas.write(self.written(mirrored=canvas.mirrored), self._elements[0])

    def written(self, *, mirrored: bool = False) -> Written:
        """Return its lines as a page has them."""
        return self._text_block.write(self._lines, mirrored=mirrored)

    def begin(self, canvas: Canvas) -> Element:
        """Return a new element of the structure for this paragraph, within what is open."""
        return canvas.element.child(self.role)

    def _part(self, lines: Sequence[TypesetLine]) -> "Paragraph":
        """Return a paragraph of some of the lines; pages are equally wide, so they need not be broken again."""
        return type(self)(self._text_block, part=_PartOfText(lines, self._broken_for, self._elements))
