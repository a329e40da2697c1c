"""Whose site is visited for what the employer says itself."""

from typing import Any

import pytest

from contracts.job import FieldProvenance, JobDetails, ProvenanceSource
from lexicon.company import Company
from services.scraper.search.domain import domain_of


def found(company: str, text: str = "", **fields: Any) -> str | None:
    job = JobDetails(company_name=company, job_title="Welder", description=text or None, **fields)
    return domain_of(job, Company.of_posting(job))


def told(source: ProvenanceSource) -> dict[str, Any]:
    return {
        "company_domain": "harborline.com",
        "provenance": {"company_domain": FieldProvenance(source=source, confidence=0.8)},
    }


def test_a_domain_that_the_posting_states_is_known_and_a_guessed_one_is_not() -> None:
    assert found("Harborline", **told(ProvenanceSource.JSON_LD)) == "harborline.com"
    assert found("Harborline", **told(ProvenanceSource.DERIVED)) is None


def test_an_employer_of_the_table_has_its_domain() -> None:
    assert found("Deloitte") == "deloitte.com"


@pytest.mark.parametrize(
    ("company", "text", "domain"),
    [
        ("Harborline", "Questions? Write to jobs@harborline.de.", "harborline.de"),
        ("Harborline GmbH", "See https://careers.harborline.co.uk/how-we-hire for more", "harborline.co.uk"),
        ("Brightmoor Foods", "More at www.brightmoor-foods.example and on our blog", "brightmoor-foods.example"),
        ("Brightmoor Foods", "hr@brightmoor.eu", "brightmoor.eu"),
        ("Zorb Foods", "hr@zorb.eu", "zorb.eu"),
        ("Harborline", "https://harborline-careers.com", "harborline-careers.com"),
    ],
)
def test_links_and_addresses_of_the_posting_tell_it(company: str, text: str, domain: str) -> None:
    assert found(company, text) == domain


@pytest.mark.parametrize(
    ("company", "text"),
    [
        ("Harborline", "Apply at https://boards.hirehub.example/harborline or harborline@mail.example"),
        ("Harborline", "https://harborline.hirehub.com/jobs/7"),
        ("Harborline", "Our agency: talent@pellwick.com"),
        ("Northern Foods", "We ship with https://northern.com"),
        ("Harborline", "No address at all."),
        ("++", "https://anybody.com"),
        ("Zor Foods", "hr@zor.eu"),
    ],
)
def test_other_companies_addresses_do_not(company: str, text: str) -> None:
    assert found(company, text) is None


def test_a_guess_that_the_posting_confirms_is_known() -> None:
    assert found("Harborline", "Write to hr@harborline.com", **told(ProvenanceSource.DERIVED)) == "harborline.com"
