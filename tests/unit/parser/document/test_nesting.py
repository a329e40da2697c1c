"""Pages that are nested without end are refused at once; long pages with many elements are not."""

import pytest

from services.parser.document import Document
from services.parser.document.nesting import is_too_deep
from services.parser.errors import NotAPosting
from services.parser.read_document import read_posting

DEEP = 100_000


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * DEEP,
        "<b>" * DEEP + "x" + "</b>" * DEEP,
        "<a href=/x><p>Cook " * DEEP,
        "<DIV>" * DEEP,
        "</i><i>" + "<i>" * DEEP,
    ],
)
def test_endless_nesting_is_refused(markup: str) -> None:
    assert is_too_deep(markup)
    with pytest.raises(NotAPosting, match="nested too deeply"):
        read_posting(Document(body=f"<html><body><h1>Cook</h1>{markup}", url="https://kitchen.example/jobs/1"))


@pytest.mark.parametrize(
    "markup",
    [
        "<div><b>Soup</b></div>" * 9000,
        "<p>Soup<br>" * 9000,
        "<ul>" + "<li>Soup" * 9000,
        "<div>" * 900 + "</div>" * 900,
        "",
    ],
)
def test_long_pages_are_not(markup: str) -> None:
    assert not is_too_deep(markup)
