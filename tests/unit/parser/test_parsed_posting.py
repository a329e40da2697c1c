"""The result of reading: a job as far as it is known."""

import pytest

from contracts.job import ProvenanceSource
from services.parser.document import Document
from services.parser.errors import PostingIncomplete
from services.parser.parsed_posting import ParsedPosting
from services.parser.read_document import read_posting

_URL = ProvenanceSource.URL


def test_what_was_read_is_told_when_something_is_missing() -> None:
    text = (
        "For a client we are looking for somebody.\n\nBoat Mechanic\n\nLocation: Oban\n\nResponsibilities\n"
        "- Mend boats\n- Order parts for the season\n\nRequirements\n- 3 years of experience\n- Skill with diesel\n"
    )
    with pytest.raises(PostingIncomplete, match=r"Boat Mechanic, Oban.*the company's name"):
        _ = read_posting(Document(body=text, is_pasted=True)).job


def _reading(
    company: str, *, domain: str | None = None, source: ProvenanceSource = ProvenanceSource.URL
) -> ParsedPosting:
    reading = ParsedPosting()
    reading.put("company_name", company, ProvenanceSource.USER, 1.0)
    reading.put("job_title", "Data Engineer", ProvenanceSource.USER, 1.0)
    if domain:
        reading.put("company_domain", domain, source, 0.3)
    return reading


@pytest.mark.parametrize("name", ["Meta Platforms, Inc.", "Facebook", "meta"])
def test_a_known_employer_comes_with_its_brand_and_spellings(name: str) -> None:
    employer = _reading(name).job.company
    assert employer is not None
    assert (employer.brand, employer.documented, employer.everyday_word) == ("Meta", True, True)
    assert "Facebook" in employer.spellings


def test_an_unknown_employer_comes_with_what_its_name_tells() -> None:
    reading = _reading("Wexcombe Robotics", domain="wexcombe.example")
    reading.legal_name = "Wexcombe Robotics Sp. z o.o."
    employer = reading.job.company
    assert employer is not None
    assert employer.legal_name == "Wexcombe Robotics Sp. z o.o."
    assert employer.spellings == ["Wexcombe Robotics", "Wexcombe"]
    assert (employer.domain, employer.documented) == ("wexcombe.example", False)


def test_a_guessed_domain_is_not_handed_on_as_known() -> None:
    employer = _reading("Wexcombe", domain="wexcombe.com", source=ProvenanceSource.DERIVED).job.company
    assert employer is not None
    assert employer.domain is None


def test_a_legal_name_of_another_company_is_dropped_when_the_user_corrects_the_name() -> None:
    reading = _reading("Wexcombe")
    reading.legal_name = "Brackenwood Staffing Ltd"
    employer = reading.job.company
    assert employer is not None
    assert employer.legal_name is None
