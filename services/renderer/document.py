"""The pages of the guide: margins, running header, footer, and the sizes of paper."""

from collections.abc import Iterable

from services.guides.direction import reads_from_the_right
from services.renderer.components.contents import Contents
from services.renderer.layout import theme
from services.renderer.layout.drawing import Drawing
from services.renderer.layout.pagination import Area, Pages
from services.renderer.look import Look
from services.renderer.pdf.canvas import Canvas
from services.renderer.pdf.metadata import Imprint
from services.renderer.typesetting.fonts import REGULAR
from services.renderer.typesetting.measures import MM
from services.renderer.typesetting.single_line import fitted, line_width, single_line

__all__ = ["TOP", "GuideDocument"]

TOP = 25 * MM
"""Between the upper edge of the page and the text area, in points."""
_BOTTOM = 21 * MM
_FOOTER_BASE = 11 * MM


class GuideDocument:
    """Lays a story out in one pass, cover first."""

    def __init__(self, *, look: Look, imprint: Imprint, contents: Contents, header: str, footer: str) -> None:
        """Prepare pages.

        Args:
            look: Paper, colours and brand.
            imprint: What the file says about itself.
            contents: Learns on which page each section begins.
            header: Stands on top of every page but the first.
            footer: Stands at the foot of every page, beside its number.
        """
        self._imprint = imprint
        self._contents = contents
        self._header = header
        self._footer = footer
        self._look = look
        self._page_size = width, height = look.points
        self.frame_width = width - 2 * theme.MARGIN
        self.frame_height = height - TOP - _BOTTOM

    def render(self, story: Iterable[Drawing]) -> bytes:
        """Return the PDF."""
        canvas = Canvas(
            self._page_size, self._imprint, self._look.palette, mirrored=reads_from_the_right(self._imprint.language)
        )
        area = Area(theme.MARGIN, _BOTTOM, self.frame_width, self.frame_height)
        Pages(canvas, area, begin=lambda: self._begin_page(canvas)).fill(story)
        self._contents.close(canvas)
        return canvas.finished()

    def _begin_page(self, canvas: Canvas) -> None:
        if canvas.page_number > 1:
            with canvas.pagination("Header"):
                self._draw_header(canvas)
        with canvas.pagination("Footer"):
            self._draw_footer(canvas)

    def _draw_header(self, canvas: Canvas) -> None:
        header = fitted(self._header, REGULAR, theme.SMALLEST, self.frame_width)
        top = self._page_size[1] - TOP + 22
        canvas.write_at(theme.MARGIN, top, single_line(header, REGULAR, theme.SMALLEST, theme.MUTED))

    def _draw_footer(self, canvas: Canvas) -> None:
        right, size = self._page_size[0] - theme.MARGIN, theme.SMALLEST
        canvas.stroke(theme.RULE, 0.6)
        canvas.line(theme.MARGIN, _FOOTER_BASE + 13, right, _FOOTER_BASE + 13)
        self._contents.draw_number(canvas, theme.MARGIN, _FOOTER_BASE)
        footer = fitted(self._footer, REGULAR, size, self.frame_width - _ROOM_FOR_NUMBER)
        left = right - line_width(footer, REGULAR, size)
        canvas.write_at(left, _FOOTER_BASE, single_line(footer, REGULAR, size, theme.MUTED))


_ROOM_FOR_NUMBER = 30 * MM
