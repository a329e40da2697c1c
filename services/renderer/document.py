"""The pages of the guide: margins, running header, footer, metadata and the settings that keep ReportLab harmless."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Literal

from reportlab import rl_config
from reportlab.lib.pagesizes import A4, LETTER
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, NextPageTemplate, PageTemplate
from typing_extensions import override

from services.renderer import theme
from services.renderer.canvas import GuideCanvas
from services.renderer.contents import FOOTER_SIZE, TOTAL_PAGES, Contents
from services.renderer.fonts import REGULAR
from services.renderer.lettering import draw_line
from services.renderer.together import Together

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


class GuideDocument(BaseDocTemplate):
    """Lays a story out in one pass, cover first."""

    def __init__(self, *, page_size: PageSize, imprint: Imprint, contents: Contents) -> None:
        self._buffer = BytesIO()
        self._imprint = imprint
        self._contents = contents
        width, height = PAGE_SIZES[page_size]
        super().__init__(
            self._buffer,
            pagesize=(width, height),
            title=imprint.title,
            author="Prepline",
            subject=imprint.subject,
            keywords=list(imprint.keywords),
            creator="Prepline",
            producer="Prepline",
            lang=imprint.language,
            displayDocTitle=1,
            initialFontName=REGULAR,
            invariant=1,
            keepTogetherClass=Together,
        )
        self.frame_width = width - 2 * theme.MARGIN
        self.frame_height = height - TOP - _BOTTOM
        area = theme.MARGIN, _BOTTOM, self.frame_width, self.frame_height
        self.addPageTemplates(
            [
                PageTemplate("cover", [_plain_frame(*area)], onPage=self._begin_cover),
                PageTemplate("page", [_plain_frame(*area)], onPage=self._begin_page),
            ]
        )

    def render(self, story: Sequence[Flowable]) -> bytes:
        """Return the PDF."""
        _configure()
        self.build([NextPageTemplate("page"), *story, self._contents.closing()], canvasmaker=GuideCanvas)
        return self._buffer.getvalue()

    @override
    def beforeDocument(self) -> None:
        made = self._imprint.made_at
        self.canv.setDateFormatter(lambda *_: f"D:{made:%Y%m%d%H%M%S}+00'00'")

    def _begin_cover(self, canvas: Canvas, _document: BaseDocTemplate) -> None:
        self._draw_footer(canvas)

    def _begin_page(self, canvas: Canvas, _document: BaseDocTemplate) -> None:
        canvas.saveState()
        canvas.setFillColor(theme.MUTED)
        top = self.pagesize[1] - TOP + 22
        draw_line(canvas, self._imprint.running_header, REGULAR, FOOTER_SIZE, x=theme.MARGIN, y=top)
        canvas.restoreState()
        self._draw_footer(canvas)

    def _draw_footer(self, canvas: Canvas) -> None:
        right = self.pagesize[0] - theme.MARGIN
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


def _plain_frame(left: float, bottom: float, width: float, height: float) -> Frame:
    return Frame(left, bottom, width, height, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)


def _configure() -> None:
    """Write binary streams, which are a fifth smaller, and trust no address, so that nothing is ever opened."""
    rl_config.useA85 = 0
    rl_config.trustedSchemes = []
    rl_config.trustedHosts = None
    rl_config.toColorCanUse = ""
