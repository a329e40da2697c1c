"""What could not be found, and how statements were checked."""

from typing_extensions import override

from contracts.insights import Grounding
from contracts.outline import Group
from runtime.english import counted
from services.renderer.components.items import note, subheading
from services.renderer.components.structure import bullets
from services.renderer.layout import theme
from services.renderer.layout.drawing import Drawing
from services.renderer.layout.inline import paragraph
from services.renderer.layout.paragraph import Paragraph
from services.renderer.pdf.canvas import Canvas
from services.renderer.sections.context import GuideContext

__all__ = ["checks", "gaps"]


_UNPRINTABLE = "{count} of the sources could not be printed, because no typeface here has a shape for them: […]."


def gaps(group: Group, context: GuideContext) -> list[Drawing]:
    """Return one sentence for each gap."""
    style = theme.indented(theme.BODY)
    return bullets([paragraph(context.part(entry), style=style, kind=_Listed)] for entry in group.entries)


def checks(context: GuideContext) -> list[Drawing]:
    """Return how statements were checked, and what the check removed."""
    missing = (
        [note(_UNPRINTABLE.format(count=counted(context.unprintable, "character")))] if context.unprintable else []
    )
    sentences = map(note, _sentences(context.insights.grounding))
    return [*missing, subheading("How statements were checked"), *sentences]


def _sentences(grounding: Grounding) -> list[str]:
    sentences = ["Each quote was looked up in its source's text. What was not found there is not called reported here."]
    if grounding.dropped:
        sentences.append(f"{counted(grounding.dropped, 'statement')} that no quote carries left out.")
    if grounding.relabelled:
        sentences.append(f"{counted(grounding.relabelled, 'statement')} kept as general advice, without its quote.")
    return sentences


class _Listed(Paragraph):
    """A paragraph with a small square at its left."""

    @override
    def draw(self, canvas: Canvas) -> None:
        canvas.fill_color(canvas.palette.accent)
        canvas.rect(self.style.indent - 12, self.height - 9.2, 4.5, 4.5)
        super().draw(canvas)
