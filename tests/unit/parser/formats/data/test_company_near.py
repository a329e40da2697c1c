"""Posting-like objects in unknown JSON: found by their shape, chosen by the address, mapped by their keys."""

import json
from typing import Any

import pytest

from services.parser.document import Document
from services.parser.formats.data.company_near import company_near
from services.parser.read_document import read_posting


def test_the_data_around_a_posting_names_its_company() -> None:
    job = {"title": "Cook", "shortcode": "A1B2", "city": "Oslo", "country": "Norway", "description": "We cook. " * 30}
    board: dict[str, Any] = {"name": "Grill House", "jobs": [job]}
    read = read_posting(Document(body=json.dumps(board), url="https://apply.workable.com/api/v1/widget/accounts/g")).job
    assert read.company_name == "Grill House"
    assert company_near(board, job) == "Grill House"
    # Two names may be anybody's; a name without postings beneath it is not a company's.
    assert company_near({**board, "employer": "Staffing"}, job) is None
    assert company_near({"name": "Grill House", "page": job}, job) is None


def test_parts_of_the_description_in_an_object_of_their_own() -> None:
    job = {
        "title": "Cook", "shortcode": "A1B2", "details": {"description": "<p>We cook.</p>",
        "requirements": "<ul><li>Knives</li><li>Fire</li></ul>"},
        "location": {"city": "Oslo", "workplace_type": "on_site", "telecommuting": False},
    }  # fmt: skip
    read = read_posting(Document(body=json.dumps({"job": job}), url="https://grill.workable.com/spi/v3/jobs/A1B2")).job
    assert read.required_skills == ["Knives", "Fire"]
    assert read.remote_policy == "onsite"


@pytest.mark.parametrize(
    "table",
    [
        {"employers": {"7": {"name": "Grill House"}, "8": {"name": "Fish Hut"}}},
        {"employers": [{"id": 7, "name": "Grill House"}, {"id": 8, "name": "Fish Hut"}]},
        {"employerNames": {"7": "Grill House", "8": "Fish Hut"}},
    ],
)
def test_an_id_leads_to_the_name_in_a_table(table: dict[str, Any]) -> None:
    job = {"title": "Cook", "employerId": 7}
    assert company_near({"job": job, **table}, job) == "Grill House"
