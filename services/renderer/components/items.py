"""The items of the guide: label, text, references, details and quotes."""

import re
from collections.abc import Iterable, Sequence

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable
from typing_extensions import override

from contracts.insights import Evidence, Item
from lexicon.text import shorten
from services.renderer.components.basis_label import BasisLabel
from services.renderer.components.contents import Subheading
from services.renderer.components.source_index import SourceIndex
from services.renderer.typesetting import theme
from services.renderer.typesetting.inline import Inline, Muted, paragraph
from services.renderer.typesetting.paragraph import Paragraph

__all__ = ["informative_quotes", "item", "item_list", "note", "subheading"]

_QUOTES_SHOWN = 2
_LONGEST_QUOTE = 360
"""Characters of a quote that are printed; the source itself is one click away."""
_KEPT_TOGETHER = 1200
"""Items of fewer characters are not divided between pages."""


def subheading(title: str) -> Flowable:
    """Return a heading of the second level."""
    return paragraph(title, style=theme.SUBHEADING, limit=150, kind=Subheading)


def note(text: str) -> Flowable:
    """Return a sentence that belongs to no item, e.g. that nothing was found."""
    return paragraph(text, style=theme.indented(theme.LEAD))


def item_list(title: str, items: Iterable[Item], sources: SourceIndex) -> list[Flowable]:
    """Return a headed list of items, or nothing when there are none."""
    rows = [row for entry in items for row in item(entry, sources)]
    return [subheading(title), *rows] if rows else []


def item(
    entry: Item,
    sources: SourceIndex,
    *,
    style: ParagraphStyle = theme.BODY,
    heading: Sequence[Inline] = (),
    details: Sequence[str] = (),
    after: Sequence[Flowable] = (),
    quotes: Sequence[Evidence] | None = None,
    space_before: float = 5,
) -> list[Flowable]:
    """Return one item.

    Args:
        entry: What to say, on what basis.
        sources: Numbers the references.
        style: Style of the item's text.
        heading: A line above the text.
        details: Facts for a small line below it.
        after: What follows the text, before the quotes.
        quotes: What to print of the evidence; by default the first quotes that say more than the text.
        space_before: Points between this item and the one before.
    """
    shown = informative_quotes(entry) if quotes is None else quotes
    flow = [
        BasisLabel(entry.basis, space_before=space_before),
        *([paragraph(*heading, style=theme.indented(theme.QUESTION))] if heading else []),
        paragraph(entry.text, *sources.references(entry), style=theme.indented(style)),
        *([paragraph(" · ".join(details), style=theme.indented(theme.META))] if details else []),
        *after,
        *(_quote(evidence, sources) for evidence in shown),
    ]
    return _together(
        flow, whole=sum(len(text) for text in (entry.text, *(one.quote for one in shown))) < _KEPT_TOGETHER
    )


def _together(flow: list[Flowable], *, whole: bool) -> list[Flowable]:
    """Return `flow` so that no page break divides it, or, when it is long, does not follow its first lines."""
    for flowable in flow[:-1] if whole else flow[:1]:
        flowable.keepWithNext = 1
    return flow


def _quote(evidence: Evidence, sources: SourceIndex) -> Flowable:
    origin = (Muted(f"— {sources.attribution(evidence.source_id)}"), sources.jump(evidence.source_id))
    words = f"“{shorten(evidence.quote, _LONGEST_QUOTE)}”"
    return paragraph(words, *origin, style=theme.indented(theme.QUOTE), kind=_Quoted)


def informative_quotes(entry: Item, *, most: int = _QUOTES_SHOWN) -> list[Evidence]:
    """Return evidence that says more than the item's own text, which often is the quote itself."""
    if not entry.evidence:
        return []
    said = _essence(entry.text)
    return [evidence for evidence in entry.evidence if _essence(evidence.quote) not in said][:most]


def _essence(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()


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
