"""Advice is chosen for what was found, and stands behind it."""

from collections import Counter
from typing import Any

from contracts.insights import Basis, CommonQuestions, Evidence, Insights, ProcessStage, Question, walk_items
from contracts.job import JobDetails, RoleCategory
from services.insights.advice.facts import facts_of
from services.insights.advice.rolepack import role_pack
from services.insights.assembly.advising import advised
from services.insights.posting.demands import demands_of
from services.insights.posting.requirements import requirements_of
from tests.support.guide_samples import bare_insights

JOB = JobDetails(
    company_name="Fjord",
    job_title="Engineer",
    role_category=RoleCategory.SOFTWARE_ENGINEERING,
    required_skills=["Go", "Radio", "5 years at sea", "Calm under pressure"],
    key_responsibilities=["Run the ferry service", "Build the timetable"],
)
PROOF = [Evidence(source_id="x:1", quote="they asked about the sea")]


def guide(*, announced: Any = (), **parts: Any) -> Insights:
    demands = demands_of(JOB)
    found = bare_insights().model_copy(update={"requirements": requirements_of(JOB, demands), **parts})
    counts = Counter(item.basis for item in walk_items(found))
    grounding = found.grounding.model_copy(update={basis.value: counts[basis] for basis in Basis})
    return advised(
        found.model_copy(update={"grounding": grounding}),
        facts=facts_of(JOB, demands),
        pack=role_pack(JOB.role_category),
        demands=demands,
        left=None,
        announced=announced,
    )


def round_(name: str, *, other_role: str | None = None) -> ProcessStage:
    return ProcessStage(name=name, text=name, basis=Basis.REPORTED, evidence=PROOF, other_role=other_role)


def stage_of(name: str, basis: Basis) -> ProcessStage:
    return ProcessStage(name=name, text=name, basis=basis)


def rounds(*stages: ProcessStage) -> dict[str, object]:
    return {"interview_process": bare_insights().interview_process.model_copy(update={"stages": list(stages)})}


def test_typical_rounds_fill_in_for_reported_ones() -> None:
    stages = guide(**rounds(round_("panel"))).interview_process.stages
    assert stages[0].name == "panel"
    assert len(stages) > 3
    assert [stage.basis for stage in stages[1:]] == [Basis.GENERAL] * (len(stages) - 1)


def test_enough_reported_rounds_need_no_typical_ones_but_get_tips() -> None:
    stages = guide(**rounds(round_("panel"), round_("system design"))).interview_process.stages
    assert [stage.name for stage in stages] == ["panel", "system design"]
    assert any(stage.tips for stage in stages)


def test_rounds_of_another_role_do_not_count() -> None:
    others = [round_(name, other_role="Design") for name in ("panel", "presentation")]
    stages = guide(**rounds(*others)).interview_process.stages
    assert stages[0].basis is Basis.GENERAL
    assert [stage.name for stage in stages[-2:]] == ["panel", "presentation"]


def test_questions_that_a_model_advises_are_chosen_like_others_and_come_first() -> None:
    advice = [
        Question(text=f"Practise subject{number} well?", basis=Basis.GENERAL, guidance="Do it.") for number in range(20)
    ]
    reported = Question(text="Why the sea?", basis=Basis.REPORTED, evidence=PROOF)
    asked = CommonQuestions(technical=[*advice, reported])
    technical = guide(common_questions=asked).common_questions.technical
    assert technical[0].text == "Why the sea?"
    assert advice[0] in technical
    assert len(technical) < 12


def test_announced_rounds_are_the_process() -> None:
    posted = [stage_of("Pairing exercise", Basis.POSTING), stage_of("Call with a recruiter", Basis.POSTING)]
    stages = guide(announced=posted).interview_process.stages
    assert [stage.name for stage in stages] == ["Pairing exercise", "Call with a recruiter"]
    assert all(stage.tips for stage in stages)


def test_a_reported_round_stands_where_the_posting_announces_it() -> None:
    posted = [stage_of(name, Basis.POSTING) for name in ("Panel interview", "Pairing exercise")]
    found = rounds(round_("technical interview"), round_("superday"))
    stages = guide(announced=posted, **found).interview_process.stages
    assert [stage.name for stage in stages] == ["Panel interview", "technical interview", "superday"]


def test_the_end_of_the_plan_is_there() -> None:
    made = guide()
    assert made.checklist[0].basis is Basis.POSTING
    assert any(item.text.startswith("Mention early: ") for item in made.last_minutes)
    assert made.preparation_plan.weeks
