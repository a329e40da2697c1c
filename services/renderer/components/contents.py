"""Headings, the outline that a viewer shows, and the table of contents.

The guide is laid out once. Page numbers that are not known yet when a page is written (the table of contents, "of 14"
in the footer) have a place on it that is filled after the last page.
"""

from dataclasses import dataclass, field

from typing_extensions import override

from services.guides.section_numbers import NumberedSection
from services.renderer.layout import theme
from services.renderer.layout.drawing import Drawing, FixedHeight
from services.renderer.layout.inline import paragraph
from services.renderer.layout.paragraph import Paragraph
from services.renderer.pdf.canvas import Canvas
from services.renderer.pdf.document import PageCode
from services.renderer.pdf.structure import Element
from services.renderer.typesetting.fonts import BOLD, REGULAR
from services.renderer.typesetting.single_line import line_width, single_line
from services.renderer.typesetting.style import derive
from services.renderer.typesetting.writing import LinkArea

__all__ = ["Chapter", "Contents", "SectionHeading", "Subheading"]

_ROW_HEIGHT, _AIRY_HEIGHT = 21, 26
_MANY = 6
"""Rows of which more are set closer."""
_ROW_SIZE = 10.5
_NUMBER_ROOM = 22
_RULE_GAP = 7


@dataclass
class Contents:
    """Which section begins on which page, learnt while pages are written."""

    sections: tuple[NumberedSection, ...]
    pages: dict[str, int] = field(default_factory=dict)
    total: int = 0
    _totals: list[tuple[list[PageCode], str]] = field(default_factory=list)
    _rows: list[tuple[list[PageCode], str]] = field(default_factory=list)

    def section(self, id_: str) -> NumberedSection:
        """Return the section of this name."""
        return next(section for section in self.sections if section.id == id_)

    def rows(self) -> list[Drawing]:
        """Return the lines of the table of contents."""
        height = _ROW_HEIGHT if len(self.sections) > _MANY else _AIRY_HEIGHT
        return [_ContentsRow(section, self, height) for section in self.sections]

    def draw_number(self, canvas: Canvas, x: float, y: float) -> None:
        """Draw which of how many pages this is, as soon as that is known."""
        canvas.translate(x, y)
        self._totals.append((canvas.later(), f"Page {canvas.page_number} of "))
        canvas.translate(-x, -y)

    def keep_place(self, canvas: Canvas, section: NumberedSection) -> None:
        """Keep a place, right of which the page of a section ends."""
        self._rows.append((canvas.later(), section.key))

    def close(self, canvas: Canvas) -> None:
        """Fill the places that had to wait for the last page, which this is."""
        self.total = canvas.page_number
        for place, count_ in self._totals:
            canvas.fill(place, single_line(f"{count_}{self.total}", REGULAR, theme.SMALLEST, theme.MUTED))
        for place, key in self._rows:
            page = str(self.pages[key])
            canvas.fill(place, single_line(page, BOLD, _ROW_SIZE, theme.INK), left=-line_width(page, BOLD, _ROW_SIZE))


class SectionHeading(Drawing):
    """A section's number and title above a rule, its place in the outline and in the contents."""

    keep_with_next = True
    space_before = 22
    space_after = 7

    def __init__(self, section: NumberedSection, contents: Contents) -> None:
        self._section = section
        self._contents = contents
        self._title = paragraph(section.title, style=derive(theme.SECTION_TITLE, indent=theme.LABEL_WIDTH))

    @override
    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self._width = width
        _, self._title_height = self._title.wrap(width, height)
        return width, self._title_height + _RULE_GAP

    @override
    def draw(self, canvas: Canvas) -> None:
        canvas.basis_shown = None
        section, size = self._section, theme.SECTION_TITLE.size
        self._contents.pages[section.key] = canvas.page_number
        above = self._title_height + _RULE_GAP + 12
        with canvas.part("H2") as heading:
            canvas.bookmark(section.key, f"{section.mark}  {section.title}", level=0, above=above)
            mark = single_line(f"{section.mark} ", BOLD, size, canvas.palette.accent_text)
            canvas.write_at(0, _RULE_GAP + self._title_height - size, mark, heading)
            canvas.write_at(0, _RULE_GAP, self._title.written(mirrored=canvas.mirrored), heading)
        canvas.stroke(theme.RULE, 0.8)
        canvas.line(0, 0, self._width, 0)
        canvas.stroke(canvas.palette.accent, 2)
        canvas.line(0, 0, theme.LABEL_WIDTH - 12, 0)


def _marked(heading: Paragraph, canvas: Canvas, *, level: int) -> Element:
    """Return the element of a heading that has a place in the outline."""
    canvas.basis_shown = None
    with canvas.part(heading.role) as element:
        key = f"heading-{len(canvas.document.bookmarks)}"
        canvas.bookmark(key, heading.text, level=level, above=heading.height + 8)
    return element


class Subheading(Paragraph):
    """A heading below that of a section, with a place in the outline."""

    role = "H3"

    @override
    def begin(self, canvas: Canvas) -> Element:
        return _marked(self, canvas, level=1)


class Chapter(Paragraph):
    """A heading of a page that is not in the table of contents; `Chapter.Below` is one below it."""

    role = "H2"

    @override
    def begin(self, canvas: Canvas) -> Element:
        return _marked(self, canvas, level=0)

    class Below(Paragraph):
        """A heading that only the structure knows."""

        role = "H3"


class _ContentsRow(FixedHeight):
    """A section's title, dots, and the number of its page; all of it leads there."""

    def __init__(self, section: NumberedSection, contents: Contents, height: float) -> None:
        super().__init__(height)
        self._section = section
        self._contents = contents

    @override
    def draw(self, canvas: Canvas) -> None:
        section, base = self._section, 6
        target = f"#{section.key}"
        with canvas.part("TOCI") as entry, canvas.part("Reference"):
            canvas.document.entries.append((entry, section.key))
            link = canvas.open("Link")
            canvas.write_at(0, base, single_line(f"{section.mark} ", BOLD, _ROW_SIZE, canvas.palette.accent_text), link)
            canvas.write_at(_NUMBER_ROOM, base, single_line(section.title, REGULAR, _ROW_SIZE, theme.INK), link)
            link.kids.append(canvas.link(LinkArea(target, 0, 0, self._width, self._height), link, section.title))
            canvas.close()
        start = _NUMBER_ROOM + line_width(section.title, REGULAR, _ROW_SIZE) + 8
        canvas.stroke(theme.RULE, 1, (0.6, 3.2))
        canvas.line(start, base + 1, self._width - 26, base + 1)
        canvas.translate(self._width, base)
        self._contents.keep_place(canvas, section)
