"""amazon.jobs: search records and pages."""

import json

from tests.support.stage_posting import LONG, read


def test_amazon_calls_a_city_by_its_plain_name_too() -> None:
    places = [
        json.dumps({"city": city, "normalizedStateName": state, "normalizedCountryName": "United States"})
        for city, state in (("Boise", "Idaho"), ("Salem", "Oregon"))
    ]
    record = {"title": "Stage Engineer", "job_path": "/en/jobs/1", "description": LONG, "locations": places}
    assert read(record)["locations"] == ["Boise, Idaho, United States", "Salem, Oregon, United States"]
