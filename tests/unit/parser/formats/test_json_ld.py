"""JSON-LD in pages, also where it is escaped, broken or cut off."""

import pytest

from services.parser.document import Document
from services.parser.document.page import Page
from services.parser.formats.json_ld import json_ld_postings, load_tolerantly
from services.parser.read_document import read_posting


@pytest.mark.parametrize(
    "text",
    [
        '{"a": 1}', '<!-- {"a": 1} -->', '//<![CDATA[\n{"a": 1}\n//]]>', "{&quot;a&quot;: 1}", '{"a": 1,}', '{"a": 1};',
        '\ufeff{"a": 1}', '{"a": 1}\n{"b": 2}',
    ],
)  # fmt: skip
def test_json_ld_is_read_tolerantly(text: str) -> None:
    assert next(iter(load_tolerantly(text))) == {"a": 1}


def test_control_characters_and_bad_escapes_in_json_ld() -> None:
    page = (
        '<script type=application/ld+json>{"@type":"JobPosting","title":"A\tB","description":"it\\\'s\nfine"}</script>'
    )
    assert json_ld_postings(Page(html=page, url=None).scripts)[0]["title"] == "A\tB"


def test_json_ld_that_was_cut_off_is_salvaged() -> None:
    page = (
        '<script type="application/ld+json">{"@type":"JobPosting","title":"Cook","hiringOrganization":{"name":"Grill"},'
        '"jobLocation":{"address":{"addressLocality":"Oslo"}},"description":"We cook all day and'
    )
    job = read_posting(Document(body=page, url="https://jobs.example/1")).job
    assert (job.company_name, job.job_title, job.location) == ("Grill", "Cook", "Oslo")


def test_what_a_posting_names_by_id_is_found_in_the_graph() -> None:
    page = (
        '<script type=application/ld+json>{"@graph": [{"@type": "Organization", "@id": "#o", "name": "Grill House"}, '
        '{"@type": "JobPosting", "title": "Cook", "hiringOrganization": {"@id": "#o"}, "jobLocation": {"@id": "#p"}}]}'
        "</script>"
    )
    posting = json_ld_postings(Page(html=page, url=None).scripts)[0]
    assert posting["hiringOrganization"]["name"] == "Grill House"
    assert posting["jobLocation"] == {"@id": "#p"}
