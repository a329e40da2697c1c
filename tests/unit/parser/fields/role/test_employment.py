"""Employment type in the words a reader expects."""

import pytest

from services.parser.fields.role.employment import find_employment, normalise_employment
from tests.support.stage_posting import posting, read


@pytest.mark.parametrize(
    ("types", "job_type"),
    [("ATS", None), ("36.25 per week", None), ("Regular Full-Time", "Full-time"), ("Crew member", "Crew member")],
)
def test_codes_and_hours_are_no_type_of_employment(types: str, job_type: str | None) -> None:
    assert read(posting(employmentType=types))["job_type"] == job_type


@pytest.mark.parametrize(
    ("title", "job_type"),
    [("Stage Manager", None), ("Stage Engineer", None), ("Stage - Contrôle de gestion", "Internship (Stage)")],
)
def test_a_stage_is_not_always_an_internship(title: str, job_type: str | None) -> None:
    assert read(posting(title=title))["job_type"] == job_type


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        (["FULL_TIME"], "Full-time"),
        (["FullTime"], "Full-time"),
        (
            ["Práce na plný úvazek, práce na zkrácený úvazek"],
            "Full-time, Part-time (Práce na plný úvazek, práce na zkrácený úvazek)",
        ),
        (["fulltime_fixed_term"], "Full-time, Temporary"),
        (["Permanent - Full Time"], "Permanent, Full-time"),
        (["CONTRACTOR", "正社員"], "Contract, Full-time (正社員)"),
        (["Stage de fin d'études"], "Internship (Stage de fin d'études)"),
        (["Regular"], "Regular"),
        (["OTHER"], None),
        (["unavailable", ""], None),
    ],
)
def test_employment(values: list[str], kind: str | None) -> None:
    assert normalise_employment(values) == kind


def test_employment_in_text_must_be_stated() -> None:
    assert find_employment("Marketing Intern", "") == "Internship"
    assert find_employment("Engineer", "Employment type: Part-time. We like contracts.") == "Part-time"
    assert find_employment("Engineer", "You review contracts full of detail.") is None


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("CDI", "Permanent (CDI)"),
        ("アルバイト・パート", "Part-time (アルバイト・パート)"),
        ("fixed-term", "Temporary (fixed-term)"),
        ("Kokoaikatyö, vakinainen", "Full-time, Permanent (Kokoaikatyö, vakinainen)"),
        ("FULL_TIME", "Full-time"),
        ("Vollzeit", "Full-time (Vollzeit)"),
    ],
)
def test_types_keep_their_published_name_where_it_is_another(value: str, kind: str) -> None:
    assert normalise_employment([value]) == kind


@pytest.mark.parametrize("line", ["Full time, remote | 40 hours a week", "Hours: Full-time", "Esbjerg · Full-time"])
def test_a_line_of_facts_states_the_type(line: str) -> None:
    assert find_employment("Net Maker", f"Tern Nets\n{line}\nWe tie nets.") == "Full-time"


def test_a_product_s_name_is_no_type() -> None:
    assert find_employment("Developer", "Frameworks: FastAPI, Flask") is None


def test_a_system_s_code_is_no_type() -> None:
    assert normalise_employment(["vacancy_type_other"]) is None
