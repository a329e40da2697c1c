"""The advice of every role is complete, and none of it belongs to another role."""

import re
from datetime import UTC, datetime

import pytest

from contracts.insights import Basis, Insights, walk_items
from contracts.job import JobDetails, RoleCategory
from contracts.preps import PrepContext
from services.insights.advice.rolepack import base_pack, packs_version, role_pack, skill_questions
from services.insights.assembly.assemble import assemble
from services.insights.assembly.role_leakage import without_foreign
from services.insights.engines.base import Findings
from services.insights.parts.merging import advice
from services.insights.text.rounds import ROUNDS

CODING = re.compile(
    r"leetcode|hackerrank|neetcode|linked list|dynamic programming|coding (?:interview|problem)", re.IGNORECASE
)
TECHNICAL_ROLES = {RoleCategory.SOFTWARE_ENGINEERING, RoleCategory.DATA_SCIENCE, RoleCategory.OTHER}


def guide(role: RoleCategory) -> Insights:
    job = JobDetails(company_name="Acme", job_title="Specialist", role_category=role)
    return assemble(job=job, posts=[], context=PrepContext(), findings=Findings(), now=datetime(2026, 1, 1, tzinfo=UTC))


@pytest.mark.parametrize("role", RoleCategory)
def test_every_role_gets_a_full_guide(role: RoleCategory) -> None:
    insights = guide(role)

    assert 8 <= len(insights.common_questions.behavioral) <= 10
    assert len(insights.common_questions.technical) >= 8
    assert all(question.guidance and question.topic for question in insights.common_questions.technical)
    assert len(insights.interview_process.stages) >= 6
    assert len(insights.preparation_plan.weeks) == 6
    assert all(week.tasks for week in insights.preparation_plan.weeks)
    assert insights.preparation_plan.practice_target
    assert len(insights.role_preparation) >= 2
    for part in (insights.day_of_logistics, insights.post_interview):
        assert all(getattr(part, name) for name in type(part).model_fields)
    assert {item.basis for item in walk_items(insights)} == {Basis.GENERAL}


@pytest.mark.parametrize("role", set(RoleCategory) - TECHNICAL_ROLES)
def test_no_coding_drills_outside_of_technical_roles(role: RoleCategory) -> None:
    assert not CODING.search(guide(role).model_dump_json())


@pytest.mark.parametrize("role", RoleCategory)
def test_a_pack_passes_its_own_guard(role: RoleCategory) -> None:
    insights = guide(role)

    assert without_foreign(insights, role_pack(role)) == (insights, 0)


def test_planted_advice_of_another_role_is_removed_and_told() -> None:
    findings = Findings(success_tips={"preparation": advice(["Grind LeetCode every day", "Prepare two stories"])})
    job = JobDetails(company_name="Acme", job_title="Consultant", role_category=RoleCategory.CONSULTING)

    insights = assemble(
        job=job, posts=[], context=PrepContext(), findings=findings, now=datetime(2026, 1, 1, tzinfo=UTC)
    )

    tips = [item.text for item in insights.success_tips.preparation]
    assert "Prepare two stories" in tips
    assert "Grind LeetCode every day" not in tips
    assert any("left out" in gap for gap in insights.data_gaps)


def test_every_round_has_advice_and_every_typical_round_exists() -> None:
    known = {entry.name for entry in ROUNDS}

    assert set(base_pack().stages) == known
    assert all(set(role_pack(role).typical_stages) <= known for role in RoleCategory)


@pytest.mark.parametrize("role", RoleCategory)
def test_resources_have_addresses_of_their_own(role: RoleCategory) -> None:
    resources = [resource for week in role_pack(role).weeks for resource in week.resources]

    assert all(resource.url and resource.url.startswith("https://") for resource in resources)
    assert len({resource.title for resource in resources}) == len({resource.url for resource in resources})


@pytest.mark.parametrize(
    ("skill", "topic"),
    [
        ("5+ years of Python", "Python"),
        ("PostgreSQL", "SQL"),
        ("Patient care", "Care"),
        ("Figma prototyping", "Design craft"),
    ],
)
def test_skills_find_their_question(skill: str, topic: str) -> None:
    assert next(entry.topic for entry in skill_questions() if entry.fits(skill)) == topic


def test_the_version_names_the_content() -> None:
    assert re.fullmatch(r"[0-9a-f]{12}", packs_version())
