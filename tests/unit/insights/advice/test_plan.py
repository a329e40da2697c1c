from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts.job import RoleCategory
from services.insights.advice.plan import days_left, preparation_plan
from services.insights.advice.rolepack import base_pack, role_pack

TODAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("interview", "left"),
    [
        (None, None),
        (TODAY, 0),
        (TODAY + timedelta(days=9), 9),
        (TODAY - timedelta(days=1), None),
        (date(2026, 3, 29), 27),
    ],
)
def test_days_left(interview: date | None, left: int | None) -> None:
    assert days_left(interview, TODAY) == left


@pytest.mark.parametrize(
    ("left", "weeks"),
    [(None, 6), (200, 6), (42, 6), (36, 6), (35, 5), (15, 3), (14, 2), (8, 2), (7, 1), (4, 1), (0, 1)],
)
def test_the_plan_fits_the_time_left(left: int | None, weeks: int) -> None:
    plan = preparation_plan(role_pack(RoleCategory.FINANCE), base_pack(), left=left)

    assert [week.week for week in plan.weeks] == list(range(1, weeks + 1))
    assert plan.days_left == left


@given(st.sampled_from(RoleCategory), st.none() | st.integers(min_value=0, max_value=400))
def test_every_plan_is_complete_and_within_bounds(role: RoleCategory, left: int | None) -> None:
    plan = preparation_plan(role_pack(role), base_pack(), left=left)

    assert all(week.tasks and week.focus for week in plan.weeks)
    assert all(len(week.tasks) <= 12 and len(week.resources) <= 12 for week in plan.weeks)
    texts = [task.text for week in plan.weeks for task in week.tasks]
    assert len(texts) == len(set(texts))


def test_the_rehearsal_comes_last() -> None:
    role = role_pack(RoleCategory.DESIGN)

    for left in (10, 20, 30):
        assert preparation_plan(role, base_pack(), left=left).weeks[-1].focus == role.weeks[-1].focus


def test_on_the_day_itself_only_the_last_minute_card_is_left() -> None:
    plan = preparation_plan(role_pack(RoleCategory.SALES), base_pack(), left=0)

    assert plan.weeks[0].focus.startswith("Today")
    assert len(plan.weeks[0].tasks) == 3
