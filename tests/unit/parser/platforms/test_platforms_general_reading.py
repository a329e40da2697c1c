"""Plugins add to the general reading and correct it; without them it reads their records as well."""

import json
from typing import Any

import pytest

from services.parser.document import Document
from services.parser.platforms import leaving_out, platform_of
from services.parser.read_document import read_posting

RECORD: dict[str, Any] = {
    "absolute_url": "https://boards.greenhouse.io/ternnets/jobs/4417001",
    "id": 4417001,
    "title": "Net Maker",
    "content": "<p>Tern Nets ties nets.</p><ul><li>Tie nets</li><li>Mend nets</li></ul>",
    "location": {"name": "Esbjerg, Denmark"},
    "updated_at": "2026-05-04T00:00:00Z",
    "employment_type": "full_time",
    "salary_range": {"min": 310000, "max": 350000, "currency": "DKK", "period": "year"},
}


def read() -> dict[str, Any]:
    """Return the job."""
    document = Document(body=json.dumps(RECORD), url=RECORD["absolute_url"])
    return read_posting(document).job.model_dump(mode="json")


def test_what_a_plugin_does_not_know_is_read_by_its_meaning() -> None:
    job = read()
    assert (job["platform"], job["job_type"]) == ("greenhouse", "Full-time")
    assert job["salary"]["max"] == 350_000


def test_without_the_plugin_the_posting_is_read_all_the_same() -> None:
    with leaving_out("greenhouse"):
        job = read()
        assert platform_of(RECORD["absolute_url"]) is None
    assert job["platform"] is None
    assert (job["company_name"], job["job_title"]) == ("Tern Nets", "Net Maker")
    assert job["location"] == "Esbjerg, Denmark"
    assert platform_of(RECORD["absolute_url"]) is not None


@pytest.mark.parametrize("text", ["Lever", "Greenhouse"])
def test_other_plugins_stay(text: str) -> None:
    with leaving_out("ashby"):
        assert platform_of(f"https://jobs.{text.lower()}.{'co' if text == 'Lever' else 'io'}/acme/1") is not None
