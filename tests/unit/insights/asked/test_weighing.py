"""Candidates weighed as far as they may be reported."""

from contracts.posts import Post
from lexicon.company import Company
from services.insights.asked.candidates import of_text
from services.insights.asked.classifier import LOWEST_LIMIT, probability
from services.insights.asked.features import features_of
from services.insights.asked.weighing import WEIGHED_FROM, weighed
from services.insights.sentences.reading import read_texts

BODY = "They asked me how I would shard a queue. The train was late. I went home, and I slept. Is it a good place?"


def test_only_what_cannot_be_reported_is_not_weighed() -> None:
    post = Post(source_id="x:1", source="x", title="Quartz interview", body=BODY)
    body = read_texts(post, Company.of("Quartz")).texts[1]

    exact = [probability(features_of(candidate)) for candidate in of_text(body)]

    assert LOWEST_LIMIT >= WEIGHED_FROM
    assert max(exact) > LOWEST_LIMIT
    for (_, chance), right in zip(weighed(body), exact, strict=True):
        assert chance == right if chance is not None else right < WEIGHED_FROM
    assert weighed(body) is weighed(body)
