"""Workday: the candidate site's JSON (`cxs`) and its server-rendered pages."""

import pytest

from tests.support.stage_posting import LONG, read


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
