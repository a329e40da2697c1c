"""The second page: contents, how to read the guide, and what it rests on."""

from collections import Counter

from typing_extensions import override

from contracts.insights import Basis, EvidenceLevel, Insights
from runtime.english import counted
from services.guides.basis_words import BASIS_WORDS
from services.guides.source_marks import POSTING_MARK
from services.renderer.components.basis_label import BASIS_COLOURS, BasisLabel
from services.renderer.components.panels import callout
from services.renderer.components.structure import bullets, within
from services.renderer.layout import theme
from services.renderer.layout.drawing import Drawing, FixedHeight, Gap
from services.renderer.layout.inline import paragraph
from services.renderer.layout.paragraph import Paragraph
from services.renderer.pdf.canvas import Canvas
from services.renderer.sections.context import GuideContext
from services.renderer.typesetting.single_line import single_line
from services.renderer.typesetting.style import derive

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
_COLOURS = {**BASIS_COLOURS, Basis.GENERAL: theme.FAINT}


def how_to_read(context: GuideContext) -> list[Drawing]:
    """Return the page between the cover and the chapters."""
    title = derive(theme.SECTION_TITLE, after=10)
    counts = Counter(entry.basis for entry in context.sources.items)
    flow: list[Drawing] = [paragraph("Contents", style=title, kind=_PlainHeading)]
    flow += within("TOC", context.contents.rows())
    flow += [Gap(20), paragraph("How to read this guide", style=title, kind=_PlainHeading)]
    flow += [paragraph("Every statement shows at its left what it rests on:", style=theme.LEAD)]
    meanings = (
        [BasisLabel(basis), paragraph(text, style=theme.indented(theme.BODY))] for basis, text in _MEANINGS.items()
    )
    flow += bullets(meanings)
    flow += [Gap(14), paragraph("What it rests on", style=title, kind=_PlainHeading)]
    if counts.total():
        flow += [_Shares(counts), Gap(8)]
    return [*flow, *callout(_verdict(context.insights))]


def _verdict(insights: Insights) -> str:
    return insights.sources_quality or EVIDENCE_SENTENCES[insights.evidence_level]


class _PlainHeading(Paragraph):
    role = "H2"


class _Shares(FixedHeight):
    """A bar that shows how many items have which basis, with the figures written below it."""

    _bar = 10.0

    def __init__(self, counts: Counter[Basis]) -> None:
        super().__init__(self._bar + 16)
        self._shares = [(basis, counts[basis]) for basis in Basis if counts[basis]]

    @override
    def draw(self, canvas: Canvas) -> None:
        total = sum(count for _, count in self._shares)
        left = 0.0
        for basis, count in self._shares:
            width = self._width * count / total
            canvas.fill_color(_COLOURS[basis])
            canvas.rect(left, 16, max(width - 1.5, 0.5), self._bar)
            left += width
        words = "   ·   ".join(f"{count} {BASIS_WORDS[basis].lower()}" for basis, count in self._shares)
        style = theme.META
        with canvas.part("P"):
            line = f"{counted(total, 'statement')}:   {words}"
            canvas.write_at(0, 2, single_line(line, style.font, style.size, style.color))
