"""The preparation plan: tasks that fit into the days left, spread over weeks."""

import math
from collections.abc import Sequence
from datetime import date

from contracts.insights import Basis, PlanWeek, PreparationPlan, Resource
from services.insights.advice.rolepack import PackResource
from services.insights.advice.tasks import PlanTask

__all__ = ["days_left", "fitting", "plan_of", "resource"]

_DAYS = 7
_MOST_WEEKS = 6
_HOURS_A_DAY = 1.5
_HOURS_A_WEEK = 6
_USUAL_HOURS = 30
_FEWEST_HOURS = 2
_LAST_MINUTE_DAYS = 3
_LONGEST_FOCUS = 200
_LABELS = 3
"""Subjects that the title of a week names."""


def days_left(interview: date | None, today: date) -> int | None:
    """Return the days until the interview; None without a date or when it has passed."""
    if interview is None or interview < today:
        return None
    return (interview - today).days


def fitting(tasks: Sequence[PlanTask], left: int | None) -> list[PlanTask]:
    """Return the tasks for which there is time, most important first; at least one."""
    hours = _USUAL_HOURS if left is None else max(_FEWEST_HOURS, math.floor(left * _HOURS_A_DAY))
    kept: list[PlanTask] = []
    for task in tasks:
        if not kept or sum(other.hours for other in kept) + task.hours <= hours:
            kept.append(task)
    return kept


def plan_of(
    tasks: Sequence[PlanTask], resources: Sequence[Resource], *, left: int | None, target: str
) -> PreparationPlan:
    """Return the plan: stories first, then skills and questions, the company, and a rehearsal at the end."""
    ordered = sorted(tasks, key=lambda task: task.phase)
    weeks = [_week(number, share, left) for number, share in enumerate(_shares(ordered, left), start=1)]
    if weeks:
        weeks[0] = weeks[0].model_copy(update={"resources": list(resources)})
    return PreparationPlan(
        recommended_weeks=max(1, math.ceil(sum(task.hours for task in tasks) / _HOURS_A_WEEK)),
        days_left=left,
        practice_target=target,
        weeks=weeks,
    )


def resource(entry: PackResource) -> Resource:
    """Return something to study with."""
    return Resource(title=entry.title, url=entry.url, text=entry.text, basis=Basis.GENERAL)


def _shares(tasks: Sequence[PlanTask], left: int | None) -> list[list[PlanTask]]:
    """Return the tasks of each week, none longer than the others by more than a task."""
    total = sum(task.hours for task in tasks)
    needed = max(1, math.ceil(total / _HOURS_A_WEEK))
    count = min(_MOST_WEEKS, needed if left is None else min(needed, max(1, math.ceil(left / _DAYS))), len(tasks) or 1)
    shares: list[list[PlanTask]] = [[] for _ in range(count)]
    done = 0
    for task in tasks:
        # The middle of a task decides, so that a long one does not push all others into the last week.
        shares[min(count - 1, int((done + task.hours / 2) * count / max(total, 1)))].append(task)
        done += task.hours
    return [share for share in shares if share]


def _week(number: int, tasks: Sequence[PlanTask], left: int | None) -> PlanWeek:
    labels = list(dict.fromkeys(task.label for task in tasks))
    focus = ", then ".join(labels[:_LABELS])
    when = _last_minute(left) if left is not None and left <= _LAST_MINUTE_DAYS else ""
    focus = (when + focus)[:_LONGEST_FOCUS]
    return PlanWeek(
        week=number,
        focus=focus[0].upper() + focus[1:],
        hours=sum(task.hours for task in tasks),
        tasks=[task.item for task in tasks],
    )


def _last_minute(left: int) -> str:
    when = {0: "today", 1: "today and tomorrow"}.get(left, f"the last {left} days")
    return f"{when}: "
