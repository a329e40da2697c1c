"""The preparation plan: weeks with tasks and resources."""

from datetime import UTC, timedelta

from contracts.insights import Item, PlanWeek, PreparationPlan, Resource
from contracts.outline import Entry, Group
from runtime.english import counted
from services.renderer.components.calendar import Calendar
from services.renderer.components.items import item, printed_address, subheading
from services.renderer.components.panels import callout
from services.renderer.components.structure import bullets
from services.renderer.layout import theme
from services.renderer.layout.drawing import Drawing
from services.renderer.layout.inline import Inline, Link, Strong
from services.renderer.sections.context import GuideContext

__all__ = ["weeks"]


def weeks(group: Group, context: GuideContext) -> list[Drawing]:
    """Return the plan's summary, then week by week."""
    flow = callout(_summary(context.insights.preparation_plan))
    flow.append(_calendar(group, context))
    for entry in group.entries:
        week: PlanWeek = context.part(entry)
        hours = f" ({counted(week.hours, 'hour')})" if week.hours else ""
        flow += [subheading(f"Week {week.week}: {week.focus}{hours}")]
        flow += bullets(_task(child, context) for child in entry.children)
    return flow


def _calendar(group: Group, context: GuideContext) -> Drawing:
    plan, today = context.insights.preparation_plan, context.insights.last_updated.astimezone(UTC).date()
    weeks_: list[PlanWeek] = [context.part(entry) for entry in group.entries]
    interview = today + timedelta(days=plan.days_left) if plan.days_left is not None else None
    return Calendar(today, [(week.week, week.focus) for week in weeks_], interview=interview)


def _summary(plan: PreparationPlan) -> str:
    sentences = [f"Recommended: {counted(plan.recommended_weeks, 'week')} of preparation."]
    if plan.days_left is not None:
        sentences.append(f"Your interview is in {counted(plan.days_left, 'day')}; the plan fits the time left.")
    if hours := sum(week.hours or 0 for week in plan.weeks):
        sentences.append(f"It takes about {counted(hours, 'hour')}.")
    if plan.practice_target:
        sentences.append(f"Practice target: {plan.practice_target.rstrip('.')}.")
    return " ".join(sentences)


def _task(entry: Entry, context: GuideContext) -> list[Drawing]:
    part: Item = context.part(entry)
    heading: list[Inline] = []
    address: list[Drawing] = []
    if isinstance(part, Resource):
        heading = [Strong("Resource:"), Link(part.title, part.url)]
        address = printed_address(part.url, theme.indented(theme.META))
    return item(part, entry, context.sources, heading=heading, after=address)
