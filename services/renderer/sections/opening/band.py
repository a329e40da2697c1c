"""The coloured head of the cover."""

from typing_extensions import override

from contracts.job import JobDetails
from lexicon.company import Company
from services.renderer.components.monogram import draw_monogram
from services.renderer.layout import theme
from services.renderer.layout.drawing import FixedHeight
from services.renderer.layout.inline import paragraph
from services.renderer.layout.paragraph import Paragraph
from services.renderer.pdf.canvas import Canvas
from services.renderer.pdf.image import Jpeg
from services.renderer.pdf.values import text_string
from services.renderer.sections.context import GuideContext
from services.renderer.typesetting.fonts import BOLD, REGULAR
from services.renderer.typesetting.measures import Color
from services.renderer.typesetting.single_line import fitted, single_line
from services.renderer.typesetting.style import derive
from services.renderer.typesetting.text import printable

__all__ = ["CoverBand"]

_HEIGHT = 216.0
"""Least height below the top of the text area; the colour goes on to the edges of the page."""
_FOOT = 22.0
_EDGE = 4.0
_DETAILS_SIZE = 10.5
_COMPANY_SIZE = 16.0
_MARK = 54.0
_LOGO_HEIGHT, _LOGO_WIDTH = 40.0, 140.0
_TITLE_ROOM = 108.0
_TITLE_SIZES = (30, 25, 21, 18)
"""Points; the largest that fits the room is taken."""


class CoverBand(FixedHeight):
    """Monogram, title and company on a dark band across the page."""

    space_after = 16

    def __init__(self, context: GuideContext, *, spare: float = 0) -> None:
        """Prepare the band.

        Args:
            context: The job to print on it, and the brand.
            spare: Points by which the band may grow.
        """
        super().__init__(_HEIGHT + spare)
        self._job: JobDetails = context.job
        self._logo = context.logo
        self._brand = context.brand
        self._above = context.above

    @override
    def draw(self, canvas: Canvas) -> None:
        self._paint_background(canvas)
        top, left = self._height - 6, _MARK + 15
        draw_monogram(canvas, Company.of_posting(self._job), x=0, y=top - _MARK, size=_MARK)
        with canvas.part("P"):
            canvas.write_at(left, top - 18, single_line(_eyebrow(canvas), BOLD, 8.2, canvas.palette.band_accent))
        room = self._width - left - (_LOGO_WIDTH if self._logo else 0)
        company = fitted(printable(self._job.company_name, limit=200), BOLD, _COMPANY_SIZE, room)
        with canvas.part("P"):
            canvas.write_at(left, top - 41, single_line(company, BOLD, _COMPANY_SIZE, canvas.palette.band_title))
        if self._logo is not None:
            self._draw_logo(canvas, self._logo, top)
        self._draw_title(canvas)

    def _draw_logo(self, canvas: Canvas, logo: Jpeg, top: float) -> None:
        scale = min(_LOGO_HEIGHT / logo.height, _LOGO_WIDTH / logo.width)
        width, height = logo.width * scale, logo.height * scale
        with canvas.part("Figure", f"/Alt{text_string(printable(self._brand))}"):
            canvas.image(logo, self._width - width, top - height, width, height)

    def _paint_background(self, canvas: Canvas) -> None:
        left = -theme.MARGIN
        width, height = self._width + 2 * theme.MARGIN, self._height + self._above
        canvas.fill_color(canvas.palette.band)
        canvas.rect(left, 0, width, height)
        canvas.fill_color(canvas.palette.accent)
        canvas.rect(left, 0, width, _EDGE)
        canvas.save()
        canvas.clip(left, _EDGE + 1, width, height)
        canvas.stroke(canvas.palette.band_lines, 1)
        for radius in range(60, 421, 40):
            canvas.circle(self._width + theme.MARGIN - 30, height - 20, radius, fill=False)
        canvas.restore()

    def _draw_title(self, canvas: Canvas) -> None:
        details = "  ·  ".join(filter(None, (self._job.level, self._job.team_division, self._job.location)))
        title = _fitting(self._job.job_title, self._width, canvas.palette.band_title)
        title.draw_on(canvas, 0, _FOOT + (24 if details else 0))
        if details:
            details = fitted(printable(details, limit=300), REGULAR, _DETAILS_SIZE, self._width)
            with canvas.part("P"):
                canvas.write_at(0, _FOOT + 4, single_line(details, REGULAR, _DETAILS_SIZE, canvas.palette.band_text))


def _eyebrow(canvas: Canvas) -> str:
    """Return what kind of document this is, and whose when that is not ours."""
    author = canvas.document.author
    return "INTERVIEW PREPARATION GUIDE" if author == "Prepline" else f"INTERVIEW PREPARATION GUIDE  ·  {author}"


class _Title(Paragraph):
    role = "H1"


def _fitting(text: str, width: float, color: Color) -> Paragraph:
    """Return the title in the largest size that fits, cut when even the smallest does not."""
    limit = len(text)
    while True:
        for size in _TITLE_SIZES:
            style = derive(theme.SECTION_TITLE, size=size, leading=size * 1.16, color=color)
            title = paragraph(text, style=style, limit=limit, kind=_Title)
            if title.wrap(width, _TITLE_ROOM)[1] <= _TITLE_ROOM:
                return title
        limit = limit * 3 // 4
