"""One page to carry to the interview: the rounds, the likeliest questions, what to bring."""

from collections.abc import Iterator, Sequence

from contracts.insights import Item, ProcessStage, Question
from services.renderer.components.contents import Chapter
from services.renderer.components.structure import bullets
from services.renderer.layout import theme
from services.renderer.layout.drawing import Drawing, NewPage, Opening
from services.renderer.layout.inline import Inline, Muted, Strong, paragraph
from services.renderer.sections.context import GuideContext
from services.renderer.typesetting.style import derive

__all__ = ["summary"]

TITLE = "To take with you"
_MOST_ROUNDS, _MOST_QUESTIONS, _MOST_ITEMS = 8, 8, 5
_LONGEST = 160
"""Characters of a line; the guide has the whole."""


def summary(context: GuideContext) -> list[Drawing]:
    """Return the page; nothing when there is little to carry."""
    parts = list(_parts(context))
    if len(parts) < 2:  # noqa: PLR2004 — a single list is easier found in its chapter
        return []
    flow: list[Drawing] = [
        paragraph(TITLE, style=derive(theme.SECTION_TITLE, after=4), kind=Chapter),
        paragraph("The guide on one page: print this one and leave the rest at home.", style=theme.LEAD),
    ]
    for title, rows in parts:
        flow += [paragraph(title, style=theme.SUBHEADING, kind=Chapter.Below), *bullets([row] for row in rows)]
    height = sum(part.wrap(context.width, context.height)[1] + part.space_before + part.space_after for part in flow)
    return [Opening(height) if height < context.height else NewPage(), *flow]


def _parts(context: GuideContext) -> Iterator[tuple[str, Sequence[Drawing]]]:
    insights = context.insights
    questions = insights.common_questions
    asked = [*questions.company_specific, *questions.technical, *questions.behavioral]
    asked.sort(key=lambda question: -question.reports)
    lists: tuple[tuple[str, Sequence[Drawing]], ...] = (
        ("The rounds", [_round(number, stage) for number, stage in _rounds(insights.interview_process.stages)]),
        ("Likely questions", [_question(question) for question in asked if not question.other_role][:_MOST_QUESTIONS]),
        ("Bring", [_line(item) for item in insights.day_of_logistics.what_to_bring[:_MOST_ITEMS]]),
        ("The last fifteen minutes", [_line(item) for item in insights.last_minutes[:_MOST_ITEMS]]),
        ("Avoid", [_line(item) for item in insights.red_flags_and_mistakes.common_mistakes[:_MOST_ITEMS]]),
    )
    return ((title, rows) for title, rows in lists if rows)


def _rounds(stages: Sequence[ProcessStage]) -> Iterator[tuple[int, ProcessStage]]:
    known = sorted((stage for stage in stages if not stage.other_role), key=lambda stage: stage.order)
    return enumerate(known[:_MOST_ROUNDS], start=1)


def _round(number: int, stage: ProcessStage) -> Drawing:
    facts = " · ".join(fact for fact in (stage.duration, stage.format, stage.interviewer) if fact)
    parts: list[Inline] = [Strong(f"{number}"), stage.name, *([Muted(facts)] if facts else [])]
    return paragraph(*parts, style=theme.BODY, limit=_LONGEST)


def _question(question: Question) -> Drawing:
    return paragraph("☐", question.text, style=theme.BODY, limit=_LONGEST)


def _line(item: Item) -> Drawing:
    return paragraph("☐", item.text, style=theme.BODY, limit=_LONGEST)
