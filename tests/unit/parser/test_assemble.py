"""From raw postings to one job: each field from its surest source, normalised, with provenance."""

import pytest

from contracts.job import ProvenanceSource
from services.parser.assemble import assemble
from services.parser.document import Document
from services.parser.raw_posting import RawPosting
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


def test_a_description_in_data_that_lost_its_line_breaks() -> None:
    parts = ["We mend nets.", "ResponsibilitiesMend the nets of the harbour.", "Teach two apprentices.",
             "Keep the loft tidy.", "RequirementsThree seasons on a trawler.", "Patience with knots."]  # fmt: skip
    filler = "Nets last for years when they are dried and tarred." * 5
    draft = RawPosting(source=ProvenanceSource.PLATFORM_API, title="Net Maker", description="".join([filler, *parts]))
    reading = assemble([draft], url=None)
    assert "Teach two apprentices." in reading.fields["description"].split("\n")
