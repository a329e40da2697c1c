"""Searching Stack Exchange."""

from typing import Any

import httpx
import pytest

from services.scraper.errors import MalformedError, RateLimitedError, SourceError
from services.scraper.search.plan import SearchPlan
from services.scraper.settings import StackExchangeSettings
from services.scraper.sources.base import Harvest
from services.scraper.sources.stackexchange import StackExchangeSource
from services.scraper.upstream.client import Upstream
from tests.support.imitated_upstream import World
from tests.support.searching import budget_of, search

QUESTION = {
    "question_id": 11,
    "title": "Stripe &quot;bug bash&quot; interview",
    "body": "<p>I interviewed at Stripe.</p><p>They asked me to fix a bug.</p>",
    "link": "https://workplace.stackexchange.com/questions/11",
    "score": 5,
    "answer_count": 2,
    "creation_date": 1_790_000_000,
    "content_license": "CC BY-SA 4.0",
    "owner": {"display_name": "somebody"},
}
ANSWERS = [
    {"answer_id": 1, "question_id": 11, "body": "<p>Mine too.</p>", "score": 1},
    {"answer_id": 2, "question_id": 11, "body": "<p>Two hours.</p>", "score": 9},
    {"answer_id": "odd"},
]


def source(world: World, **settings: Any) -> StackExchangeSource:
    configured = StackExchangeSettings(**{"base_url": "https://se.test", **settings})
    upstream = Upstream(source="stackexchange", client=world.client(), settings=configured)
    return StackExchangeSource(upstream=upstream, settings=configured)


@pytest.fixture
def site(world: World) -> World:
    world.answers = {
        "/2.3/search/advanced": {"items": [QUESTION, QUESTION | {"question_id": 12}], "quota_remaining": 200},
        "/2.3/questions/": {"items": ANSWERS, "quota_remaining": 199},
    }
    return world


async def test_brings_questions_with_their_best_answers_and_their_licence(site: World, plan: SearchPlan) -> None:
    harvest = await search(source(site), plan)
    post = harvest.posts["stackexchange:11"]
    assert post.title == 'Stripe "bug bash" interview'
    assert post.body == "I interviewed at Stripe.\nThey asked me to fix a bug."
    assert [comment.body for comment in post.comments] == ["Two hours.", "Mine too."]
    assert post.attribution == "Stack Exchange (workplace), CC BY-SA 4.0"
    assert "somebody" not in post.model_dump_json()
    assert harvest.unreadable == 1


async def test_the_answers_of_all_questions_are_one_request(site: World, plan: SearchPlan) -> None:
    await search(source(site), plan)
    assert [request.url.path for request in site.requests][1].startswith("/2.3/questions/")
    assert len(site.requests) == 2


@pytest.mark.parametrize("told", [{"backoff": 30}, {"quota_remaining": 0}])
async def test_what_an_answer_asks_of_all_programs_is_heeded(site: World, plan: SearchPlan, told: Any) -> None:
    site.answers["/2.3/search/advanced"] = {"items": [QUESTION], **told}
    asked = source(site)
    await asked.find(plan, asked.searches(plan), budget_of(asked), Harvest())
    with pytest.raises(SourceError) as caught:
        await asked.check(budget_of(asked))
    assert caught.value.status == "rate_limited"
    assert len(site.requests) == 1


async def test_a_throttle_violation_says_for_how_long(site: World) -> None:
    said = {
        "error_id": 502,
        "error_name": "throttle_violation",
        "error_message": "more requests available in 60 seconds",
    }
    site.answers["/2.3/search/advanced"] = httpx.Response(400, json=said)
    asked = source(site)
    with pytest.raises(RateLimitedError) as caught:
        await asked.check(budget_of(asked))
    assert caught.value.retry_after == 60


async def test_an_unknown_shape_is_an_error(site: World) -> None:
    site.answers["/2.3/search/advanced"] = {"results": []}
    asked = source(site)
    with pytest.raises(MalformedError):
        await asked.check(budget_of(asked))
