"""amazon.jobs: search records and pages."""

import json
from typing import Any

from services.parser.document import Document
from services.parser.read_document import read_posting

LONG = (
    "<p>Saltbridge Opera stages forty evenings a year, and its workshops build every set themselves. You join a crew "
    "of nine and answer for the flying scenery, its motors and its safety.</p>"
)


def read(body: str | dict[str, Any], url: str | None = None) -> dict[str, Any]:
    text = body if isinstance(body, str) else json.dumps(body)
    return read_posting(Document(body=text, url=url)).job.model_dump(mode="json")


def test_amazon_calls_a_city_by_its_plain_name_too() -> None:
    places = [
        json.dumps({"city": city, "normalizedStateName": state, "normalizedCountryName": "United States"})
        for city, state in (("Boise", "Idaho"), ("Salem", "Oregon"))
    ]
    record = {"title": "Stage Engineer", "job_path": "/en/jobs/1", "description": LONG, "locations": places}
    assert read(record)["locations"] == ["Boise, Idaho, United States", "Salem, Oregon, United States"]
