"""The list of sources."""

from collections.abc import Sequence

from typing_extensions import override

from contracts.insights import Source
from contracts.outline import Group
from lexicon.text import shorten
from runtime.english import counted, long_date
from services.guides.source_marks import POSTING_MARK
from services.renderer.components.items import note, printed_address
from services.renderer.components.source_index import anchor
from services.renderer.components.structure import bullets
from services.renderer.components.text_mark import TextMark
from services.renderer.layout import theme
from services.renderer.layout.drawing import Drawing
from services.renderer.layout.inline import Inline, Jump, Link, Muted, paragraph
from services.renderer.pdf.canvas import Canvas
from services.renderer.sections.context import GuideContext
from services.renderer.typesetting.style import derive

__all__ = ["quoted_sources", "read_sources"]

_READ_SHOWN = 15
_BACK = "↑ first quoted"
_LONGEST_TITLE = 110
_ABOVE = 3.0
"""Points between two sources."""


def quoted_sources(group: Group, context: GuideContext) -> list[Drawing]:
    """Return the posting, then every quoted discussion by number."""
    index, job = context.sources, context.job
    rows: list[list[Drawing]] = []
    if index.quotes_posting or job.source_url:
        title = f"Job posting: {job.job_title} at {job.company_name}"
        rows.append(_entry(POSTING_MARK, title, job.source_url, [], quoted=index.quotes_posting))
    listed: list[Source] = [context.part(entry) for entry in group.entries]
    rows += [_source(index.mark(source.id), source) for source in [*listed, *index.unlisted]]
    return bullets(rows)


def read_sources(group: Group, context: GuideContext) -> list[Drawing]:
    """Return discussions that were read and not quoted."""
    flow = bullets(_source("", context.part(entry)) for entry in group.entries[:_READ_SHOWN])
    if len(group.entries) > _READ_SHOWN:
        flow.append(note(f"And {counted(len(group.entries) - _READ_SHOWN, 'discussion')} more."))
    return flow


def _source(mark: str, source: Source) -> list[Drawing]:
    details = [detail for detail in (source.channel, long_date(source.date) if source.date else None) if detail]
    return _entry(mark, source.title or source.id, source.url, details, quoted=bool(mark))


def _entry(mark: str, title: str, url: str | None, details: Sequence[str], *, quoted: bool) -> list[Drawing]:
    """Return a source's title, which opens it, at the place its number leads to, and its address if it is quoted."""
    parts: list[Inline] = [
        Link(shorten(title, _LONGEST_TITLE), url),
        *([Muted(" · ".join(details))] if details else []),
    ]
    if quoted:
        parts.append(Jump(_BACK, f"back-{anchor(mark)}"))
    style = theme.indented(theme.CAPTION)
    titled = paragraph(*parts, style=derive(style, before=_ABOVE, keep_with_next=bool(mark)), limit=300)
    # Who reads on paper needs the address of what is quoted; the rest is a link.
    return [_Mark(mark), titled, *printed_address(url, style)] if mark else [titled]


class _Mark(TextMark):
    """A source's number in the left column, and the place that references lead to."""

    def __init__(self, mark: str) -> None:
        super().__init__(f"[{mark}]", theme.CAPTION.size, above=_ABOVE)
        self._key = anchor(mark)

    @override
    def draw(self, canvas: Canvas) -> None:
        canvas.anchor(self._key, above=8)
        super().draw(canvas)
