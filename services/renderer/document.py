"""The pages of the guide: margins, running header, footer, metadata and the settings that keep ReportLab harmless."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Literal

from reportlab import rl_config
from reportlab.lib.pagesizes import A4, LETTER
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from services.renderer.components.contents import FOOTER_SIZE, TOTAL_PAGES, Contents
from services.renderer.typesetting import theme
from services.renderer.typesetting.canvas import GuideCanvas
from services.renderer.typesetting.fonts import REGULAR
from services.renderer.typesetting.pagination import Area, Pages
from services.renderer.typesetting.single_line import draw_line, fitted

__all__ = ["PAGE_SIZES", "TOP", "GuideDocument", "Imprint", "PageSize"]

PageSize = Literal["A4", "letter"]
PAGE_SIZES: dict[PageSize, tuple[float, float]] = {"A4": A4, "letter": LETTER}
TOP = 25 * mm
"""Between the upper edge of the page and the text area, in points."""
_BOTTOM = 21 * mm
_FOOTER_BASE = 11 * mm


@dataclass(frozen=True, kw_only=True)
class Imprint:
    """What the document says about itself; every text is clean already."""

    title: str
    subject: str
    keywords: tuple[str, ...]
    language: str
    running_header: str
    footer: str
    made_at: datetime
    """The date of the content, so that the same guide always has the same bytes."""


class GuideDocument:
    """Lays a story out in one pass, cover first."""

    def __init__(self, *, page_size: PageSize, imprint: Imprint, contents: Contents) -> None:
        self._imprint = imprint
        self._contents = contents
        self._page_size = width, height = PAGE_SIZES[page_size]
        self.frame_width = width - 2 * theme.MARGIN
        self.frame_height = height - TOP - _BOTTOM

    def render(self, story: Iterable[Flowable]) -> bytes:
        """Return the PDF."""
        _configure()
        buffer = BytesIO()
        canvas = self._open(buffer)
        area = Area(theme.MARGIN, _BOTTOM, self.frame_width, self.frame_height)
        Pages(canvas, area, begin=lambda: self._begin_page(canvas)).fill(story)
        self._contents.close(canvas)
        canvas.save()
        return buffer.getvalue()

    def _open(self, buffer: BytesIO) -> GuideCanvas:
        imprint = self._imprint
        canvas = GuideCanvas(
            buffer,
            pagesize=self._page_size,
            invariant=True,
            pageCompression=0,  # pages and faces compress themselves; what is left gains nothing
            initialFontName=REGULAR,  # type: ignore[arg-type]  # its types say that a name is a number
            lang=imprint.language,
        )
        canvas.setTitle(imprint.title)
        canvas.setAuthor("Prepline")
        canvas.setSubject(imprint.subject)
        canvas.setKeywords(", ".join(imprint.keywords))
        canvas.setCreator("Prepline")
        canvas.setProducer("Prepline")
        canvas.setViewerPreference("DisplayDocTitle", "true")
        canvas.setDateFormatter(lambda *_: f"D:{imprint.made_at:%Y%m%d%H%M%S}+00'00'")
        return canvas

    def _begin_page(self, canvas: GuideCanvas) -> None:
        if canvas.getPageNumber() > 1:
            self._draw_header(canvas)
        self._draw_footer(canvas)

    def _draw_header(self, canvas: Canvas) -> None:
        canvas.saveState()
        canvas.setFillColor(theme.MUTED)
        top = self._page_size[1] - TOP + 22
        header = fitted(self._imprint.running_header, REGULAR, FOOTER_SIZE, self.frame_width)
        draw_line(canvas, header, REGULAR, FOOTER_SIZE, x=theme.MARGIN, y=top)
        canvas.restoreState()

    def _draw_footer(self, canvas: Canvas) -> None:
        right = self._page_size[0] - theme.MARGIN
        canvas.saveState()
        canvas.setStrokeColor(theme.RULE)
        canvas.setLineWidth(0.6)
        canvas.line(theme.MARGIN, _FOOTER_BASE + 13, right, _FOOTER_BASE + 13)
        canvas.setFillColor(theme.MUTED)
        canvas.setFont(REGULAR, FOOTER_SIZE)
        canvas.drawRightString(right, _FOOTER_BASE, self._imprint.footer)
        count = f"Page {canvas.getPageNumber()} of "
        canvas.drawString(theme.MARGIN, _FOOTER_BASE, count)
        canvas.translate(theme.MARGIN + stringWidth(count, REGULAR, FOOTER_SIZE), _FOOTER_BASE)
        canvas.doForm(TOTAL_PAGES)
        canvas.restoreState()


def _configure() -> None:
    """Write binary streams, which are a fifth smaller, and trust no address, so that nothing is ever opened."""
    rl_config.useA85 = 0
    rl_config.trustedSchemes = []
    rl_config.trustedHosts = None
    rl_config.toColorCanUse = ""
