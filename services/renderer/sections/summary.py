"""One page to carry to the interview: the rounds, the likeliest questions, what to bring.

It stands behind the cover, where it is found, and where it leaves no page before it half empty.
"""

from collections.abc import Iterator, Sequence

from contracts.insights import Item, ProcessStage
from services.renderer.components.contents import Chapter
from services.renderer.components.structure import bullets
from services.renderer.components.text_mark import TextMark
from services.renderer.layout import theme
from services.renderer.layout.drawing import Drawing, Gap, NewPage
from services.renderer.layout.inline import Inline, Muted, paragraph
from services.renderer.sections.context import GuideContext
from services.renderer.sections.stages import stage_name
from services.renderer.typesetting.style import Style, derive

__all__ = ["summary"]

TITLE = "To take with you"
_MOST_ROUNDS, _MOST_QUESTIONS, _MOST_ITEMS = 8, 8, 5
_LONGEST = 160
"""Characters of a line; the guide has the whole."""
_SIZES = (11.5, 10.5, 9.5)
"""Points; the largest with which everything stands on one page is taken, because it is read standing."""
_LEADING = 1.41
_HANGING = 17.0
_LEAST = 0.55
"""Share of a page below which the guide goes on behind it."""
_DISTANCE = 26.0
"""Points to what follows then."""
_TICK = "☐"

_Row = tuple[str, Sequence[Inline]]
"""A mark, and what stands beside it."""


def summary(context: GuideContext) -> list[Drawing]:
    """Return the page; nothing when there is little to carry."""
    lists = list(_lists(context))
    if len(lists) < 2:  # noqa: PLR2004 — a single list is easier found in its chapter
        return []
    flow, height = _fitted(lists, context)
    if height < _LEAST * context.height:
        return [*flow, Gap(_DISTANCE)]
    return [*flow, NewPage()]


def _fitted(lists: Sequence[tuple[str, Sequence[_Row]]], context: GuideContext) -> tuple[list[Drawing], float]:
    """Return the page in the largest type with which it is one, and its height."""
    flow, height = list[Drawing](), 0.0
    for size in _SIZES:
        flow = _set(lists, derive(theme.BODY, size=size, leading=size * _LEADING, indent=_HANGING))
        parts = (part.wrap(context.width, context.height)[1] + part.space_before + part.space_after for part in flow)
        height = sum(parts)
        if height <= context.height:
            break
    return flow, height


def _set(lists: Sequence[tuple[str, Sequence[_Row]]], style: Style) -> list[Drawing]:
    flow: list[Drawing] = [
        paragraph(TITLE, style=derive(theme.SECTION_TITLE, after=4), kind=Chapter),
        paragraph("The guide on one page: print this one and leave the rest at home.", style=theme.LEAD),
    ]
    for title, rows in lists:
        flow += [
            paragraph(title, style=theme.SUBHEADING, kind=Chapter.Below),
            *bullets(
                [TextMark(mark, style.size), paragraph(*parts, style=style, limit=_LONGEST)] for mark, parts in rows
            ),
        ]
    return flow


def _lists(context: GuideContext) -> Iterator[tuple[str, Sequence[_Row]]]:
    insights = context.insights
    questions = insights.common_questions
    asked = [*questions.company_specific, *questions.technical, *questions.behavioral]
    asked.sort(key=lambda question: -question.reports)
    lists: tuple[tuple[str, Sequence[_Row]], ...] = (
        ("The rounds", [_round(number, stage) for number, stage in _rounds(insights.interview_process.stages)]),
        ("Likely questions", [_row(question) for question in asked if not question.other_role][:_MOST_QUESTIONS]),
        ("Bring", [_row(item) for item in insights.day_of_logistics.what_to_bring[:_MOST_ITEMS]]),
        ("The last fifteen minutes", [_row(item) for item in insights.last_minutes[:_MOST_ITEMS]]),
        ("Avoid", [_row(item) for item in insights.red_flags_and_mistakes.common_mistakes[:_MOST_ITEMS]]),
    )
    return ((title, rows) for title, rows in lists if rows)


def _rounds(stages: Sequence[ProcessStage]) -> Iterator[tuple[int, ProcessStage]]:
    known = sorted((stage for stage in stages if not stage.other_role), key=lambda stage: stage.order)
    return enumerate(known[:_MOST_ROUNDS], start=1)


def _round(number: int, stage: ProcessStage) -> _Row:
    facts = " · ".join(fact for fact in (stage.duration, stage.format, stage.interviewer) if fact)
    return str(number), [stage_name(stage), *([Muted(facts)] if facts else [])]


def _row(item: Item) -> _Row:
    return _TICK, [item.text]
