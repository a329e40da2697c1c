from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts.insights import Basis, CommonQuestions, Evidence, Item, PreparationPlan, ProcessStage, Question
from contracts.job import JobDetails, RoleCategory
from lexicon.roles import ROLES
from services.insights.advice.facts import JobFacts, facts_of
from services.insights.advice.plan import days_left, fitting, plan_of
from services.insights.advice.rolepack import role_pack
from services.insights.advice.rounds import typical_rounds
from services.insights.advice.tasks import PlanTask, tasks_for
from services.insights.posting.demands import demands_of

TODAY = date(2026, 3, 2)
NOBODY = CommonQuestions()
KINDS = [(RoleCategory(role.name), name) for role in ROLES.all for name in [None, *role.subroles]]


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


def facts(**fields: object) -> JobFacts:
    job = JobDetails.model_validate(
        {"company_name": "Fjord", "job_title": "Engineer", "required_skills": ["Go", "Radio"], **fields}
    )
    return facts_of(job, demands_of(job))


def rounds(*names: str) -> list[ProcessStage]:
    return [ProcessStage(name=name, text=name, basis=Basis.GENERAL) for name in names]


def tasks(*names: str, asked: CommonQuestions = NOBODY) -> list[PlanTask]:
    return tasks_for(facts(), role_pack(RoleCategory.SOFTWARE_ENGINEERING), rounds(*names), asked)


def plan(left: int | None, *names: str) -> PreparationPlan:
    return plan_of(fitting(tasks(*names), left), [], left=left, target="Ten")


def test_tasks_name_the_skills_and_the_employer() -> None:
    texts = " ".join(task.item.text for task in tasks("technical interview"))
    assert "Go and radio" in texts
    assert "Fjord" in texts


def test_rounds_decide_which_tasks_come_first() -> None:
    first = tasks("system design")[1]
    assert first.label == "system design"
    assert first.item.text != tasks("online assessment")[1].item.text


def test_the_last_rounds_are_rehearsed() -> None:
    texts = [task.item.text for task in tasks("phone screen", "technical interview", "panel", "offer/negotiation")]
    assert any(text.startswith("Rehearse the technical interview and the panel for Fjord") for text in texts)


def test_reported_questions_are_answered_aloud() -> None:
    proof = [Evidence(source_id="x:1", quote="they asked about joins")]
    asked = CommonQuestions(
        technical=[Question(text=f"Joins {number}?", basis=Basis.REPORTED, evidence=proof) for number in range(3)]
    )
    assert any("the 3 questions that candidates report" in task.item.text for task in tasks(asked=asked))
    assert not any("candidates report" in task.item.text for task in tasks())


def test_hours_are_counted() -> None:
    weeks = plan(21, "technical interview").weeks
    assert all(week.hours for week in weeks)
    assert all(f"({hours} h)" in task.text for week in weeks for task in week.tasks for hours in [_hours(task)])


def _hours(task: Item) -> int:
    return int(task.text.rsplit("(", 1)[1].split(" ")[0])


@pytest.mark.parametrize("left", [4, 7, 14, 28])
def test_the_plan_fits_the_time_left(left: int) -> None:
    made = plan(left, "technical interview", "system design")
    assert sum(week.hours or 0 for week in made.weeks) <= max(2, left * 1.5)
    assert len(made.weeks) <= -(-left // 7)
    assert [week.week for week in made.weeks] == list(range(1, len(made.weeks) + 1))
    assert made.days_left == left


def test_stories_come_first_and_the_rehearsal_last() -> None:
    made = plan(28, "technical interview")
    texts = [task.text for week in made.weeks for task in week.tasks]
    assert texts[0].startswith("Write down one story for each")
    assert texts[-1].startswith("Rehearse")


@pytest.mark.parametrize(("left", "focus"), [(0, "Today:"), (1, "Today and tomorrow:"), (3, "The last 3 days:")])
def test_the_last_days_have_one_part(left: int, focus: str) -> None:
    (week,) = plan(left).weeks
    assert week.focus.startswith(focus)


@given(st.sampled_from(KINDS), st.none() | st.integers(min_value=0, max_value=400))
def test_every_plan_is_complete_and_within_bounds(kind: tuple[RoleCategory, str | None], left: int | None) -> None:
    pack = role_pack(*kind)
    stages = typical_rounds(facts(), pack, [])
    made = plan_of(fitting(tasks_for(facts(), pack, stages, NOBODY), left)[:12], [], left=left, target="Ten")

    assert made.weeks
    assert all(week.tasks and week.focus for week in made.weeks)
    texts = [task.text for week in made.weeks for task in week.tasks]
    assert len(texts) == len(set(texts))


@pytest.mark.parametrize("invisible", ["\u200b", "\u202e", "\x00"])
def test_a_name_of_which_nothing_can_be_seen_has_a_plan(invisible: str) -> None:
    known = facts(company_name=invisible)
    assert tasks_for(known, role_pack(known.role, known.subrole), [], NOBODY)
