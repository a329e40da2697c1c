"""The coloured head of the cover."""

from typing import Any

from typing_extensions import override

from contracts.job import JobDetails
from lexicon.company import Company
from services.renderer.components.monogram import draw_monogram
from services.renderer.typesetting import theme
from services.renderer.typesetting.bidi import one_line
from services.renderer.typesetting.drawing import Drawing
from services.renderer.typesetting.fonts import BOLD, REGULAR
from services.renderer.typesetting.inline import paragraph
from services.renderer.typesetting.single_line import draw_line, fitted

__all__ = ["CoverBand"]

_HEIGHT = 216.0
"""Least height below the top of the text area; the colour goes on to the edges of the page."""
_FOOT = 22.0
_EDGE = 4.0
_DETAILS_SIZE = 10.5
_MARK = 54.0
_TITLE_ROOM = 108.0
_TITLE_SIZES = ((40, 30), (80, 25), (140, 21))
"""Characters up to which a title has which size, in points."""
_SMALLEST_TITLE = 18


class CoverBand(Drawing):
    """Monogram, title and company on a dark band across the page."""

    def __init__(self, job: JobDetails, *, above: float, spare: float = 0) -> None:
        """Prepare the band.

        Args:
            job: What to print on it.
            above: From the text area to the upper edge of the page, in points.
            spare: Points by which the band may grow.
        """
        super().__init__()
        self._job = job
        self._above = above
        self._height = _HEIGHT + spare
        self.spaceAfter = 16

    @override
    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        self._width = availWidth
        return availWidth, self._height

    @override
    def draw(self) -> None:
        canvas = self.canv
        canvas.saveState()
        self._paint_background()
        top = self._height - 6
        draw_monogram(canvas, Company.of_posting(self._job), x=0, y=top - _MARK, size=_MARK)
        canvas.setFillColor(theme.ACCENT)
        draw_line(canvas, "INTERVIEW PREPARATION GUIDE", BOLD, 8.2, x=_MARK + 15, y=top - 18)
        canvas.setFillColor(theme.WHITE)
        left = _MARK + 15
        company = fitted(one_line(self._job.company_name, limit=200), BOLD, 16, self._width - left)
        draw_line(canvas, company, BOLD, 16, x=left, y=top - 41)
        self._draw_title()
        canvas.restoreState()

    def _paint_background(self) -> None:
        canvas, left = self.canv, -theme.MARGIN
        width, height = self._width + 2 * theme.MARGIN, self._height + self._above
        canvas.setFillColor(theme.BAND)
        canvas.rect(left, 0, width, height, stroke=0, fill=1)
        canvas.setFillColor(theme.ACCENT)
        canvas.rect(left, 0, width, _EDGE, stroke=0, fill=1)
        canvas.saveState()
        path = canvas.beginPath()
        path.rect(left, _EDGE + 1, width, height)
        canvas.clipPath(path, stroke=0, fill=0)
        canvas.setStrokeColor(theme.BAND_LINES)
        canvas.setLineWidth(1)
        for radius in range(60, 421, 40):
            canvas.circle(self._width + theme.MARGIN - 30, height - 20, radius, stroke=1, fill=0)
        canvas.restoreState()

    def _draw_title(self) -> None:
        details = "  ·  ".join(filter(None, (self._job.level, self._job.team_division, self._job.location)))
        title = _fitting(self._job.job_title, self._width)
        foot = _FOOT + (24 if details else 0)
        title.drawOn(self.canv, 0, foot)
        self.canv.setFillColor(theme.BAND_TEXT)
        details = fitted(one_line(details, limit=300), REGULAR, _DETAILS_SIZE, self._width)
        draw_line(self.canv, details, REGULAR, _DETAILS_SIZE, x=0, y=_FOOT + 4)


def _fitting(text: str, width: float) -> Any:
    """Return the title in the largest size that fits, cut when even the smallest does not."""
    limit = len(text)
    while True:
        size = next((size for longest, size in _TITLE_SIZES if limit <= longest), _SMALLEST_TITLE)
        style = theme.derive(theme.SECTION_TITLE, fontSize=size, leading=size * 1.16, textColor=theme.WHITE)
        title = paragraph(text, style=style, limit=limit)
        if title.wrap(width, _TITLE_ROOM)[1] <= _TITLE_ROOM:
            return title
        limit = limit * 3 // 4
