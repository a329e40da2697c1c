"""Questions to prepare for."""

from reportlab.platypus import Flowable

from contracts.insights import Question
from contracts.outline import Group
from runtime.english import counted, month_of
from services.renderer.components.items import item
from services.renderer.sections.context import GuideContext
from services.renderer.typesetting import theme
from services.renderer.typesetting.inline import Strong, paragraph

__all__ = ["questions"]


def questions(group: Group, context: GuideContext) -> list[Flowable]:
    """Return each question with its round, topic, reports and approach."""
    flow: list[Flowable] = []
    for entry in group.entries:
        question: Question = context.part(entry)
        approach = []
        if question.guidance:
            approach = [paragraph(Strong("Approach:"), question.guidance, style=theme.indented(theme.GUIDANCE))]
        flow += item(
            question,
            entry,
            context.sources,
            style=theme.QUESTION,
            details=_details(question),
            after=approach,
            space_before=8,
        )
    return flow


def _details(question: Question) -> list[str]:
    details = [detail for detail in (question.stage, question.topic) if detail]
    if question.reports > 1:
        details.append(counted(question.reports, "report"))
    if question.last_seen:
        details.append(f"last seen {month_of(question.last_seen)}")
    if question.other_role:
        details.append(f"for {question.other_role}")
    return details
