"""The week-by-week plan: six weeks of a role pack, fitted to the days that are left."""

import math
from collections.abc import Sequence
from datetime import date
from itertools import zip_longest

from contracts.insights import Basis, Item, PlanWeek, PreparationPlan, Resource
from services.insights.advice.rolepack import BasePack, PackResource, PackTask, PackWeek, RolePack

__all__ = ["days_left", "preparation_plan"]

_DAYS = 7
_USUAL_WEEKS = 4
_LAST_MINUTE_DAYS = 3
_MOST_TASKS = 12
_TASKS_A_WEEK = 8


def days_left(interview: date | None, today: date) -> int | None:
    """Return the days until the interview; None without a date or when it has passed."""
    if interview is None or interview < today:
        return None
    return (interview - today).days


def preparation_plan(role: RolePack, base: BasePack, *, left: int | None) -> PreparationPlan:
    """Return a plan of up to six weeks; of what is left of them when the interview is sooner."""
    if left is not None and left <= _LAST_MINUTE_DAYS:
        weeks = [_last_minute(role.weeks, left)]
    else:
        count = len(role.weeks) if left is None else max(1, min(len(role.weeks), math.ceil(left / _DAYS)))
        weeks = [_week(number, part) for number, part in enumerate(_share(role.weeks, count), start=1)]
    first = weeks[0]
    resources = [*first.resources, *(_resource(entry) for entry in base.resources)]
    weeks[0] = first.model_copy(update={"resources": resources[:_MOST_TASKS]})
    return PreparationPlan(
        recommended_weeks=len(weeks) if left is not None else _USUAL_WEEKS,
        days_left=left,
        practice_target=role.practice_target,
        weeks=weeks,
    )


def _share(weeks: Sequence[PackWeek], count: int) -> list[list[PackWeek]]:
    """Spread the six weeks over fewer ones in their order; the rehearsal keeps the last for itself if it can."""
    if count >= len(weeks):
        return [[week] for week in weeks]
    if count == 1:
        return [list(weeks)]
    early, last = weeks[:-1], weeks[-1]
    shares: list[list[PackWeek]] = [[] for _ in range(count - 1)]
    for position, week in enumerate(early):
        shares[position * (count - 1) // len(early)].append(week)
    return [*shares, [last]]


def _week(number: int, parts: Sequence[PackWeek]) -> PlanWeek:
    tasks = [task for part in parts for task in part.tasks]
    if len(tasks) > _TASKS_A_WEEK:
        tasks = _most_important(parts)
    return PlanWeek(
        week=number,
        focus=_focus([part.focus for part in parts]),
        tasks=[_task(task) for task in tasks],
        resources=[_resource(entry) for part in parts for entry in part.resources][:_MOST_TASKS],
    )


def _most_important(parts: Sequence[PackWeek]) -> list[PackTask]:
    """Return what every part holds most essential, before anything else of one part."""
    essential = [[task for task in part.tasks if task.essential] or part.tasks[:1] for part in parts]
    rounds = zip_longest(*essential)
    chosen = [task for tasks in rounds for task in tasks if task is not None][:_TASKS_A_WEEK]
    return [task for part in parts for task in part.tasks if task in chosen]


def _last_minute(weeks: Sequence[PackWeek], left: int) -> PlanWeek:
    """Return what still helps in the last days: stories, the company, one rehearsal, the setup."""
    essential = [next(task for task in [*week.tasks] if task.essential or task is week.tasks[-1]) for week in weeks]
    card = [
        PackTask(
            text=(
                "Write one page: your introduction, three stories with results, three reasons for this company, "
                "three questions."
            )
        ),
        PackTask(text="Read the posting aloud and answer each requirement with one sentence of evidence."),
        PackTask(text="Check the route or the camera and microphone, lay out what you need, and sleep."),
    ]
    when = {0: "Today", 1: "Today and tomorrow"}.get(left, f"The last {left} days")
    tasks = card if left == 0 else [*card[:2], *essential[: 2 + left], card[2]]
    resources = [_resource(entry) for week in weeks for entry in week.resources][: 2 + left]
    return PlanWeek(
        week=1, focus=f"{when}: what still helps", tasks=[_task(task) for task in tasks], resources=resources
    )


def _focus(parts: Sequence[str]) -> str:
    first, *others = parts
    if not others:
        return first
    return f"{first} + {others[0]}" if len(others) == 1 else f"{first}, then the essentials up to: {others[-1]}"


def _task(task: PackTask) -> Item:
    return Item(text=task.text, basis=Basis.GENERAL)


def _resource(entry: PackResource) -> Resource:
    return Resource(title=entry.title, url=entry.url, text=entry.text, basis=Basis.GENERAL)
