"""ParsedPosting loosely typed data: JSON of many shapes, without trusting any."""

import json
from typing import Any

import pytest

from services.parser.document import Document
from services.parser.formats.loose_values import number_of, section, strings_of, text_of, walk, without_bulk
from services.parser.read_document import read_posting

EVENTS: list[dict[str, Any]] = [{"event": "job viewed", "slot": slot, "title": f"Card {slot}"} for slot in range(500)]


def test_long_arrays_that_tell_nothing_are_left_out() -> None:
    posting = {"title": "Cook", "description": "We cook. " * 30}
    assert without_bulk({"events": EVENTS, "job": posting}, None) == {"events": [], "job": posting}
    assert without_bulk({"jobs": [*EVENTS, posting]}, None) == {"jobs": [*EVENTS, posting]}
    assert without_bulk({"jobs": EVENTS[:10]}, None) == {"jobs": EVENTS[:10]}
    assert without_bulk({"jobs": EVENTS}, "https://a.example/jobs/Card 77") == {"jobs": EVENTS}


def test_a_posting_is_found_among_a_page_s_events() -> None:
    job = {
        "id": 4711,
        "title": "Pastry Cook",
        "company": "Grill House",
        "location": "Oslo",
        "description": "<p>We bake every morning.</p>" * 20,
        "employmentType": "Full-time",
    }
    html = (
        f"<html><body><script>dataLayer = {json.dumps(EVENTS)}</script>"
        f"<script>window.state = {json.dumps({'events': EVENTS, 'job': job})}</script></body></html>"
    )
    read = read_posting(Document(body=html, url="https://jobs.example/o/pastry-cook")).job
    assert (read.company_name, read.job_title, read.location) == ("Grill House", "Pastry Cook", "Oslo")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("x", "x"),
        (5, "5"),
        (True, None),
        ({"name": "n"}, "n"),
        ({"en": "e"}, "e"),
        (["", "y"], "y"),
        ("N/A", None),
        (None, None),
        ({}, None),
    ],
)
def test_loose_values(value: Any, text: str | None) -> None:
    assert text_of(value) == text


def test_more_loose_values() -> None:
    assert strings_of([{"label": "a"}, "b", None, ["c"]]) == ["a", "b", "c"]
    assert number_of("70.000") == 70_000
    assert number_of("x") is None
    assert number_of(0) is None
    assert section("Tasks", ["a", "b"]) == "<h3>Tasks</h3>\n<p>a</p>\n<p>b</p>\n"
    assert section("Tasks", None) == ""
    assert [node for node in walk({"a": '{"b": {"c": 1}}'}) if "c" in node] == [{"c": 1}]


@pytest.mark.parametrize(
    "value",
    ["1e400", "-1e400", "nan", "inf", "9" * 400, 10**400, float("inf"), float("nan"), "-5", -5, 0, "0", True, "", []],
)
def test_what_is_no_positive_finite_number(value: Any) -> None:
    assert number_of(value) is None


@pytest.mark.parametrize("figure", ['"1e400"', '"inf"', '"nan"', "1e400", "9" * 400])
def test_pay_without_bounds_is_left_out_of_a_posting(figure: str) -> None:
    pay = f'"baseSalary": {{"currency": "EUR", "value": {{"minValue": 1, "maxValue": {figure}, "unitText": "YEAR"}}}}'
    posting = (
        '{"@type": "JobPosting", "title": "Pastry Cook", "hiringOrganization": {"name": "Grill House"}, '
        f'"description": "We bake every morning, and you bake with us.", {pay}}}'
    )
    page = f'<html><script type="application/ld+json">{posting}</script><h1>Pastry Cook</h1></html>'
    job = read_posting(Document(body=page, url="https://jobs.example/o/1")).job
    assert job.company_name == "Grill House"
    assert job.salary is None or job.salary.max is None
