"""Workday: the candidate site's JSON (`cxs`) and its server-rendered pages."""

import json
from typing import Any

import pytest

from services.parser.document import Document
from services.parser.read_document import read_posting

LONG = (
    "<p>Saltbridge Opera stages forty evenings a year, and its workshops build every set themselves. You join a crew "
    "of nine and answer for the flying scenery, its motors and its safety.</p>"
)


def read(body: str | dict[str, Any], url: str | None = None) -> dict[str, Any]:
    text = body if isinstance(body, str) else json.dumps(body)
    return read_posting(Document(body=text, url=url)).job.model_dump(mode="json")


@pytest.mark.parametrize(
    ("place", "country", "expected"),
    [
        ("USA - Remote", "United States of America", "Remote, United States"),
        ("Remote, Canada", "Canada", "Remote, Canada"),
        ("CA - Toronto", "Canada", "CA - Toronto, Canada"),
        ("Ghent", "Belgium", "Ghent, Belgium"),
    ],
)
def test_workday_names_a_country_once(place: str, country: str, expected: str) -> None:
    info = {"title": "Stage Engineer", "jobDescription": LONG, "jobReqId": "R-1", "location": place}
    record = {"jobPostingInfo": {**info, "country": {"descriptor": country}}}
    assert read(record, "https://saltbridge.wd3.myworkdayjobs.com/en-US/x/job/y/z_R-1")["location"] == expected
