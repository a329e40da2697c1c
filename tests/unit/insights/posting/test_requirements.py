"""Each demand gets a question in its words; demands of one kind do not get the same texts."""

import pytest

from contracts.insights import Basis, Requirement
from contracts.job import JobDetails
from services.insights.posting.demands import demands_of
from services.insights.posting.requirements import requirements_of
from services.insights.posting.templates import is_tool, kind_of


def requirements(**fields: object) -> list[Requirement]:
    job = JobDetails.model_validate({"company_name": "Fjord", "job_title": "Engineer", **fields})
    return requirements_of(job, demands_of(job))


def test_a_demand_quotes_the_posting_and_asks_in_its_words() -> None:
    text = "You need 4+ years of sailing ferries in winter."
    (demand,) = requirements(required_skills=["4+ years of sailing ferries in winter"], description=text)
    assert demand.basis is Basis.POSTING
    assert demand.evidence[0].quote in text
    assert demand.question
    assert "4+ years of sailing ferries in winter" in demand.question
    assert demand.probes
    assert demand.have_ready


@pytest.mark.parametrize(
    ("demand", "kind"),
    [
        ("Registered nurse licence", "papers"),
        ("Bachelor's degree in physics", "degree"),
        ("Fluent in German", "language"),
        ("Leading a team of ten", "people"),
        ("Strong communication skills", "attitude"),
        ("5+ years in logistics", "years"),
        ("3 Jahre Berufserfahrung", "years"),
        ("Conocimientos de contabilidad", "knowledge"),
        ("Fließend Deutsch", "language"),
        ("Knowledge of tax rules", "knowledge"),
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
        ("Build dashboards", "making"),
        ("Analyse late settlements", "finding"),
        ("Train new colleagues", "people"),
        ("Own the ledger", "running"),
        ("Grow organic traffic", "moving"),
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


def test_demands_of_one_kind_get_different_texts() -> None:
    demands = requirements(required_skills=["Go", "Kafka", "Docker"])
    masked = [(demand.question or "").replace(demand.text, "") for demand in demands]
    assert len(set(masked)) == 3


def test_a_duty_that_begins_with_a_verb_makes_a_sentence() -> None:
    verb, noun = requirements(key_responsibilities=["Plan the rota", "Planning of the rota for two ships"])
    assert (verb.question or "").startswith("You would plan the rota.")
    assert (noun.question or "").startswith("“Planning of the rota for two ships” is part of this job.")


def test_pay_and_place_are_conditions_with_questions_of_their_own() -> None:
    pay, place = requirements(salary_range="NOK 50 per hour", location="Bergen")
    assert (pay.question or "").startswith("The posting states NOK 50 per hour")
    assert (place.question or "").startswith("The position is in Bergen")


def test_a_long_duty_is_cut_within_the_question() -> None:
    duty = "Build a feature of the editor together with a mentor and " + "present it to everybody and " * 6
    (demand,) = requirements(key_responsibilities=[duty.strip()])
    assert "…. " not in (demand.question or "")
    assert "… " in (demand.question or "")
