"""The appendices: numbered sources, and what could not be found."""

from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable
from typing_extensions import override

from contracts.insights import Grounding, Source
from lexicon.text import shorten
from runtime.english import counted, long_date
from services.renderer.components.items import note, subheading
from services.renderer.components.source_index import POSTING_MARK, anchor
from services.renderer.sections.context import GuideContext
from services.renderer.typesetting import theme
from services.renderer.typesetting.drawing import Drawing
from services.renderer.typesetting.inline import Inline, Link, Muted, paragraph, safe_url
from services.renderer.typesetting.paragraph import Paragraph

__all__ = ["gaps", "sources"]

_READ_SHOWN = 40
_LONGEST_ADDRESS = 60


def sources(context: GuideContext) -> list[Flowable]:
    """Return every quoted source by number, then those that were only read."""
    index = context.sources
    flow: list[Flowable] = []
    if index.quotes_posting or context.job.source_url:
        title = f"Job posting: {context.job.job_title} at {context.job.company_name}"
        flow += _entry(POSTING_MARK, title, context.job.source_url, [])
    for source in index.cited:
        flow += _source(index.mark(source.id), source)
    if index.read:
        flow.append(subheading("Read, but not quoted"))
        flow += [row for source in index.read[:_READ_SHOWN] for row in _source("", source)]
    if len(index.read) > _READ_SHOWN:
        flow.append(note(f"And {counted(len(index.read) - _READ_SHOWN, 'discussion')} more."))
    return flow


def gaps(context: GuideContext) -> list[Flowable]:
    """Return what could not be found and what the check of all quotes removed."""
    insights = context.insights
    flow: list[Flowable] = [
        paragraph(gap, style=theme.indented(theme.BODY), kind=_Listed) for gap in insights.data_gaps
    ]
    if not flow:
        flow = [note("Every part of this guide found something to rest on.")]
    return [*flow, subheading("How statements were checked"), *map(note, _checks(insights.grounding))]


def _checks(grounding: Grounding) -> list[str]:
    sentences = ["Each quote was looked up in its source's text. What was not found there is not called reported here."]
    if grounding.dropped or grounding.relabelled:
        sentences.append(
            f"{counted(grounding.dropped, 'statement')} removed, {grounding.relabelled} kept as general advice."
        )
    return sentences


def _source(mark: str, source: Source) -> list[Flowable]:
    details = [detail for detail in (source.channel, long_date(source.date) if source.date else None) if detail]
    return _entry(mark, source.title or source.id, source.url, details)


def _entry(mark: str, title: str, url: str | None, details: Sequence[str]) -> list[Flowable]:
    """Return a source's title and address, both of which open it, at the place its number leads to."""
    address = safe_url(url)
    parts: list[Inline] = [Link(title, url)]
    if details:
        parts.append(Muted(" · ".join(details)))
    style = theme.derive(theme.indented(theme.BODY), spaceBefore=5, spaceAfter=0, keepWithNext=int(bool(address)))
    head = paragraph(*parts, style=style, limit=300)
    rows: list[Flowable] = [_Mark(mark), head] if mark else [head]
    if address:
        rows.append(paragraph(Link(_shown(address), address), style=theme.indented(theme.META)))
    return rows


def _shown(address: str) -> str:
    bare = address.split("://", 1)[-1].removeprefix("www.")
    return shorten(bare, _LONGEST_ADDRESS)


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
        canvas.setFont(theme.QUESTION.fontName, theme.BODY.fontSize)
        canvas.setFillColor(theme.INK)
        canvas.drawString(0, -theme.BODY.fontSize - 5, f"[{self._mark}]")


class _Listed(Paragraph):
    """A paragraph with a small square at its left."""

    @override
    def draw(self) -> None:
        self.canv.saveState()
        self.canv.setFillColor(theme.ACCENT)
        self.canv.rect(self.style.leftIndent - 12, self.height - 10, 4.5, 4.5, stroke=0, fill=1)
        self.canv.restoreState()
        super().draw()
