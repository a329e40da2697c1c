"""The items of the guide: label, text, references, details and quotes."""

from collections.abc import Sequence

from typing_extensions import override

from contracts.insights import Evidence, Item
from contracts.outline import Entry
from services.guides.addresses import safe_url
from services.renderer.components.basis_label import BasisLabel
from services.renderer.components.contents import Subheading
from services.renderer.components.source_index import SourceIndex
from services.renderer.layout import theme
from services.renderer.layout.drawing import Drawing
from services.renderer.layout.inline import Inline, Muted, paragraph
from services.renderer.layout.paragraph import Paragraph
from services.renderer.pdf.canvas import Canvas
from services.renderer.pdf.structure import Element
from services.renderer.typesetting.style import Style, derive

__all__ = ["item", "note", "printed_address", "quotation", "subheading"]

_KEPT_TOGETHER = 450
"""Items of fewer characters are not divided between pages."""


def subheading(title: str) -> Drawing:
    """Return a heading of the second level."""
    return paragraph(title, style=theme.SUBHEADING, limit=150, kind=Subheading)


def printed_address(url: str | None, style: Style) -> list[Drawing]:
    """Return the whole of an address, for whoever reads on paper and types it; nothing for one that is not allowed."""
    address = safe_url(url)
    small = derive(style, size=theme.SMALLEST, leading=10.4)
    return [paragraph(address, style=small)] if address else []


def note(text: str) -> Drawing:
    """Return a sentence that belongs to no item, e.g. that nothing was found."""
    return paragraph(text, style=theme.indented(theme.LEAD))


def item(
    part: Item,
    entry: Entry,
    sources: SourceIndex,
    *,
    style: Style = theme.BODY,
    heading: Sequence[Inline] = (),
    details: Sequence[str] = (),
    after: Sequence[Drawing] = (),
    space_before: float = 5,
) -> list[Drawing]:
    """Return one item.

    Args:
        part: What to say, on what basis.
        entry: Whether the text is a quote, and which quotes stand below it.
        sources: Numbers the references.
        style: Style of the item's text.
        heading: A line above the text.
        details: Facts for a small line below it.
        after: What follows the text, before the quotes.
        space_before: Points between this item and the one before.
    """
    quotes = [part.evidence[index] for index in entry.quotes]
    flow = [
        BasisLabel(part.basis, space_before=space_before),
        *([paragraph(*heading, style=theme.indented(theme.QUESTION))] if heading else []),
        _text(part, entry, sources, style),
        *([paragraph(" · ".join(details), style=theme.indented(theme.META))] if details else []),
        *after,
        *(_quote(evidence, sources) for evidence in quotes),
    ]
    advice = sum(len(row.text) for row in after if isinstance(row, Paragraph))
    length = len(part.text) + advice + sum(len(evidence.quote) for evidence in quotes)
    return _together(flow, whole=length < _KEPT_TOGETHER)


def quotation(words: str, origin: str) -> Drawing:
    """Return words of somebody else with their origin."""
    return paragraph(f"“{words}”", Muted(f"— {origin}"), style=theme.indented(theme.QUOTE), kind=_Quoted)


def _text(part: Item, entry: Entry, sources: SourceIndex, style: Style) -> Drawing:
    """Return the item's text; a stranger's words stand in quotation marks with their origin."""
    references = sources.references(part)
    if not entry.quotation:
        return paragraph(part.text, *references, style=theme.indented(style))
    origin = Muted(f"— {sources.attribution(part.evidence[0].source_id)}")
    return paragraph(f"“{part.text}”", origin, *references, style=theme.indented(theme.QUOTE), kind=_Quoted)


def _together(flow: list[Drawing], *, whole: bool) -> list[Drawing]:
    """Return `flow` so that no page break divides it, or, when it is long, does not follow its first lines."""
    for flowable in flow[:-1] if whole else flow[:1]:
        flowable.keep_with_next = True
    return flow


def _quote(evidence: Evidence, sources: SourceIndex) -> Drawing:
    origin = (Muted(f"— {sources.attribution(evidence.source_id)}"), sources.jump(evidence.source_id))
    words = f"“{evidence.quote}”"
    return paragraph(words, *origin, style=theme.indented(theme.QUOTE), kind=_Quoted)


class _Quoted(Paragraph):
    """A paragraph with a bar at its left."""

    @override
    def draw(self, canvas: Canvas) -> None:
        left = self.style.indent - 7
        canvas.stroke(theme.RULE, 2)
        canvas.line(left, 1.5, left, self.height - 1)
        super().draw(canvas)

    @override
    def begin(self, canvas: Canvas) -> Element:
        return canvas.element.child("BlockQuote").child("P")
