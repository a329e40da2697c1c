"""A post is read for one employer: which of its texts speak of it."""

import pytest

from contracts.posts import Post
from lexicon.company import Company
from services.insights.sentences.reading import read_texts


@pytest.mark.parametrize(
    ("comment", "scope"),
    [
        ("They asked me about my driving record.", "own"),
        ("At my company we ask for two stories about conflict.", "other"),
        ("It was a different company, but they asked about trees.", "other"),
        ("At my company it differs. Vexmoor asked me about trees.", "own"),
    ],
)
def test_a_comment_that_says_it_speaks_of_elsewhere_does(comment: str, scope: str) -> None:
    post = Post(source_id="x", source="x", title="Vexmoor interview", body="I have an interview at Vexmoor.")
    texts = read_texts(post, Company.of("Vexmoor"), comments=[comment])
    assert next(text.base for text in texts.texts if text.where == "comment:0") == scope
