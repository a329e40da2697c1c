"""The preparation plan: weeks with tasks and resources."""

from reportlab.platypus import Flowable

from contracts.insights import Item, PlanWeek, PreparationPlan, Resource
from contracts.outline import Entry, Group
from runtime.english import counted
from services.renderer.components.items import item, subheading
from services.renderer.components.panels import callout
from services.renderer.sections.context import GuideContext
from services.renderer.typesetting.inline import Inline, Link, Strong

__all__ = ["weeks"]


def weeks(group: Group, context: GuideContext) -> list[Flowable]:
    """Return the plan's summary, then week by week."""
    flow = callout(_summary(context.insights.preparation_plan), width=context.width)
    for entry in group.entries:
        week: PlanWeek = context.part(entry)
        hours = f" ({counted(week.hours, 'hour')})" if week.hours else ""
        flow += [subheading(f"Week {week.week}: {week.focus}{hours}")]
        flow += [row for child in entry.children for row in _task(child, context)]
    return flow


def _summary(plan: PreparationPlan) -> str:
    sentences = [f"Recommended: {counted(plan.recommended_weeks, 'week')} of preparation."]
    if plan.days_left is not None:
        sentences.append(f"Your interview is in {counted(plan.days_left, 'day')}; the plan fits the time left.")
    if hours := sum(week.hours or 0 for week in plan.weeks):
        sentences.append(f"It takes about {counted(hours, 'hour')}.")
    if plan.practice_target:
        sentences.append(f"Practice target: {plan.practice_target.rstrip('.')}.")
    return " ".join(sentences)


def _task(entry: Entry, context: GuideContext) -> list[Flowable]:
    part: Item = context.part(entry)
    heading: list[Inline] = []
    if isinstance(part, Resource):
        heading = [Strong("Resource:"), Link(part.title, part.url)]
    return item(part, entry, context.sources, heading=heading)
