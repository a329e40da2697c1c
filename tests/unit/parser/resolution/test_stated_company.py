"""One structured source is enough, unless the address speaks of somebody else."""

import pytest

from contracts.job import ProvenanceSource as Source
from services.parser.raw_posting import RawPosting
from services.parser.resolution.stated_company import stated_company

SURE = 0.7
TEXT = "We mend the nets of the whole harbour."


def stated(name: str, source: Source, url: str, label: str) -> float:
    """Return how sure a name is that no text bears out."""
    draft = RawPosting(source=source, confidence=0.8, company=name)
    found = stated_company([(draft, name)], text=TEXT, url=url, labels=[label])
    return found.confidence if found else 0.0


@pytest.mark.parametrize("source", [Source.JSON_LD, Source.PLATFORM_API, Source.EMBEDDED_STATE])
def test_a_name_that_stands_alone_is_stated(source: Source) -> None:
    assert stated("Tern Nets", source, "https://board.example/jobs/7", "board") >= SURE


@pytest.mark.parametrize(
    ("url", "label"),
    [
        ("https://gull.wd3.myworkdayjobs.com/Jobs/job/7", "gull"),
        ("https://careers.microsoft.com/job/7", "microsoft"),
    ],
)
def test_units_and_agencies_are_a_guess(url: str, label: str) -> None:
    assert stated("Tern Nets", Source.PLATFORM_API, url, label) < SURE
