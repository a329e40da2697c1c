"""Articles and products in data have titles, texts and tags, and are no postings."""

import json
from typing import Any

import pytest

from services.parser.document import Document
from services.parser.errors import NotAPosting
from services.parser.formats.data.scope import candidates_in
from services.parser.read_document import read_posting

TEXT = "<p>We mend nets in the loft, and some of us sing while we do. It takes a winter to learn.</p>" * 3


@pytest.mark.parametrize("tags", [{"tags": ["nets"]}, {"category": "Crafts"}, {"tags": ["nets"], "level": "easy"}, {}])
def test_an_article_with_tags_is_no_posting(tags: dict[str, Any]) -> None:
    data = {"post": {"title": "How we mend nets", "author": "M. Tern", "body": TEXT, **tags}}
    with pytest.raises(NotAPosting):
        read_posting(Document(body=json.dumps(data), url="https://loft.example/post/1"))


def test_facts_of_a_job_make_one() -> None:
    data = {"post": {"title": "Net Mender", "body": TEXT, "tags": ["nets"], "city": "Kiel", "employer": "Tern Nets"}}
    assert [candidate.title for candidate in candidates_in(data)] == ["Net Mender"]
    assert [candidate.title for candidate in candidates_in({"job": {"title": "Net Mender", "body": TEXT}})] == [
        "Net Mender"
    ]
