"""Chapter 3: questions tailored to the role."""

from collections.abc import Sequence

from reportlab.platypus import Flowable

from contracts.insights import Evidence, Question
from runtime.english import counted, month_of
from services.renderer.components.items import informative_quotes, item, item_list, subheading
from services.renderer.sections.context import GuideContext
from services.renderer.typesetting import theme
from services.renderer.typesetting.inline import Strong, paragraph

__all__ = ["write"]


def write(context: GuideContext) -> list[Flowable]:
    """Return questions by kind, then the sections that only this kind of role has."""
    questions = context.insights.common_questions
    groups = (
        ("Behavioural questions", questions.behavioral),
        ("Technical questions", questions.technical),
        ("Questions about this company", questions.company_specific),
    )
    flow = [row for title, group in groups for row in _group(title, group, context)]
    for section in context.insights.role_preparation:
        flow += item_list(section.title, section.items, context.sources)
    return flow


def _group(title: str, questions: Sequence[Question], context: GuideContext) -> list[Flowable]:
    rows: list[Flowable] = []
    printed: set[str] = set()
    for question in questions:
        # Posts list several questions in one sentence, which is enough to read once.
        quotes = [evidence for evidence in informative_quotes(question) if evidence.quote not in printed]
        printed |= {evidence.quote for evidence in quotes}
        rows += _question(question, quotes, context)
    return [subheading(title), *rows] if rows else []


def _question(question: Question, quotes: Sequence[Evidence], context: GuideContext) -> list[Flowable]:
    details = [detail for detail in (question.stage, question.topic) if detail]
    if question.reports > 1:
        details.append(counted(question.reports, "report"))
    if question.last_seen:
        details.append(f"last seen {month_of(question.last_seen)}")
    approach = []
    if question.guidance:
        approach = [paragraph(Strong("Approach:"), question.guidance, style=theme.indented(theme.GUIDANCE))]
    return item(
        question, context.sources, style=theme.QUESTION, details=details, after=approach, quotes=quotes, space_before=8
    )
