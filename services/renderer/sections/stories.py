"""The story map: passages of the user's résumé below the questions that they answer."""

from reportlab.platypus import Flowable

from contracts.insights import Story
from contracts.outline import Group
from services.renderer.components.items import quotation
from services.renderer.sections.context import GuideContext
from services.renderer.typesetting import theme
from services.renderer.typesetting.inline import paragraph

__all__ = ["stories"]


def stories(group: Group, context: GuideContext) -> list[Flowable]:
    """Return each question with the résumé's words."""
    return [row for entry in group.entries for row in _story(context.part(entry))]


def _story(story: Story) -> list[Flowable]:
    rows: list[Flowable] = [
        paragraph(story.question, style=theme.derive(theme.indented(theme.QUESTION), spaceBefore=8))
    ]
    if story.requirement:
        rows.append(paragraph(f"The posting: {story.requirement}", style=theme.indented(theme.META)))
    rows += [quotation(passage, "your résumé") for passage in story.passages]
    if story.advice:
        rows.append(paragraph(story.advice, style=theme.indented(theme.GUIDANCE)))
    for row in rows[:-1]:
        row.keepWithNext = 1
    return rows
