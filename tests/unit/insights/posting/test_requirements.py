"""Each demand gets a question in its words; demands of one kind do not get the same texts."""

import pytest

from contracts.insights import Basis, Requirement
from contracts.job import JobDetails, RoleCategory
from services.insights.posting.demands import demands_of
from services.insights.posting.requirements import requirements_of
from services.insights.posting.templates import is_tool, kind_of


def requirements(**fields: object) -> list[Requirement]:
    job = JobDetails.model_validate({"company_name": "Fjord", "job_title": "Engineer", **fields})
    return requirements_of(job, demands_of(job))


def test_a_demand_quotes_the_posting_and_does_not_repeat_it() -> None:
    text = "You need 4+ years of sailing ferries in winter."
    (demand,) = requirements(required_skills=["4+ years of sailing ferries in winter"], description=text)
    assert demand.basis is Basis.POSTING
    assert demand.evidence[0].quote in text
    assert demand.question
    assert "ferries" not in f"{demand.probes} {demand.question} {demand.have_ready}"


def test_a_known_subject_gets_its_own_questions() -> None:
    job = {"role_category": RoleCategory.SOFTWARE_ENGINEERING, "key_responsibilities": ["Design consumers of Kafka"]}
    first, second = requirements(required_skills=["Apache Kafka"], **job)
    assert "Kafka" in (first.question or "")
    assert second.question
    assert second.question != first.question
    assert second.probes is None


def test_a_subject_belongs_to_its_kinds_of_work() -> None:
    (demand,) = requirements(required_skills=["Reading schematics"], role_category=RoleCategory.HEALTHCARE)
    assert "board" not in (demand.question or "")


def test_no_advice_stands_twice() -> None:
    lines = [f"{number} years of something like number {number}" for number in range(3, 9)]
    asked = [demand.question for demand in requirements(required_skills=lines) if demand.question]
    assert len(set(asked)) == len(asked)
    assert len(asked) < len(lines)


@pytest.mark.parametrize(
    ("demand", "kind"),
    [
        ("Registered nurse licence", "papers"),
        ("Bachelor's degree in physics", "degree"),
        ("Fluent in German", "language"),
        ("Leading a team of ten", "people"),
        ("Strong communication skills", "communication"),
        ("Patience and humour with everybody", "attitude"),
        ("5+ years in logistics", "years"),
        ("3 Jahre Berufserfahrung", "years"),
        ("Conocimientos de contabilidad", "knowledge"),
        ("Fließend Deutsch", "language"),
        ("Knowledge of tax rules", "rules"),
        ("Knowledge of tides", "knowledge"),
        ("PostgreSQL", "tool"),
        ("Interest in energy markets", "interest"),
        ("CCRN", "papers"),
        ("Ventilator care", "practice"),
        ("You think in systems and like to see them work every day of the year", "other"),
    ],
)
def test_a_demand_is_of_a_kind(demand: str, kind: str) -> None:
    assert kind_of("required", demand) == kind


@pytest.mark.parametrize(
    ("duty", "kind"),
    [
        ("Build dashboards", "building"),
        ("Analyse late settlements", "finding"),
        ("Train new colleagues", "training"),
        ("Own the ledger", "owning"),
        ("Grow organic traffic", "improving"),
        ("Maintain the price lists", "recording"),
        ("Maintain equipment", "repairing"),
        ("Manage a team of six", "leading"),
        ("Manage supplier contracts", "owning"),
        ("Somehow be around", "other"),
    ],
)
def test_a_duty_is_of_a_kind(duty: str, kind: str) -> None:
    assert kind_of("duty", duty) == kind


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Rotating shifts, nights included", "shifts"),
        ("Travel up to 50 per cent", "travel"),
        ("Fixed-term for 12 months", "contract"),
        ("We cannot sponsor visas", "permit"),
        ("Lifting of up to 25 kg", "body"),
        ("Two days a week in the office", "place"),
        ("Arbeit im Schichtdienst", "shifts"),
        ("Poste en CDD", "contract"),
    ],
)
def test_a_condition_is_of_a_kind(sentence: str, kind: str) -> None:
    assert kind_of("condition", sentence) == kind


@pytest.mark.parametrize("text", ["PostgreSQL", "C++", "MEDDIC", "Google Analytics", "Python or TypeScript", "Kafka"])
def test_names_are_tools(text: str) -> None:
    assert is_tool(text)


@pytest.mark.parametrize("text", ["Ventilator care", "Safeguarding", "Commercial leases", "A project you can show"])
def test_what_one_does_is_no_tool(text: str) -> None:
    assert not is_tool(text)


def test_pay_and_place_are_no_drill() -> None:
    pay, place = requirements(salary_range="NOK 50 per hour", location="Bergen")
    assert (pay.text, place.text) == ("NOK 50 per hour", "Bergen")
    assert pay.question is place.question is None


def test_no_question_is_cut() -> None:
    duty = "Build a feature of the editor together with a mentor and " + "present it to everybody and " * 6
    (demand,) = requirements(key_responsibilities=[duty.strip()])
    assert demand.question
    assert "…" not in demand.question
