"""Chapter 4: the preparation plan."""

from reportlab.platypus import Flowable

from contracts.insights import PlanWeek, PreparationPlan, Resource
from runtime.english import counted
from services.renderer.components.items import item, item_list, subheading
from services.renderer.components.panels import callout
from services.renderer.sections.context import GuideContext
from services.renderer.typesetting.inline import Link, Strong

__all__ = ["write"]


def write(context: GuideContext) -> list[Flowable]:
    """Return the plan week by week, then what helped others."""
    plan, tips = context.insights.preparation_plan, context.insights.success_tips
    flow = callout(_summary(plan), width=context.width) if plan.weeks or plan.practice_target else []
    for week in plan.weeks:
        flow += _week(week, context)
    flow += item_list("What worked for others", tips.what_worked, context.sources)
    return flow + item_list("How to prepare", tips.preparation, context.sources)


def _summary(plan: PreparationPlan) -> str:
    sentences = [f"Recommended: {counted(plan.recommended_weeks, 'week')} of preparation."]
    if plan.days_left is not None:
        sentences.append(f"Your interview is in {counted(plan.days_left, 'day')}; the plan fits the time left.")
    if plan.practice_target:
        sentences.append(f"Practice target: {plan.practice_target.rstrip('.')}.")
    return " ".join(sentences)


def _week(week: PlanWeek, context: GuideContext) -> list[Flowable]:
    flow = [subheading(f"Week {week.week}: {week.focus}")]
    flow += [row for task in week.tasks for row in item(task, context.sources)]
    return flow + [row for resource in week.resources for row in _resource(resource, context)]


def _resource(resource: Resource, context: GuideContext) -> list[Flowable]:
    return item(resource, context.sources, heading=[Strong("Resource:"), Link(resource.title, resource.url)])
