"""What is known of a job, and texts that name it."""

import pytest

from contracts.job import JobDetails, RoleCategory
from services.insights.advice.facts import JobFacts, facts_of
from services.insights.posting.demands import demands_of


def facts(**fields: object) -> JobFacts:
    job = JobDetails.model_validate({"company_name": "Fjord", "job_title": "Engineer", **fields})
    return facts_of(job, demands_of(job))


def test_a_text_is_filled_or_not_used() -> None:
    known = facts(required_skills=["Seamanship", "Radio"])
    assert known.fill("Go to {company} with {demand}.") == "Go to Fjord with seamanship."
    assert known.fill("On {duty}.") is None
    assert known.first(["On {duty}.", "At {company}."]) == "At Fjord."
    assert list(known.filled(["On {duty}.", "{demands}"])) == ["seamanship and radio"]


def test_demands_are_named_in_a_few_words_and_never_cut() -> None:
    lines = [
        "5+ years of sailing ferries in Arctic waters",
        "Reading and drawing charts",
        "You are somebody whom we like",
    ]
    duties = ["Ensure safety on board", "Plan the rota for two ships and their crews from May to October"]
    known = facts(required_skills=lines, key_responsibilities=duties)
    assert known.words["stories"] == "sailing ferries in Arctic waters, and reading and drawing charts"
    assert known.words["duty"] == "planning the rota"
    assert "…" not in "".join(known.words.values())


def test_a_stated_level_counts_more_than_the_title() -> None:
    assert facts(job_title="Litigation Associate", level="Mid").level == "mid"


def test_short_demands_are_names_of_skills() -> None:
    known = facts(required_skills=["Go", "Kafka", "A long sentence that is no name at all", "SQL", "Rust"])
    assert known.skills == ("Go", "Kafka", "SQL", "Rust")
    assert known.words["skills"] == "Go, Kafka and SQL"


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Senior Engineer, Billing", "Senior Engineer"),
        ("Engineer (f/m/x)", "Engineer"),
        ("Engineer - Payments", "Engineer"),
        ("Front-end Engineer", "Front-end Engineer"),
    ],
)
def test_a_title_is_named_without_its_appendix(title: str, short: str) -> None:
    assert facts(job_title=title).words["title"] == short


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("Summer Intern", "intern"),
        ("Head of Data", "executive"),
        ("Team Lead", "lead"),
        ("Staff Engineer", "senior"),
        ("Junior Analyst", "entry"),
        ("Engineer", "mid"),
        ("Account Manager", "mid"),
        ("Store Manager", "lead"),
    ],
)
def test_the_level_follows_the_title(title: str, level: str) -> None:
    assert facts(job_title=title).level == level


def test_kinds_of_employment_are_seen() -> None:
    assert facts(job_type="Part-time, shifts").types == {"part_time", "shift"}
    assert facts(job_type="Contract, 6 months").types == {"contract"}
    assert facts(job_type="Full-time").types == frozenset()


def test_the_kind_of_work_follows_the_title_as_posted() -> None:
    assert facts(job_title="Registered Nurse", role_category=RoleCategory.HEALTHCARE).subrole == "nurse"
    assert facts(job_title="Engineer", role_category=RoleCategory.SOFTWARE_ENGINEERING).subrole is None
