"""Reading a document of any format: the fallback chain from structured data down to plain text."""

import json
from typing import Any

import pytest

from services.parser.document import Document
from services.parser.document.page import Page
from services.parser.errors import NotAPosting, ParserError, PostingNotFound
from services.parser.formats.embedded_state import embedded_states
from services.parser.formats.loose_values import walk
from services.parser.read_document import read_posting


def why(body: str, url: str | None = None) -> type[ParserError]:
    with pytest.raises(ParserError) as refused:
        _ = read_posting(Document(body=body, url=url)).job
    return type(refused.value)


@pytest.mark.parametrize(
    "answer",
    [
        {"items": [], "count": 0, "hasMore": False, "limit": 25, "links": []},
        {"results": [], "total": 0},
        {"jobs": [], "totalFound": 0, "offset": 0},
    ],
)
def test_an_empty_answer_has_no_such_posting(answer: dict[str, Any]) -> None:
    assert why(json.dumps(answer)) is PostingNotFound


@pytest.mark.parametrize(
    "answer", [{"items": [], "count": 7}, {"status": 429, "errors": [{"code": "slow"}], "jobs": []}]
)
def test_an_answer_that_tells_something_is_not_empty(answer: dict[str, Any]) -> None:
    assert why(json.dumps(answer)) is NotAPosting


def test_states_of_many_frameworks() -> None:
    job = {"title": "Cook", "description": "x" * 80, "jobId": 1}
    flight = json.dumps(f'5:["$","div",null,{json.dumps(job)}]')
    stream = json.dumps(json.dumps([{"_1": 2}, "title", "Cook", "job position", "x" * 80]))
    html = (
        f'<script id="__NEXT_DATA__" type="application/json">{json.dumps(job)}</script>'
        f"<script>window.__INITIAL_STATE__ = {json.dumps(job)};</script>"
        f"<script>var data = JSON.parse({json.dumps(json.dumps(job))});</script>"
        f"<script>self.__next_f.push([1,{flight}])</script>"
        f"<script>window.__remixContext.streamController.enqueue({stream});</script>"
    )
    states = list(embedded_states(Page(html=html, url=None)))
    assert sum(1 for state in states for node in walk(state) if node.get("title") == "Cook") == 5


@pytest.mark.parametrize("body", ["", "   ", "\x00\x00", "null", "[]", "{}", '""', "42", "<", "<a/>"])
def test_nothing_is_no_posting(body: str) -> None:
    with pytest.raises(ParserError):
        read_posting(Document(body=body))


@pytest.mark.parametrize("depth", [100, 900, 990, 100_000])
@pytest.mark.parametrize(("opening", "closing"), [('{"a":', "}"), ("[", "]"), ('{"a":[', "]}")])
@pytest.mark.parametrize("carrier", ["{data}", '<html><script type="application/ld+json">{data}</script><h1>Cook</h1>'])
def test_data_nested_to_any_depth_is_refused(depth: int, opening: str, closing: str, carrier: str) -> None:
    data = opening * depth + "1" + closing * depth
    assert issubclass(why(carrier.replace("{data}", data)), ParserError)


def test_a_long_text_is_read_as_far_as_a_posting_may_go() -> None:
    posting = "Pastry Cook\nGrill House\n\nRequirements\n- You bake.\n- 3 years of experience.\n\nBenefits\n- Bread\n"
    assert read_posting(Document(body=posting + "\nWe bake every morning." * 10_000)).job.job_title == "Pastry Cook"
