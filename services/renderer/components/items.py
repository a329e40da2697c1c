"""The items of the guide: label, text, references, details and quotes."""

from collections.abc import Sequence

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable
from typing_extensions import override

from contracts.insights import Evidence, Item
from contracts.outline import Entry
from lexicon.text import shorten
from services.renderer.components.basis_label import BasisLabel
from services.renderer.components.contents import Subheading
from services.renderer.components.source_index import SourceIndex
from services.renderer.typesetting import theme
from services.renderer.typesetting.inline import Inline, Muted, paragraph
from services.renderer.typesetting.paragraph import Paragraph

__all__ = ["item", "note", "quotation", "subheading"]

_LONGEST_QUOTE = 360
"""Characters of a quote that are printed; the source itself is one click away."""
_KEPT_TOGETHER = 450
"""Items of fewer characters are not divided between pages."""


def subheading(title: str) -> Flowable:
    """Return a heading of the second level."""
    return paragraph(title, style=theme.SUBHEADING, limit=150, kind=Subheading)


def note(text: str) -> Flowable:
    """Return a sentence that belongs to no item, e.g. that nothing was found."""
    return paragraph(text, style=theme.indented(theme.LEAD))


def item(
    part: Item,
    entry: Entry,
    sources: SourceIndex,
    *,
    style: ParagraphStyle = theme.BODY,
    heading: Sequence[Inline] = (),
    details: Sequence[str] = (),
    after: Sequence[Flowable] = (),
    space_before: float = 5,
) -> list[Flowable]:
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


def quotation(words: str, origin: str) -> Flowable:
    """Return words of somebody else with their origin."""
    return paragraph(f"“{words}”", Muted(f"— {origin}"), style=theme.indented(theme.QUOTE), kind=_Quoted)


def _text(part: Item, entry: Entry, sources: SourceIndex, style: ParagraphStyle) -> Flowable:
    """Return the item's text; a stranger's words stand in quotation marks with their origin."""
    references = sources.references(part)
    if not entry.quotation:
        return paragraph(part.text, *references, style=theme.indented(style))
    origin = Muted(f"— {sources.attribution(part.evidence[0].source_id)}")
    return paragraph(f"“{part.text}”", origin, *references, style=theme.indented(theme.QUOTE), kind=_Quoted)


def _together(flow: list[Flowable], *, whole: bool) -> list[Flowable]:
    """Return `flow` so that no page break divides it, or, when it is long, does not follow its first lines."""
    for flowable in flow[:-1] if whole else flow[:1]:
        flowable.keepWithNext = 1
    return flow


def _quote(evidence: Evidence, sources: SourceIndex) -> Flowable:
    origin = (Muted(f"— {sources.attribution(evidence.source_id)}"), sources.jump(evidence.source_id))
    words = f"“{shorten(evidence.quote, _LONGEST_QUOTE)}”"
    return paragraph(words, *origin, style=theme.indented(theme.QUOTE), kind=_Quoted)


class _Quoted(Paragraph):
    """A paragraph with a bar at its left."""

    @override
    def draw(self) -> None:
        self.canv.saveState()
        self.canv.setStrokeColor(theme.RULE)
        self.canv.setLineWidth(2)
        left = self.style.leftIndent - 7
        self.canv.line(left, 1.5, left, self.height - 1)
        self.canv.restoreState()
        super().draw()
