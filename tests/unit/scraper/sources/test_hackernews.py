"""Searching Hacker News."""

from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from contracts.job import JobDetails
from services.scraper.errors import MalformedError
from services.scraper.search.plan import SearchPlan
from services.scraper.settings import HackerNewsSettings
from services.scraper.sources.hackernews import HackerNewsSource
from services.scraper.upstream.client import Upstream
from tests.support.imitated_upstream import World
from tests.support.searching import budget_of, search

CREATED = int(datetime(2026, 10, 12, tzinfo=UTC).timestamp())
STORY = {
    "objectID": "101",
    "title": "Ask HN: How was your Stripe interview?",
    "story_text": "I have an onsite at Stripe.<p>Any advice?",
    "points": 40,
    "num_comments": 2,
    "created_at_i": CREATED,
}
COMMENT = {
    "objectID": "202",
    "comment_text": "I interviewed at Stripe &amp; they asked me to build a ledger.",
    "story_title": "Ask HN: Best interviews?",
    "points": None,
    "num_comments": None,
    "created_at_i": CREATED,
}


def source(world: World, **settings: Any) -> HackerNewsSource:
    configured = HackerNewsSettings(**{"base_url": "https://hn.test", "site_url": "https://news.test", **settings})
    upstream = Upstream(source="hackernews", client=world.client(), settings=configured)
    return HackerNewsSource(upstream=upstream, settings=configured)


def hits(*found: Any) -> dict[str, Any]:
    return {"hits": list(found)}


@pytest.fixture
def hackernews(world: World) -> World:
    world.answers = {
        "/api/v1/search": hits(STORY, COMMENT),
        "/api/v1/items/101": {
            "id": 101,
            "children": [
                {"id": 7, "text": "Nice weather.", "points": None, "children": []},
                {
                    "id": 8,
                    "text": None,
                    "children": [{"id": 9, "text": "<i>They asked me</i> three questions in my Stripe onsite round."}],
                },
                "odd",
            ],
        },
    }
    return world


async def test_finds_stories_with_comments_and_comments_by_themselves(hackernews: World, plan: SearchPlan) -> None:
    harvest = await search(source(hackernews), plan)
    story, comment = harvest.posts["hackernews:101"], harvest.posts["hackernews:202"]
    assert story.body == "I have an onsite at Stripe.\nAny advice?"
    assert story.url == "https://news.test/item?id=101"
    assert [one.body for one in story.comments] == [
        "They asked me three questions in my Stripe onsite round.",
        "Nice weather.",
    ]
    assert comment.title == "Ask HN: Best interviews?"
    assert comment.body == "I interviewed at Stripe & they asked me to build a ledger."
    asked = hackernews.requests[0].url.params
    assert asked["numericFilters"] == f"created_at_i>{int((plan.since - timedelta(days=730)).timestamp())}"
    assert asked["query"].startswith("interview Stripe")
    assert asked["tags"] == "(story,comment)"


async def test_a_comment_is_not_told_twice(hackernews: World, plan: SearchPlan) -> None:
    hackernews.answers["/api/v1/search"] = hits(STORY, COMMENT | {"objectID": "9"})
    assert "hackernews:9" not in (await search(source(hackernews), plan)).posts


async def test_all_spellings_are_asked_for_at_once(hackernews: World, job: JobDetails) -> None:
    plan = SearchPlan.for_job(job.model_copy(update={"company_name": "Meta"}), window_days=365, wanted=35)
    await search(source(hackernews), plan)
    asked = hackernews.requests[0].url.params
    assert asked["query"].startswith("interview Meta Facebook")
    assert asked["optionalWords"].startswith("Meta,Facebook")


async def test_odd_hits_are_left_out_and_counted(hackernews: World, plan: SearchPlan) -> None:
    odd = [None, {}, STORY | {"objectID": "-1"}, STORY | {"objectID": "x"}]
    hackernews.answers["/api/v1/search"] = hits(*odd)
    harvest = await search(source(hackernews), plan)
    assert not harvest.posts
    assert harvest.unreadable == 4


@pytest.mark.parametrize("change", [{"title": "[dead]"}, {"title": "[flagged]"}, {"story_text": "[deleted]"}])
async def test_dead_stories_are_left_out(hackernews: World, plan: SearchPlan, change: dict[str, Any]) -> None:
    hackernews.answers["/api/v1/search"] = hits(STORY | change)
    assert not (await search(source(hackernews), plan)).posts


async def test_a_date_in_the_far_future_is_none(hackernews: World, plan: SearchPlan) -> None:
    hackernews.answers["/api/v1/search"] = hits(STORY | {"created_at_i": 9_999_999_999})
    assert (await search(source(hackernews), plan)).posts["hackernews:101"].created_at is None


@pytest.mark.parametrize("answer", [[], {"hits": "none"}, {"message": "Invalid Application-ID"}])
async def test_a_wrong_overall_shape_is_an_error(hackernews: World, plan: SearchPlan, answer: Any) -> None:
    hackernews.answers["/api/v1/search"] = answer
    with pytest.raises(MalformedError):
        await search(source(hackernews), plan)


async def test_a_story_that_is_gone_is_dropped(hackernews: World, plan: SearchPlan) -> None:
    hackernews.answers["/api/v1/items/101"] = httpx.Response(404, json={})
    assert list((await search(source(hackernews), plan)).posts) == ["hackernews:202"]


async def test_an_odd_discussion_leaves_the_story_without_comments(hackernews: World, plan: SearchPlan) -> None:
    hackernews.answers["/api/v1/items/101"] = {"id": "?"}
    harvest = await search(source(hackernews), plan)
    assert harvest.posts["hackernews:101"].comments == []
    assert harvest.problems


async def test_a_very_deep_discussion_is_read_without_recursion(hackernews: World, plan: SearchPlan) -> None:
    item: dict[str, Any] = {"id": 1000, "text": "bottom"}
    for number in range(200):
        item = {"id": number + 1, "text": f"level {number}", "children": [item]}
    hackernews.answers["/api/v1/items/101"] = {"id": 101, "children": [item]}
    assert len((await search(source(hackernews), plan)).posts["hackernews:101"].comments) == 5


def test_without_an_address_it_is_switched_off(world: World) -> None:
    assert source(world, base_url=None).disabled
    assert not source(world).disabled


async def test_its_health_is_one_small_question(hackernews: World) -> None:
    searched = source(hackernews)
    await searched.check(budget_of(searched))
    assert len(hackernews.requests) == 1
