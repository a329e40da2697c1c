"""Guides of all kinds of roles: advice keeps to its share, and is not the same for everybody."""

import asyncio

import pytest

from benchmarks.guides import Made, make_all, shared_texts
from contracts.insights import Basis
from contracts.job import RoleCategory
from services.insights.posting.heads import head_of

_MANY_REPORTS = 15
_LINES_ON_THE_DAY = 12


@pytest.fixture(scope="module")
def made() -> list[Made]:
    return asyncio.run(make_all())


def test_there_is_a_guide_for_every_kind_of_role(made: list[Made]) -> None:
    assert {guide.job.role_category for guide in made} == set(RoleCategory)


def test_without_reports_advice_is_at_most_three_fifths(made: list[Made]) -> None:
    shares = [guide.shares[Basis.GENERAL] for guide in made if not guide.evidence]
    words = [guide.words(Basis.GENERAL) / guide.words() for guide in made if not guide.evidence]
    assert max(shares) <= 0.6
    assert max(words) <= 0.6


def test_with_many_reports_advice_is_at_most_two_fifths(made: list[Made]) -> None:
    rich = [guide for guide in made if guide.reported >= _MANY_REPORTS]
    assert len(rich) >= 5
    assert max(guide.shares[Basis.GENERAL] for guide in rich) <= 0.4


def test_guides_of_different_kinds_of_roles_share_only_lines_on_the_day(made: list[Made]) -> None:
    assert len(shared_texts(made)) <= _LINES_ON_THE_DAY


def test_guides_have_the_length_of_a_guide(made: list[Made]) -> None:
    assert all(6 <= guide.pages <= 12 for guide in made)


def test_every_plan_names_the_posting_and_counts_hours(made: list[Made]) -> None:
    for guide in made:
        tasks = " ".join(task.text for week in guide.insights.preparation_plan.weeks for task in week.tasks)
        assert any((head := head_of(skill)) and head in tasks for skill in guide.job.required_skills)
        assert all(week.hours for week in guide.insights.preparation_plan.weeks)
        assert guide.insights.checklist
        assert guide.insights.last_minutes
