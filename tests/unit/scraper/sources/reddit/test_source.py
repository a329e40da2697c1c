"""Searching Reddit: tokens, rounds, comments, and what happens when parts fail."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest
from pydantic import SecretStr

from services.scraper.errors import BlockedError, MalformedError, SourceError, UnauthorizedError
from services.scraper.search.plan import SearchPlan
from services.scraper.settings import RedditSettings
from services.scraper.sources.reddit.source import RedditSource
from services.scraper.upstream.client import Upstream
from tests.support.imitated_upstream import World
from tests.support.searching import budget_of, search

Make = Callable[..., dict[str, Any]]
SEARCH, ALL, COMMENTS, TOKEN = "/oauth/r/", "/oauth/r/all/", "/oauth/comments/", "/api/v1/access_token"


def source(world: World, **settings: Any) -> RedditSource:
    configured = RedditSettings(
        **{
            "base_url": "https://reddit.test",
            "oauth_url": "https://reddit.test/oauth",
            "client_id": "id",
            "client_secret": SecretStr("secret"),
            **settings,
        }
    )
    upstream = Upstream(source="reddit", client=world.client(), settings=configured)
    return RedditSource(upstream=upstream, settings=configured)


@pytest.fixture
def reddit(world: World, listing: Make, reddit_post: Make) -> World:
    world.answers = {
        TOKEN: {"access_token": "t0ken", "expires_in": 86400},
        SEARCH: listing(*(reddit_post(f"p{n}") for n in range(3))),
        COMMENTS: lambda request: [
            listing(reddit_post(request.url.path.rsplit("/", 1)[1])),
            listing({"kind": "t1", "data": {"id": "c1", "body": "They asked me about ledgers at Stripe.", "score": 4}}),
        ],
    }
    return world


async def test_searches_many_communities_at_once_and_reads_comments(reddit: World, plan: SearchPlan) -> None:
    harvest = await search(source(reddit), plan)
    assert set(harvest.posts) == {"reddit:p0", "reddit:p1", "reddit:p2"}
    assert all(post.comments for post in harvest.posts.values())
    first = next(request for request in reddit.requests if request.url.path.startswith(SEARCH))
    assert "interviews+jobs+cscareerquestions+leetcode" in first.url.path
    assert {"t": "year", "restrict_sr": "1", "type": "link", "raw_json": "1"}.items() <= dict(first.url.params).items()
    assert first.headers["authorization"] == "Bearer t0ken"
    assert not harvest.problems


async def test_one_token_serves_all_requests(reddit: World, plan: SearchPlan) -> None:
    searched = source(reddit)
    await search(searched, plan)
    await search(searched, plan)
    assert reddit.count(TOKEN) == 1


async def test_a_revoked_token_is_renewed_once(reddit: World, plan: SearchPlan) -> None:
    tokens = iter(["old", "new"])
    good = reddit.answers[SEARCH]
    reddit.answers[TOKEN] = lambda _: {"access_token": next(tokens), "expires_in": 86400}
    reddit.answers[SEARCH] = lambda request: (
        good if request.headers["authorization"] == "Bearer new" else httpx.Response(401, json={})
    )
    assert (await search(source(reddit), plan)).posts
    assert reddit.count(TOKEN) == 2


async def test_a_token_is_renewed_before_it_ends(reddit: World, plan: SearchPlan) -> None:
    reddit.answers[TOKEN] = {"access_token": "t", "expires_in": 1e-9}
    searched = source(reddit)
    await search(searched, plan)
    assert reddit.count(TOKEN) > 1


async def test_an_installed_app_has_no_secret(reddit: World, plan: SearchPlan) -> None:
    await search(source(reddit, client_secret=None), plan)
    assert b"installed_client" in reddit.requests[0].content


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        ({"error": "invalid_grant"}, UnauthorizedError),
        (httpx.Response(401, json={"message": "Unauthorized"}), UnauthorizedError),
        ({"token": "?"}, MalformedError),
        ({"access_token": "line\nbreak"}, MalformedError),
        (httpx.Response(403, html="<html>"), BlockedError),
    ],
)
async def test_without_a_token_there_is_nothing(
    reddit: World, plan: SearchPlan, answer: Any, error: type[SourceError]
) -> None:
    reddit.answers[TOKEN] = answer
    with pytest.raises(error):
        await search(source(reddit), plan)
    assert reddit.count(SEARCH) == 0


async def test_the_public_shape_needs_no_token(
    world: World, plan: SearchPlan, listing: Make, reddit_post: Make
) -> None:
    world.answers = {
        "/public/r/": listing(reddit_post("p1")),
        "/public/comments/p1.json": [listing(reddit_post("p1")), listing()],
    }
    searched = source(world, client_id=None, client_secret=None, public_url="https://reddit.test/public")
    harvest = await search(searched, plan)
    assert list(harvest.posts) == ["reddit:p1"]
    assert all("authorization" not in request.headers for request in world.requests)
    assert world.requests[0].url.path.endswith("/search.json")


def test_without_configuration_it_is_switched_off(world: World) -> None:
    assert source(world, client_id=None, client_secret=None).disabled
    assert not source(world).disabled


async def test_enough_posts_end_the_search_early(
    reddit: World, plan: SearchPlan, listing: Make, reddit_post: Make
) -> None:
    many = [reddit_post(f"p{n}", selftext=f"Stripe asked {n} {n * 7} {n * 13} things in my loop") for n in range(60)]
    reddit.answers[SEARCH] = listing(*many)
    await search(source(reddit), plan)
    assert sum(1 for request in reddit.requests if "/search" in request.url.path) == 2


async def test_too_few_posts_widen_the_search_to_all_of_reddit(reddit: World, plan: SearchPlan) -> None:
    await search(source(reddit), plan)
    assert reddit.count(ALL) == 1
    assert sum(1 for request in reddit.requests if "/search" in request.url.path) == 3
    assert next(one for one in reddit.requests if one.url.path.startswith(ALL)).url.params["t"] == "all"


async def test_a_preparation_costs_fourteen_requests_at_most(
    reddit: World, plan: SearchPlan, listing: Make, reddit_post: Make
) -> None:
    many = [reddit_post(f"p{n}", selftext=f"Stripe asked {n} {n * 7} {n * 13} things in my loop") for n in range(60)]
    reddit.answers[SEARCH] = listing(*many)
    searched = source(reddit)
    budget = budget_of(searched)
    await search(searched, plan, budget=budget)
    assert len(reddit.requests) == budget.spent == 14


async def test_posts_without_comments_cost_nothing(
    reddit: World, plan: SearchPlan, listing: Make, reddit_post: Make
) -> None:
    reddit.answers[SEARCH] = listing(reddit_post("p1", num_comments=0))
    await search(source(reddit), plan)
    assert reddit.count(COMMENTS) == 0


async def test_posts_about_something_else_cost_nothing(
    reddit: World, plan: SearchPlan, listing: Make, reddit_post: Make
) -> None:
    reddit.answers[SEARCH] = listing(reddit_post("p1", title="What to wear", selftext="A striped tie?"))
    await search(source(reddit), plan)
    assert reddit.count(COMMENTS) == 0


async def test_a_closed_community_costs_its_comments_not_the_post(reddit: World, plan: SearchPlan) -> None:
    reddit.answers[f"{COMMENTS}p1"] = httpx.Response(403, json={"reason": "private"})
    harvest = await search(source(reddit), plan)
    assert harvest.posts["reddit:p1"].comments == []
    assert not harvest.problems


async def test_a_discussion_that_is_gone_takes_its_post_along(reddit: World, plan: SearchPlan) -> None:
    reddit.answers[f"{COMMENTS}p1"] = httpx.Response(404, json={})
    harvest = await search(source(reddit), plan)
    assert set(harvest.posts) == {"reddit:p0", "reddit:p2"}
    assert not harvest.problems


async def test_a_post_removed_meanwhile_is_dropped(
    reddit: World, plan: SearchPlan, listing: Make, reddit_post: Make
) -> None:
    reddit.answers[f"{COMMENTS}p1"] = [listing(reddit_post("p1", selftext="[removed]")), listing()]
    assert "reddit:p1" not in (await search(source(reddit), plan)).posts


async def test_failing_comments_leave_the_posts(reddit: World, plan: SearchPlan) -> None:
    reddit.answers[COMMENTS] = httpx.Response(500, json={})
    harvest = await search(source(reddit), plan)
    assert len(harvest.posts) == 3
    assert harvest.problems


@pytest.mark.parametrize(
    ("settings", "grant"),
    [
        ({"refresh_token": SecretStr("again")}, {"grant_type": "refresh_token", "refresh_token": "again"}),
        (
            {"username": "me", "password": SecretStr("mine")},
            {"grant_type": "password", "username": "me", "password": "mine"},
        ),
        ({}, {"grant_type": "client_credentials"}),
    ],
)
async def test_asks_for_the_strongest_grant_that_its_credentials_allow(
    reddit: World, plan: SearchPlan, settings: dict[str, Any], grant: dict[str, str]
) -> None:
    await search(source(reddit, **settings), plan)
    assert dict(httpx.QueryParams(reddit.requests[0].content.decode())) == grant


async def test_credentials_that_are_refused_are_not_tried_again(reddit: World, plan: SearchPlan) -> None:
    reddit.answers[SEARCH] = httpx.Response(401, json={})
    searched = source(reddit)
    for _ in range(3):
        with pytest.raises(SourceError):
            await search(searched, plan)
    assert reddit.count(TOKEN) == 2


async def test_one_failing_search_leaves_the_others(reddit: World, plan: SearchPlan) -> None:
    reddit.answers[ALL] = {"unexpected": True}
    harvest = await search(source(reddit), plan)
    assert len(harvest.posts) == 3
    assert [type(problem) for problem in harvest.problems] == [MalformedError]


async def test_a_block_page_ends_the_search_at_once(reddit: World, plan: SearchPlan) -> None:
    reddit.answers[SEARCH] = httpx.Response(403, html="<html>blocked</html>")
    with pytest.raises(BlockedError):
        await search(source(reddit), plan)
    assert reddit.count(SEARCH) <= 2


async def test_its_health_is_one_small_question(reddit: World) -> None:
    searched = source(reddit)
    await searched.check(budget_of(searched))
    assert reddit.count(SEARCH) == 1
    reddit.answers[SEARCH] = {"odd": 1}
    with pytest.raises(MalformedError):
        await searched.check(budget_of(searched))
