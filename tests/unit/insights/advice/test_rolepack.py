"""The advice of every kind of work is complete, and none of it belongs to another role."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from contracts.insights import Basis, Insights, walk_items
from contracts.job import JobDetails, RoleCategory
from contracts.preps import PrepContext
from lexicon.roles import ROLES
from lexicon.roles import role as lexicon_role
from services.insights.advice.rolepack import base_pack, role_pack
from services.insights.assembly.assemble import assemble
from services.insights.assembly.role_leakage import without_foreign
from services.insights.engines.base import Findings
from services.insights.parts.merging import advice
from services.insights.posting.drills import all_drills
from services.insights.text.rounds import ROUNDS

CODING = re.compile(
    r"leetcode|hackerrank|neetcode|linked list|dynamic programming|coding (?:interview|problem)", re.IGNORECASE
)
TECHNICAL_ROLES = {RoleCategory.SOFTWARE_ENGINEERING, RoleCategory.DATA_SCIENCE, RoleCategory.OTHER}
KINDS = [(RoleCategory(role.name), name) for role in ROLES.all for name in [None, *role.subroles]]
PACKS = Path("services/insights/advice/packs")


def guide(role: RoleCategory) -> Insights:
    job = JobDetails(company_name="Acme", job_title="Specialist", role_category=role)
    return assemble(job=job, posts=[], context=PrepContext(), findings=Findings(), now=datetime(2026, 1, 1, tzinfo=UTC))


@pytest.mark.parametrize("role", RoleCategory)
def test_every_role_gets_a_guide_even_when_nothing_else_is_known(role: RoleCategory) -> None:
    insights = guide(role)

    assert len(insights.common_questions.behavioral) >= 2
    assert len(insights.common_questions.technical) >= 4
    assert all(question.guidance and question.topic for question in insights.common_questions.technical)
    assert len(insights.interview_process.stages) >= 5
    assert all(week.tasks for week in insights.preparation_plan.weeks)
    assert insights.preparation_plan.practice_target
    assert insights.checklist
    assert insights.last_minutes
    assert {item.basis for item in walk_items(insights)} == {Basis.GENERAL}


@pytest.mark.parametrize("role", sorted(set(RoleCategory) - TECHNICAL_ROLES))
def test_no_coding_drills_outside_of_technical_roles(role: RoleCategory) -> None:
    assert not CODING.search(guide(role).model_dump_json())


@pytest.mark.parametrize("role", RoleCategory)
def test_a_pack_passes_its_own_guard(role: RoleCategory) -> None:
    insights = guide(role)

    assert without_foreign(insights, role) == (insights, 0)


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


@pytest.mark.parametrize(("role", "subrole"), KINDS)
def test_a_kind_of_work_has_questions_tasks_and_known_rounds(role: RoleCategory, subrole: str | None) -> None:
    pack = role_pack(role, subrole)
    rounds = set(base_pack().rounds)

    assert set(pack.typical_stages) <= rounds
    assert all(set(task.rounds) <= rounds and task.hours > 0 for task in pack.tasks)
    assert len(pack.tasks) >= 3
    assert len(pack.technical) >= 4
    assert pack.mistakes
    assert pack.practice_target


@pytest.mark.parametrize(("role", "subrole"), KINDS)
def test_no_advice_belongs_to_another_role(role: RoleCategory, subrole: str | None) -> None:
    pack = role_pack(role, subrole)
    foreign = lexicon_role(role.value).foreign
    texts = [entry.guidance for entry in [*pack.technical, *pack.behavioral]]
    texts += [text for drill in all_drills() if role in drill.roles for text in (*drill.ask, *drill.ready)]
    texts += [*pack.mistakes, *pack.preparation, pack.practice_target, *(task.text for task in pack.tasks)]
    assert not [text for text in texts if any(re.search(words, text, re.IGNORECASE) for words in foreign)]


def test_every_round_that_can_be_reported_has_advice() -> None:
    assert {entry.name for entry in ROUNDS} <= set(base_pack().rounds)


def test_kinds_of_work_and_their_packs_have_the_same_names() -> None:
    packs = {(path.parent.name, path.stem) for path in PACKS.glob("*/*.toml")}
    assert packs == {(role.id, name) for role in ROLES.all for name in role.subroles}


def test_kinds_of_work_differ() -> None:
    nurse, pharmacist = (role_pack(RoleCategory.HEALTHCARE, name) for name in ("nurse", "pharmacist"))
    assert not {entry.text for entry in nurse.technical} & {entry.text for entry in pharmacist.technical}
    assert role_pack(RoleCategory.HEALTHCARE, None).technical != nurse.technical


@pytest.mark.parametrize("role", RoleCategory)
def test_resources_have_addresses_of_their_own(role: RoleCategory) -> None:
    resources = role_pack(role).resources

    assert all(resource.url and resource.url.startswith("https://") for resource in resources)
    assert len({resource.title for resource in resources}) == len({resource.url for resource in resources})
