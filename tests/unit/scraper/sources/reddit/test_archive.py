"""Searching the archive of Reddit."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from contracts.job import JobDetails, RoleCategory
from services.scraper.errors import MalformedError, SourceError
from services.scraper.search.plan import SearchPlan
from services.scraper.settings import ArchiveSettings
from services.scraper.sources.base import Harvest
from services.scraper.sources.reddit.archive import ArchiveSource
from services.scraper.upstream.client import Upstream
from tests.support.imitated_upstream import World
from tests.support.searching import budget_of, search

Make = Callable[..., dict[str, Any]]
SEARCH, IDS, TREE = "/api/posts/search", "/api/posts/ids", "/api/comments/tree"


def source(world: World, **settings: Any) -> ArchiveSource:
    configured = ArchiveSettings(**{"base_url": "https://archive.test", "site_url": "https://reddit.test", **settings})
    return ArchiveSource(
        upstream=Upstream(source="arctic_shift", client=world.client(), settings=configured), settings=configured
    )


@pytest.fixture
def archive(world: World, reddit_post: Make) -> World:
    posts = [reddit_post(f"p{number}")["data"] for number in range(3)]
    tree = [{"kind": "t1", "data": {"id": "c1", "body": "They asked me about ledgers at Stripe.", "score": 4}}]
    world.answers = {
        SEARCH: {"data": posts},
        IDS: {"data": [posts[0] | {"score": 99}, posts[1], posts[2] | {"removed_by_category": "moderator"}]},
        TREE: {"data": [*tree, {"kind": "more", "data": {"children": ["x"]}}]},
    }
    return world


async def test_asks_each_community_once_then_scores_then_comments(archive: World, plan: SearchPlan) -> None:
    harvest = await search(source(archive), plan)
    searches = [request.url.params for request in archive.requests if request.url.path == SEARCH]
    assert [asked["subreddit"] for asked in searches] == list(source(archive).searches(plan))
    assert all(asked["query"].startswith("Stripe interview OR Stripe offer") for asked in searches)
    assert all((asked["sort"], asked["limit"]) == ("desc", "100") for asked in searches)
    assert archive.count(IDS) == 1
    assert harvest.posts["reddit:p0"].score == 99
    assert harvest.posts["reddit:p0"].source == "arctic_shift"
    assert [comment.body for comment in harvest.posts["reddit:p1"].comments] == [
        "They asked me about ledgers at Stripe."
    ]
    assert harvest.searched == set(source(archive).searches(plan))


async def test_what_was_removed_since_it_was_archived_is_dropped(archive: World, plan: SearchPlan) -> None:
    assert "reddit:p2" not in (await search(source(archive), plan)).posts


@pytest.mark.parametrize("gone", [{"was_deleted_later": True}, {"removal_type": "moderator"}])
async def test_what_the_archive_marks_as_deleted_later_is_left_out(
    archive: World, plan: SearchPlan, reddit_post: Make, gone: dict[str, Any]
) -> None:
    archive.answers[SEARCH] = {"data": [reddit_post("p1")["data"] | {"_meta": gone}]}
    assert not (await search(source(archive), plan)).posts


async def test_too_much_at_once_is_asked_for_again_by_half(archive: World, plan: SearchPlan) -> None:
    busy = httpx.Response(422, json={"data": None, "error": "Timeout. Maybe slow down a bit"})
    good = archive.answers[SEARCH]
    archive.answers[SEARCH] = lambda request: busy if request.url.params["limit"] == "100" else good
    harvest = await search(source(archive), plan)
    limits = [request.url.params["limit"] for request in archive.requests if request.url.path == SEARCH]
    assert sorted(limits) == ["100"] * 4 + ["50"] * 4
    assert harvest.posts
    assert not harvest.problems


@pytest.mark.parametrize(
    "answer",
    [
        {"data": None, "error": "Under maintenance"},
        httpx.Response(422, json={"data": None, "error": "Under maintenance"}),
        {"posts": []},
        [],
    ],
)
async def test_an_answer_without_data_is_a_failure_not_silence(archive: World, plan: SearchPlan, answer: Any) -> None:
    archive.answers[SEARCH] = answer
    with pytest.raises(SourceError):
        await search(source(archive), plan)


async def test_a_failing_lookup_costs_nothing_that_was_found(archive: World, plan: SearchPlan) -> None:
    archive.answers[IDS] = {"odd": 1}
    harvest = await search(source(archive), plan)
    assert len(harvest.posts) == 3
    assert [type(problem) for problem in harvest.problems] == [MalformedError]


@pytest.mark.parametrize(
    ("category", "first"),
    [
        (RoleCategory.SOFTWARE_ENGINEERING, "cscareerquestions"),
        (RoleCategory.HEALTHCARE, "nursing"),
        (RoleCategory.CONSULTING, "consulting"),
    ],
)
def test_the_communities_of_the_role_come_first(world: World, category: RoleCategory, first: str) -> None:
    job = JobDetails(company_name="Harborline", job_title="Any", role_category=category)
    names = source(world).searches(SearchPlan.for_job(job, window_days=365, wanted=35))
    assert names[0] == first
    assert len(names) == len(set(names)) == 4
    assert "interviews" in names


async def test_its_health_is_one_small_question(archive: World) -> None:
    asked = source(archive)
    await asked.check(budget_of(asked))
    assert len(archive.requests) == 1
    assert source(archive, base_url=None).disabled


async def test_unreadable_entries_are_counted(archive: World, plan: SearchPlan, reddit_post: Make) -> None:
    archive.answers[SEARCH] = {"data": [reddit_post("p0")["data"], None, {"id": 7}, "text"]}
    harvest = Harvest()
    asked = source(archive, communities=1)
    await asked.find(plan, asked.searches(plan), budget_of(asked), harvest)
    assert harvest.unreadable == 3
