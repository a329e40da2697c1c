"""The coloured head of the cover."""

from typing import Any

from reportlab.platypus import Flowable
from typing_extensions import override

from contracts.job import JobDetails
from services.renderer import theme
from services.renderer.bidi import one_line
from services.renderer.fonts import BOLD, REGULAR
from services.renderer.lettering import draw_line
from services.renderer.markup import paragraph
from services.renderer.monogram import draw_monogram
from services.renderer.text import shorten

__all__ = ["CoverBand"]

_HEIGHT = 236.0
"""Below the top of the text area; the colour goes on to the edges of the page."""
_MARK = 54.0
_TITLE_ROOM = 108.0
_TITLE_SIZES = (30, 25, 21, 18)


class CoverBand(Flowable):
    """Monogram, title and company on a dark band across the page."""

    def __init__(self, job: JobDetails, *, above: float) -> None:
        """Prepare the band; `above` is the height between text area and page edge, in points."""
        super().__init__()
        self._job = job
        self._above = above
        self.spaceAfter = 16

    @override
    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        self._width = availWidth
        return availWidth, _HEIGHT

    @override
    def draw(self) -> None:
        canvas = self.canv
        canvas.saveState()
        self._paint_background()
        top = _HEIGHT - 6
        draw_monogram(canvas, self._job.company_name, x=0, y=top - _MARK, size=_MARK)
        canvas.setFillColor(theme.ACCENT)
        draw_line(canvas, "INTERVIEW PREPARATION GUIDE", BOLD, 8.2, x=_MARK + 15, y=top - 18)
        canvas.setFillColor(theme.WHITE)
        company = shorten(one_line(self._job.company_name, limit=200), 44)
        draw_line(canvas, company, BOLD, 16, x=_MARK + 15, y=top - 41)
        self._draw_title(top - _MARK - 20)
        canvas.restoreState()

    def _paint_background(self) -> None:
        canvas, left = self.canv, -theme.MARGIN
        full = self._width + 2 * theme.MARGIN
        canvas.setFillColor(theme.BAND)
        canvas.rect(left, 0, full, _HEIGHT + self._above, stroke=0, fill=1)
        path = canvas.beginPath()
        path.rect(left, 0, full, _HEIGHT + self._above)
        canvas.clipPath(path, stroke=0, fill=0)
        canvas.setStrokeColor(theme.BAND_LINES)
        canvas.setLineWidth(1)
        for radius in range(60, 421, 40):
            canvas.circle(self._width + theme.MARGIN - 30, _HEIGHT + self._above - 20, radius, stroke=1, fill=0)
        canvas.setFillColor(theme.ACCENT)
        canvas.rect(left, 0, full, 4, stroke=0, fill=1)

    def _draw_title(self, top: float) -> None:
        title, height = _fitting(self._job.job_title, self._width)
        title.drawOn(self.canv, 0, top - height)
        details = "  ·  ".join(filter(None, (self._job.level, self._job.team_division, self._job.location)))
        self.canv.setFillColor(theme.BAND_TEXT)
        line = shorten(one_line(details, limit=300), 92)
        draw_line(self.canv, line, REGULAR, 10.5, x=0, y=top - height - 20)


def _fitting(text: str, width: float) -> tuple[Any, float]:
    """Return the title in the largest size that fits, cut when even the smallest does not."""
    for limit in (300, 200, 140):
        for size in _TITLE_SIZES:
            style = theme.derive(theme.SECTION_TITLE, fontSize=size, leading=size * 1.16, textColor=theme.WHITE)
            title = paragraph(text, style=style, limit=limit)
            _, height = title.wrap(width, _TITLE_ROOM)
            if height <= _TITLE_ROOM:
                return title, height
    return title, height
