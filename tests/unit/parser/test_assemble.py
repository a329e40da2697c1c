"""From raw postings to one job: each field from its surest source, normalised, with provenance."""

import pytest

from services.parser.document import Document
from services.parser.read_document import read_posting


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("Vi søger en bager, der kan lide at stå tidligt op. Du bliver aflønnet med 175 kr/timen. Ring til os.", "DKK"),
        ("Vi ser etter en baker som liker å stå tidlig opp. Du får 215 kr/timen av oss. Ring meg om du vil.", "NOK"),
        ("Vi söker en bagare som gillar att gå upp tidigt. Du får 165 kr/timme av oss. Ring om du vill.", "SEK"),
    ],
)
def test_the_language_tells_whose_crowns_they_are(text: str, currency: str) -> None:
    page = f'{{"@type": "JobPosting", "title": "Baker", "hiringOrganization": "Korn", "description": "{text}"}}'
    salary = read_posting(Document(body=page)).job.salary
    assert salary is not None
    assert (salary.currency, salary.period) == (currency, "hour")
