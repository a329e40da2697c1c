"""Questions to prepare for."""

from contracts.insights import Question
from contracts.outline import Group
from runtime.english import counted, month_of
from services.renderer.components.items import item
from services.renderer.components.structure import bullets
from services.renderer.layout import theme
from services.renderer.layout.drawing import Drawing
from services.renderer.layout.inline import Strong, paragraph
from services.renderer.sections.context import GuideContext

__all__ = ["questions"]


def questions(group: Group, context: GuideContext) -> list[Drawing]:
    """Return each question with its round, topic, reports and approach."""
    rows = []
    for entry in group.entries:
        question: Question = context.part(entry)
        approach = []
        if question.guidance:
            approach = [paragraph(Strong("Approach:"), question.guidance, style=theme.indented(theme.GUIDANCE))]
        rows.append(
            item(
                question,
                entry,
                context.sources,
                style=theme.QUESTION,
                details=_details(question),
                after=approach,
                space_before=8,
            )
        )
    return bullets(rows)


def _details(question: Question) -> list[str]:
    details = [detail for detail in (question.stage, question.topic) if detail]
    if question.reports > 1:
        details.append(counted(question.reports, "report"))
    if question.last_seen:
        details.append(f"last seen {month_of(question.last_seen)}")
    if question.asked_of:
        details.append(f"asked of: {question.asked_of}")
    if question.other_role:
        details.append(f"for {question.other_role}")
    return details
