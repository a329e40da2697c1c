"""The story map: passages of the user's résumé below the questions that they answer."""

from contracts.insights import Story
from contracts.outline import Group
from services.renderer.components.items import quotation
from services.renderer.components.structure import bullets
from services.renderer.layout import theme
from services.renderer.layout.drawing import Drawing
from services.renderer.layout.inline import paragraph
from services.renderer.sections.context import GuideContext
from services.renderer.typesetting.style import derive

__all__ = ["stories"]


def stories(group: Group, context: GuideContext) -> list[Drawing]:
    """Return each question with the résumé's words."""
    return bullets(_story(context.part(entry)) for entry in group.entries)


def _story(story: Story) -> list[Drawing]:
    rows: list[Drawing] = [paragraph(story.question, style=derive(theme.indented(theme.QUESTION), before=8))]
    if story.requirement:
        rows.append(paragraph(f"The posting: {story.requirement}", style=theme.indented(theme.META)))
    rows += [quotation(passage, "your résumé") for passage in story.passages]
    if story.advice:
        rows.append(paragraph(story.advice, style=theme.indented(theme.GUIDANCE)))
    for row in rows[:-1]:
        row.keep_with_next = True
    return rows
