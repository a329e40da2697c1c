"""Data that scripts and hidden elements hold in other syntaxes than JSON."""

import json
from html import escape

import pytest

from services.parser.document import Document
from services.parser.errors import ParserError
from services.parser.read_document import read_posting

BODY = (
    "<p>You plane oak doors and mend sashes.</p><h3>Requirements</h3><ul><li>Steady hands</li><li>A saw</li></ul>" * 2
)
JOB = {
    "jobTitle": "Bench Joiner",
    "company": {"visibleName": "Alder & Daughters"},
    "city": "Ghent",
    "description": BODY,
}
LITERAL = (
    "{jobTitle: 'Bench Joiner', company: {visibleName: 'Alder & Daughters',}, city: 'Ghent', "
    f"description: {json.dumps(BODY)}, seen: new Date(0),}}"
)
PAGES = {
    "template": f"<template id=state>{escape(json.dumps({'vacancyView': JOB}))}</template>",
    "textarea": f"<textarea hidden>{escape(json.dumps({'job': JOB}))}</textarea>",
    "assigned literal": f"<script>var job = {LITERAL};</script>",
    "argument": f"<script>new JobView({LITERAL}).render();</script>",
}


def read(body: str, title: str = "Bench Joiner - Alder & Daughters") -> dict[str, object]:
    """Return the job of a page."""
    page = f"<!doctype html><html><head><title>{title}</title></head><body><div id=root></div>{body}</body></html>"
    return read_posting(Document(body=page, url="https://jobs.example/view/oak")).job.model_dump(mode="json")


@pytest.mark.parametrize("name", PAGES)
def test_syntaxes(name: str) -> None:
    job = read(PAGES[name])
    assert (job["company_name"], job["job_title"], job["location"]) == ("Alder & Daughters", "Bench Joiner", "Ghent")
    assert job["required_skills"] == ["Steady hands", "A saw"]


def test_a_literal_is_read_only_where_the_page_shows_that_job() -> None:
    with pytest.raises(ParserError):
        read(PAGES["argument"], title="Our workshop")


def test_a_list_without_keys_is_known_by_its_values() -> None:
    values = json.dumps(["77", "Cabinet Maker", "Oslo, Norway", "Full-time", BODY, "2026-05-04"])
    script = f"<script>fillList('jobView', 'detail', {values});</script>"
    reading = read_posting(
        Document(
            body=f"<html><head><title>Cabinet Maker | Alder</title></head><body>{script}</body></html>",
            url="https://alder.example/careers/77",
        )
    )
    assert reading.fields["job_title"] == "Cabinet Maker"
    assert reading.fields["location"] == "Oslo, Norway"
    assert reading.fields["job_type"] == "Full-time"


def test_several_jobs_in_scripts_are_a_list_unless_the_page_shows_one() -> None:
    scripts = "".join(
        f"<script type=application/json>{json.dumps({**JOB, 'jobTitle': title})}</script>"
        for title in ("Bench Joiner", "Glazier", "Smith")
    )
    assert read(scripts)["job_title"] == "Bench Joiner"
    with pytest.raises(ParserError):
        read(scripts, title="Jobs at our workshop")


def test_an_id_that_several_jobs_share_names_none() -> None:
    jobs = [{**JOB, "jobTitle": title, "companyId": "1955"} for title in ("Joiner", "Glazier", "Smith")]
    body = json.dumps(jobs)
    with pytest.raises(ParserError):
        read_posting(Document(body=body, url="https://widgets.example/companies/1955/embed"))
