"""The second page: contents, how to read the guide, and what it rests on."""

from collections import Counter

from reportlab.platypus import Flowable, Spacer
from typing_extensions import override

from contracts.insights import Basis, EvidenceLevel, Insights
from runtime.english import counted
from services.renderer.components.basis_label import BASIS_WORDS, BasisLabel
from services.renderer.components.panels import callout
from services.renderer.components.source_index import POSTING_MARK
from services.renderer.sections.context import GuideContext
from services.renderer.typesetting import theme
from services.renderer.typesetting.drawing import Drawing
from services.renderer.typesetting.inline import paragraph

__all__ = ["EVIDENCE_SENTENCES", "how_to_read"]

EVIDENCE_SENTENCES: dict[EvidenceLevel, str] = {
    "community": "Backed by reports of candidates, each with its source.",
    "posting": "No candidate reports were found: this guide rests on the posting and on general advice.",
    "general": "Neither candidate reports nor the posting's text were available: this guide is general advice.",
}
_MEANINGS = {
    Basis.REPORTED: "Somebody said so in a public discussion or in notes you added. A number such as [3] leads to the "
    "source; the quoted words were found there by a program, letter by letter.",
    Basis.EMPLOYER: "The employer says so on its own pages about hiring; a number leads to the page.",
    Basis.POSTING: f"The job posting says so itself. Its mark is [{POSTING_MARK}].",
    Basis.GENERAL: "Good practice for this kind of role, as is whatever follows the word Approach. Nobody reported it "
    "for this company.",
}
_COLOURS = {
    Basis.REPORTED: theme.REPORTED,
    Basis.EMPLOYER: theme.EMPLOYER,
    Basis.POSTING: theme.POSTING,
    Basis.GENERAL: theme.FAINT,
}


def how_to_read(context: GuideContext) -> list[Flowable]:
    """Return the page between the cover and the chapters."""
    title = theme.derive(theme.SECTION_TITLE, spaceAfter=10)
    counts = Counter(entry.basis for entry in context.sources.items)
    flow = [paragraph("Contents", style=title), *context.contents.rows(), Spacer(0, 20)]
    flow += [paragraph("How to read this guide", style=title)]
    flow += [paragraph("Every statement shows at its left what it rests on:", style=theme.LEAD)]
    for basis, meaning in _MEANINGS.items():
        flow += [BasisLabel(basis), paragraph(meaning, style=theme.indented(theme.BODY))]
    flow += [Spacer(0, 14), paragraph("What it rests on", style=title)]
    if counts.total():
        flow += [_Shares(counts), Spacer(0, 8)]
    return [*flow, *callout(_verdict(context.insights), width=context.width)]


def _verdict(insights: Insights) -> str:
    return insights.sources_quality or EVIDENCE_SENTENCES[insights.evidence_level]


class _Shares(Drawing):
    """A bar that shows how many items have which basis, with the figures written below it."""

    _bar = 10.0

    def __init__(self, counts: Counter[Basis]) -> None:
        super().__init__()
        self._shares = [(basis, counts[basis]) for basis in Basis if counts[basis]]

    @override
    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        self._width = availWidth
        return availWidth, self._bar + 16

    @override
    def draw(self) -> None:
        canvas = self.canv
        total = sum(count for _, count in self._shares)
        left = 0.0
        for basis, count in self._shares:
            width = self._width * count / total
            canvas.setFillColor(_COLOURS[basis])
            canvas.rect(left, 16, max(width - 1.5, 0.5), self._bar, stroke=0, fill=1)
            left += width
        words = "   ·   ".join(f"{count} {BASIS_WORDS[basis].lower()}" for basis, count in self._shares)
        canvas.setFont(theme.META.fontName, theme.META.fontSize)
        canvas.setFillColor(theme.MUTED)
        canvas.drawString(0, 2, f"{counted(total, 'statement')}:   {words}")
