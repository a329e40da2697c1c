"""Headings, the outline that a viewer shows, and the table of contents.

The guide is laid out once. Page numbers that are not known yet when a page is written (the table of contents, "of 14"
in the footer) are references to drawings that are added after the last page.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import count
from math import ceil
from typing import NamedTuple

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable
from typing_extensions import override

from contracts.outline import OutlineSection
from services.renderer.typesetting import theme
from services.renderer.typesetting.drawing import Drawing
from services.renderer.typesetting.fonts import BOLD, REGULAR
from services.renderer.typesetting.inline import paragraph
from services.renderer.typesetting.paragraph import Paragraph

__all__ = ["TOTAL_PAGES", "Contents", "NumberedSection", "SectionHeading", "Subheading", "numbered"]

TOTAL_PAGES = "total-pages"
"""Name of the drawing that says how many pages there are."""
FOOTER_SIZE = 7.6
_ROW_HEIGHT = 21
_ROW_SIZE = 10.5
_RULE_GAP = 7


_APPENDICES = {"gaps": "A", "sources": "B"}


class NumberedSection(NamedTuple):
    """A section with its place in the numbering."""

    id: str
    mark: str
    """Its number, or a letter for an appendix."""
    title: str

    @property
    def key(self) -> str:
        """The name of its place in the document."""
        return f"section-{self.mark}"


def numbered(outline: Iterable[OutlineSection]) -> tuple[NumberedSection, ...]:
    """Return the sections with numbers from 1; appendices have letters."""
    numbers = count(1)
    return tuple(
        NumberedSection(section.id, _APPENDICES.get(section.id) or str(next(numbers)), section.title)
        for section in outline
    )


@dataclass
class Contents:
    """Which section begins on which page, learnt while pages are written."""

    sections: tuple[NumberedSection, ...]
    pages: dict[str, int] = field(default_factory=dict)
    total: int = 0

    def section(self, id_: str) -> NumberedSection:
        """Return the section of this name."""
        return next(section for section in self.sections if section.id == id_)

    def rows(self) -> list[Flowable]:
        """Return the lines of the table of contents."""
        return [_ContentsRow(section) for section in self.sections]

    def close(self, canvas: Canvas) -> None:
        """Add the drawings that had to wait for the last page, which this is."""
        self.total = canvas.getPageNumber()
        _define(canvas, TOTAL_PAGES, str(self.total), size=FOOTER_SIZE)
        for section in self.sections:
            _define(
                canvas, _page_form(section.key), str(self.pages[section.key]), size=_ROW_SIZE, bold=True, right=True
            )


class SectionHeading(Drawing):
    """A section's number and title above a rule, its place in the outline and in the contents."""

    def __init__(self, section: NumberedSection, contents: Contents) -> None:
        super().__init__()
        self.keepWithNext = 1
        self._section = section
        self._contents = contents
        self._title = paragraph(section.title, style=theme.derive(theme.SECTION_TITLE, leftIndent=theme.LABEL_WIDTH))
        self.spaceBefore = 22
        self.spaceAfter = 7

    @override
    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        self._width = availWidth
        _, self._title_height = self._title.wrap(availWidth, availHeight)
        return availWidth, self._title_height + _RULE_GAP

    @override
    def draw(self) -> None:
        canvas = self.canv
        canvas.basis_shown = None
        key = self._section.key
        canvas.bookmarkHorizontal(key, 0, self._title_height + _RULE_GAP + 12)
        canvas.addOutlineEntry(f"{self._section.mark}  {self._section.title}", key, level=0, closed=False)
        self._contents.pages[key] = canvas.getPageNumber()
        canvas.setFont(BOLD, theme.SECTION_TITLE.fontSize)
        canvas.setFillColor(theme.ACCENT)
        canvas.drawString(0, _RULE_GAP + self._title_height - theme.SECTION_TITLE.fontSize, self._section.mark)
        self._title.drawOn(canvas, 0, _RULE_GAP)
        canvas.setStrokeColor(theme.RULE)
        canvas.setLineWidth(0.8)
        canvas.line(0, 0, self._width, 0)
        canvas.setStrokeColor(theme.ACCENT)
        canvas.setLineWidth(2)
        canvas.line(0, 0, theme.LABEL_WIDTH - 12, 0)


class Subheading(Paragraph):
    """A heading of the second level with a place in the outline."""

    @override
    def draw(self) -> None:
        self.canv.basis_shown = None
        _, top = self.canv.absolutePosition(0, self.height)
        key = f"part-{self.canv.getPageNumber()}-{top:.0f}"
        self.canv.bookmarkHorizontal(key, 0, self.height + 8)
        self.canv.addOutlineEntry(self.text, key, level=1, closed=True)
        super().draw()


class _ContentsRow(Drawing):
    """A section's title, dots, and the number of its page; all of it leads there."""

    def __init__(self, section: NumberedSection) -> None:
        super().__init__()
        self._section = section

    @override
    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        self._width = availWidth
        return availWidth, _ROW_HEIGHT

    @override
    def draw(self) -> None:
        canvas, section, base = self.canv, self._section, 6
        canvas.setFont(BOLD, _ROW_SIZE)
        canvas.setFillColor(theme.ACCENT)
        canvas.drawString(0, base, section.mark)
        canvas.setFillColor(theme.INK)
        canvas.setFont(REGULAR, _ROW_SIZE)
        canvas.drawString(22, base, section.title)
        start = 22 + stringWidth(section.title, REGULAR, _ROW_SIZE) + 8
        canvas.setStrokeColor(theme.RULE)
        canvas.setDash(0.6, 3.2)
        canvas.line(start, base + 1, self._width - 26, base + 1)
        canvas.translate(self._width, base)
        canvas.doForm(_page_form(section.key))
        canvas.translate(-self._width, -base)
        canvas.linkRect("", section.key, (0, 0, self._width, _ROW_HEIGHT), relative=1, thickness=0)


def _page_form(key: str) -> str:
    return f"page-of-{key}"


def _define(canvas: Canvas, name: str, text: str, *, size: float, bold: bool = False, right: bool = False) -> None:
    face = BOLD if bold else REGULAR
    width = stringWidth(text, face, size)
    reach = ceil(width) + 1
    canvas.beginForm(name, -reach, -reach, reach, 2 * reach)
    canvas.setFont(face, size)
    canvas.setFillColor(theme.INK if bold else theme.MUTED)
    canvas.drawString(-width if right else 0, 0, text)
    canvas.endForm()
