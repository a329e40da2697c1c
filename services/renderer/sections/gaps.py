"""What could not be found, and how statements were checked."""

from reportlab.platypus import Flowable
from typing_extensions import override

from contracts.insights import Grounding
from contracts.outline import Group
from runtime.english import counted
from services.renderer.components.items import note, subheading
from services.renderer.sections.context import GuideContext
from services.renderer.typesetting import theme
from services.renderer.typesetting.inline import paragraph
from services.renderer.typesetting.paragraph import Paragraph

__all__ = ["checks", "gaps"]


def gaps(group: Group, context: GuideContext) -> list[Flowable]:
    """Return one sentence for each gap."""
    style = theme.indented(theme.BODY)
    return [paragraph(context.part(entry), style=style, kind=_Listed) for entry in group.entries]


def checks(context: GuideContext) -> list[Flowable]:
    """Return how statements were checked, and what the check removed."""
    return [subheading("How statements were checked"), *map(note, _sentences(context.insights.grounding))]


def _sentences(grounding: Grounding) -> list[str]:
    sentences = ["Each quote was looked up in its source's text. What was not found there is not called reported here."]
    if grounding.dropped or grounding.relabelled:
        sentences.append(
            f"{counted(grounding.dropped, 'statement')} removed, {grounding.relabelled} kept as general advice."
        )
    return sentences


class _Listed(Paragraph):
    """A paragraph with a small square at its left."""

    @override
    def draw(self) -> None:
        self.canv.saveState()
        self.canv.setFillColor(theme.ACCENT)
        self.canv.rect(self.style.leftIndent - 12, self.height - 10, 4.5, 4.5, stroke=0, fill=1)
        self.canv.restoreState()
        super().draw()
