"""What the scraper's unit tests share: made-up jobs and posts, and a Reddit-shaped answer."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import stamina

from contracts.job import JobDetails, RoleCategory
from contracts.posts import Comment, Post
from services.scraper.search.plan import SearchPlan
from tests.support.imitated_upstream import World

NOW = datetime(2026, 11, 1, tzinfo=UTC)


@pytest.fixture(autouse=True)
def no_pauses_between_tries() -> Iterator[None]:
    with stamina.set_testing(True, attempts=3, cap=True):
        yield


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def job() -> JobDetails:
    return JobDetails(
        company_name="Stripe, Inc.",
        job_title="Senior Software Engineer",
        team_division="Payments",
        level="Senior",
        required_skills=["Ruby", "Java"],
        role_category=RoleCategory.SOFTWARE_ENGINEERING,
    )


@pytest.fixture
def plan(job: JobDetails) -> SearchPlan:
    return SearchPlan.for_job(job, window_days=365, wanted=35, now=NOW)


@pytest.fixture
def make_post() -> Callable[..., Post]:
    def make(post_id: str = "p1", *, comments: tuple[str, ...] = (), days: float = 10, **fields: Any) -> Post:
        return Post(
            source_id=f"reddit:{post_id}",
            source="reddit",
            created_at=NOW - timedelta(days=days),
            comments=[Comment(comment_id=f"c{n}", body=body) for n, body in enumerate(comments)],
            **fields,
        )

    return make


@pytest.fixture
def reddit_post() -> Callable[..., dict[str, Any]]:
    def make(post_id: str = "abc1", **data: Any) -> dict[str, Any]:
        return {
            "kind": "t3",
            "data": {
                "id": post_id,
                "title": "Stripe interview experience",
                "selftext": f"I interviewed at Stripe. They asked me question number {post_id} about ledgers.",
                "subreddit": "interviews",
                "permalink": f"/r/interviews/comments/{post_id}/stripe/",
                "score": 12,
                "created_utc": (NOW - timedelta(days=30)).timestamp(),
                "num_comments": 3,
                "author": "somebody",
                **data,
            },
        }

    return make


@pytest.fixture
def listing() -> Callable[..., dict[str, Any]]:
    def make(*children: Any) -> dict[str, Any]:
        return {"kind": "Listing", "data": {"children": list(children), "after": None}}

    return make


@pytest.fixture
def world() -> World:
    return World()
