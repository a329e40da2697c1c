"""Taking a page apart without parsing it, and data without what tells nothing."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.parser.document import Document
from services.parser.document.markup import dissect
from services.parser.document.page import Page
from services.parser.formats.loose_values import without_bulk
from services.parser.read_document import read_posting

PIECES = st.sampled_from(
    [
        "<p>text</p>",
        "<script>",
        "</script>",
        "<STYLE>",
        "</style>",
        "<svg>",
        "</svg>",
        "<!--",
        "-->",
        "x < y",
        "<script ",
    ]
)


def test_the_parts_of_a_page() -> None:
    page = (
        "<head><style>p{}</style><SCRIPT type='a'>1</SCRIPT></head><p>a<svg><path d='M1'/></svg>b</p>"
        "<script src=x></script><!-- <script>no</script> --><script>2"
    )
    parts = dissect(page.encode())
    assert [script.content for script in parts.scripts] == ["1", "2"]
    assert parts.scripts[0].attributes == " type='a'"
    assert parts.markup.decode() == (
        "<head><style></style><SCRIPT type='a'></SCRIPT></head><p>a<svg></svg>b</p>"
        "<script src=x></script><!-- <script>no</script> --><script>"
    )


@pytest.mark.parametrize("page", ["", "<p>plain</p>", "<script", "<!-- never", "<style>p{}", "<styles>x</styles>"])
def test_pages_without_much_to_take_apart(page: str) -> None:
    assert dissect(page.encode()).scripts == ()
    assert page.startswith(dissect(page.encode()).markup.decode())


@given(st.lists(PIECES, max_size=30).map("".join))
def test_markup_and_scripts_come_from_the_page_in_its_order(page: str) -> None:
    parts = dissect(page.encode())
    at = 0
    for script in parts.scripts:
        at = page.index(script.content, at) + len(script.content)
    letters = iter(page)
    assert all(letter in letters for letter in parts.markup.decode())


def test_the_outline_has_the_marks_of_platforms_wherever_they_are() -> None:
    html = "<div id='grnhse_app'></div><script>window.__appData = {}</script><style>.jobs2web{}</style>"
    assert b"grnhse_app" in Page(html=html, url=None).outline
    assert b"window.__appData" in Page(html=html, url=None).outline
    assert b"jobs2web" not in Page(html=html, url=None).outline


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
