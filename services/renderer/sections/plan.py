"""Chapter 4: the preparation plan."""

from reportlab.platypus import Flowable

from contracts.insights import PlanWeek, PreparationPlan, Resource
from runtime.english import counted
from services.renderer.components.items import item, item_list, subheading
from services.renderer.components.panels import callout
from services.renderer.sections.context import Brief
from services.renderer.typesetting.inline import Link, Strong

__all__ = ["write"]


def write(brief: Brief) -> list[Flowable]:
    """Return the plan week by week, then what helped others."""
    plan, tips = brief.insights.preparation_plan, brief.insights.success_tips
    flow = callout(_summary(plan), width=brief.width) if plan.weeks or plan.practice_target else []
    for week in plan.weeks:
        flow += _week(week, brief)
    flow += item_list("What worked for others", tips.what_worked, brief.sources)
    return flow + item_list("How to prepare", tips.preparation, brief.sources)


def _summary(plan: PreparationPlan) -> str:
    sentences = [f"Recommended: {counted(plan.recommended_weeks, 'week')} of preparation."]
    if plan.days_left is not None:
        sentences.append(f"Your interview is in {counted(plan.days_left, 'day')}; the plan fits the time left.")
    if plan.practice_target:
        sentences.append(f"Practice target: {plan.practice_target.rstrip('.')}.")
    return " ".join(sentences)


def _week(week: PlanWeek, brief: Brief) -> list[Flowable]:
    flow = [subheading(f"Week {week.week}: {week.focus}")]
    flow += [row for task in week.tasks for row in item(task, brief.sources)]
    return flow + [row for resource in week.resources for row in _resource(resource, brief)]


def _resource(resource: Resource, brief: Brief) -> list[Flowable]:
    return item(resource, brief.sources, heading=[Strong("Resource:"), Link(resource.title, resource.url)])
