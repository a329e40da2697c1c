"""Searching a Lemmy server."""

from typing import Any

import pytest

from services.scraper.errors import MalformedError
from services.scraper.search.plan import SearchPlan
from services.scraper.settings import LemmySettings
from services.scraper.sources.lemmy import LemmySource
from services.scraper.upstream.client import Upstream
from tests.support.imitated_upstream import World
from tests.support.searching import search

POST = {
    "post": {
        "id": 5,
        "name": "Stripe interview",
        "body": "I interviewed at Stripe.",
        "ap_id": "https://lemmy.test/post/5",
    },
    "counts": {"score": 3, "comments": 2},
    "community": {"name": "jobs"},
}
COMMENTS = [
    {"comment": {"id": 1, "content": "Low"}, "counts": {"score": 1}},
    {"comment": {"id": 2, "content": "High"}, "counts": {"score": 7}},
    {"comment": {"id": 3, "content": "Gone", "deleted": True}},
]


def source(world: World, **settings: Any) -> LemmySource:
    configured = LemmySettings(**{"base_url": "https://lemmy.test", **settings})
    return LemmySource(
        upstream=Upstream(source="lemmy", client=world.client(), settings=configured), settings=configured
    )


async def test_finds_posts_and_their_best_comments(world: World, plan: SearchPlan) -> None:
    removed = {**POST, "post": {**POST["post"], "id": 6, "removed": True}}  # type: ignore[dict-item]
    world.answers = {"/api/v3/search": {"posts": [POST, removed, {}]}, "/api/v3/comment/list": {"comments": COMMENTS}}
    harvest = await search(source(world), plan)
    [post] = harvest.posts.values()
    assert (post.source_id, post.channel, post.score) == ("lemmy:5", "c/jobs", 3)
    assert [comment.body for comment in post.comments] == ["High", "Low"]
    assert harvest.unreadable == 1


async def test_an_unknown_shape_is_an_error(world: World, plan: SearchPlan) -> None:
    world.answers = {"/api/v3/search": {"comments": []}}
    with pytest.raises(MalformedError):
        await search(source(world), plan)


def test_it_is_off_until_a_server_is_named(world: World) -> None:
    assert source(world, base_url=None).disabled
