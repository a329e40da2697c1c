"""The list of sources."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable
from typing_extensions import override

from contracts.insights import Source
from contracts.outline import Group
from lexicon.text import shorten
from runtime.english import counted, long_date
from services.renderer.components.items import note
from services.renderer.components.source_index import POSTING_MARK, anchor
from services.renderer.sections.context import GuideContext
from services.renderer.typesetting import theme
from services.renderer.typesetting.drawing import Drawing
from services.renderer.typesetting.inline import Inline, Link, Muted, paragraph, safe_url

__all__ = ["quoted_sources", "read_sources"]

_READ_SHOWN = 15
_LONGEST_TITLE = 110
_LONGEST_ADDRESS = 60


def quoted_sources(group: Group, context: GuideContext) -> list[Flowable]:
    """Return the posting, then every quoted discussion by number."""
    index, job = context.sources, context.job
    flow: list[Flowable] = []
    if index.quotes_posting or job.source_url:
        flow += _entry(POSTING_MARK, f"Job posting: {job.job_title} at {job.company_name}", job.source_url, [])
    listed: list[Source] = [context.part(entry) for entry in group.entries]
    for source in [*listed, *index.unlisted]:
        flow += _source(index.mark(source.id), source)
    return flow


def read_sources(group: Group, context: GuideContext) -> list[Flowable]:
    """Return discussions that were read and not quoted."""
    flow = [row for entry in group.entries[:_READ_SHOWN] for row in _source("", context.part(entry))]
    if len(group.entries) > _READ_SHOWN:
        flow.append(note(f"And {counted(len(group.entries) - _READ_SHOWN, 'discussion')} more."))
    return flow


def _source(mark: str, source: Source) -> list[Flowable]:
    details = [detail for detail in (source.channel, long_date(source.date) if source.date else None) if detail]
    return _entry(mark, source.title or source.id, source.url, details)


def _entry(mark: str, title: str, url: str | None, details: Sequence[str]) -> list[Flowable]:
    """Return a source's title, which opens it, and where it stands, at the place its number leads to."""
    aside = " · ".join([*details, *([_host(address)] if (address := safe_url(url)) else [])])
    parts: list[Inline] = [Link(shorten(title, _LONGEST_TITLE), url), *([Muted(aside)] if aside else [])]
    head = paragraph(*parts, style=theme.derive(theme.indented(theme.CAPTION), spaceBefore=3), limit=300)
    return [_Mark(mark), head] if mark else [head]


def _host(address: str) -> str:
    return urlsplit(address).netloc.removeprefix("www.") or shorten(address, _LONGEST_ADDRESS)


class _Mark(Drawing):
    """A source's number in the left column, and the place that references lead to."""

    def __init__(self, mark: str) -> None:
        super().__init__()
        self.keepWithNext = 1
        self._mark = mark

    @override
    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        return 0, 0

    @override
    def draw(self) -> None:
        canvas: Canvas = self.canv
        canvas.bookmarkHorizontal(anchor(self._mark), 0, 8)
        canvas.setFont(theme.QUESTION.fontName, theme.CAPTION.fontSize)
        canvas.setFillColor(theme.INK)
        canvas.drawString(0, -theme.CAPTION.fontSize - 3, f"[{self._mark}]")
