"""The whole scraper against the sandbox's imitations of Reddit and Hacker News, over a real socket."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from typing import Any

import httpx
import pytest
import stamina
import uvicorn
from pydantic import SecretStr

from contracts.job import JobDetails, RoleCategory
from contracts.preps import JobParsed, PostsCollected
from local.sandbox.app import create_sandbox
from runtime.kafka.codec import decode, encode
from runtime.testing import MemoryCache, RecordingProgress
from services.scraper.app import build_collector
from services.scraper.handlers import ScraperHandlers
from services.scraper.settings import CollectionSettings, HackerNewsSettings, RedditSettings, ScraperSettings

REDDIT, HACKERNEWS = "/reddit", "/hn"
COPPERFINCH = JobParsed(
    prep_id="prep1",
    user_id="user1",
    job=JobDetails(
        company_name="Copperfinch Robotics",
        job_title="Software Engineer, Fleet",
        role_category=RoleCategory.SOFTWARE_ENGINEERING,
        required_skills=["Python", "C++"],
    ),
)


class Sandbox:
    """The running imitation, and a scraper pointed at it."""

    def __init__(self, *, url: str, client: httpx.AsyncClient) -> None:
        self.url = url
        self.client = client
        self.progress = RecordingProgress()

    def scraper(
        self,
        *,
        public: bool = False,
        deadline: timedelta = timedelta(seconds=45),
        patience: timedelta = timedelta(seconds=10),
    ) -> ScraperHandlers:
        access = (
            {"public_url": f"{self.url}{REDDIT}/public"}
            if public
            else {"client_id": "any", "client_secret": SecretStr("any")}
        )
        reddit: dict[str, Any] = {"request_timeout": patience, **access}
        settings = ScraperSettings(
            environment="local",
            reddit=RedditSettings(base_url=f"{self.url}{REDDIT}", oauth_url=f"{self.url}{REDDIT}/oauth", **reddit),
            hackernews=HackerNewsSettings(base_url=f"{self.url}{HACKERNEWS}"),
            collection=CollectionSettings(deadline=deadline),
        )
        collector = build_collector(settings, client=self.client, cache=MemoryCache())
        return ScraperHandlers(collector=collector, progress=self.progress)

    async def spoil(self, **rules: Any) -> None:
        response = await self.client.put(f"{self.url}/_sandbox/faults", json=rules)
        assert response.is_success, response.text

    async def requests(self, prefix: str) -> int:
        log = (await self.client.get(f"{self.url}/_sandbox/requests")).json()
        return sum(1 for path in _paths(log) if path.startswith(prefix))


def _paths(log: Any) -> Iterator[str]:
    if isinstance(log, dict):
        for key, value in log.items():
            if key == "path" and isinstance(value, str):
                yield value
            yield from _paths(value)
    elif isinstance(log, list):
        for entry in log:
            yield from _paths(entry)


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    config = uvicorn.Config(create_sandbox(), log_level="critical", lifespan="off", timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    listener = socket.create_server(("127.0.0.1", 0))
    serving = asyncio.create_task(server.serve(sockets=[listener]))
    url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    async with httpx.AsyncClient(timeout=None) as client:  # noqa: S113 — the scraper times whole exchanges
        with stamina.set_testing(True, attempts=2, cap=True):
            yield Sandbox(url=url, client=client)
    server.should_exit = True
    with contextlib.suppress(asyncio.CancelledError):
        await serving


def statuses(collected: PostsCollected) -> dict[str, str]:
    return {report.source: report.status for report in collected.collection.sources}


@pytest.mark.parametrize("public", [False, True])
async def test_collects_the_experiences_of_an_invented_company(sandbox: Sandbox, public: bool) -> None:
    collected = await sandbox.scraper(public=public).job_parsed(COPPERFINCH)
    assert statuses(collected) == {"reddit": "ok", "hackernews": "ok"}
    assert len(collected.posts) >= 12
    assert all("copperfinch" in " ".join(post.texts()).casefold() for post in collected.posts)
    assert sum(len(post.comments) for post in collected.posts) >= 30
    assert all(len(post.comments) <= 5 for post in collected.posts)
    top = " ".join(post.title.casefold() for post in collected.posts[:5])
    assert "full write up" in top
    assert "any thoughts" not in top
    assert decode(topic="posts.collected", value=encode(collected)) == collected


async def test_spends_few_requests_and_none_the_second_time(sandbox: Sandbox) -> None:
    scraper = sandbox.scraper()
    await scraper.job_parsed(COPPERFINCH)
    first = await sandbox.requests(REDDIT)
    again = await scraper.job_parsed(COPPERFINCH.model_copy(update={"prep_id": "prep2"}))
    assert first <= 20
    assert await sandbox.requests(REDDIT) == first
    assert again.collection.from_cache


async def test_an_unknown_company_gives_an_honest_nothing(sandbox: Sandbox) -> None:
    job = JobDetails(company_name="Zzyzx Nonesuch", job_title="Software Engineer")
    collected = await sandbox.scraper().job_parsed(COPPERFINCH.model_copy(update={"job": job}))
    assert collected.posts == []
    assert statuses(collected) == {"reddit": "ok", "hackernews": "ok"}


@pytest.mark.parametrize(
    ("spoiled", "status"),
    [
        ({"fault": "block-page", "status": 403}, "blocked"),
        ({"fault": "block-page"}, "blocked"),
        ({"fault": "rate-limited", "retry_after_s": 600}, "rate_limited"),
        ({"status": 503}, "failed"),
        ({"fault": "truncated"}, "failed"),
        ({"fault": "reset"}, "failed"),
        ({"fault": "redirect-loop"}, "failed"),
        ({"fault": "gzip-bomb"}, "failed"),
        ({"fault": "hang"}, "timeout"),
        ({"fault": "drip", "latency_s": 20}, "timeout"),
    ],
)
async def test_a_spoiled_reddit_leaves_hacker_news(sandbox: Sandbox, spoiled: dict[str, Any], status: str) -> None:
    await sandbox.spoil(**{REDDIT: spoiled})
    patience = timedelta(milliseconds=300 if status == "timeout" else 10_000)
    collected = await sandbox.scraper(patience=patience).job_parsed(COPPERFINCH)
    assert statuses(collected) == {"reddit": status, "hackernews": "ok"}
    assert {post.source for post in collected.posts} == {"hackernews"}


async def test_spoiled_comments_leave_the_posts(sandbox: Sandbox) -> None:
    await sandbox.spoil(**{f"{REDDIT}/oauth/comments": {"status": 500}})
    collected = await sandbox.scraper().job_parsed(COPPERFINCH)
    assert statuses(collected)["reddit"] == "partial"
    assert len(collected.posts) >= 12


async def test_comments_that_hang_leave_the_posts_at_the_deadline(sandbox: Sandbox) -> None:
    await sandbox.spoil(**{f"{REDDIT}/oauth/comments": {"fault": "hang"}})
    collected = await sandbox.scraper(deadline=timedelta(milliseconds=800)).job_parsed(COPPERFINCH)
    assert statuses(collected)["reddit"] == "partial"
    assert len(collected.posts) >= 12
    assert not collected.collection.from_cache


async def test_a_short_rate_limit_is_waited_out(sandbox: Sandbox) -> None:
    await sandbox.spoil(**{f"{REDDIT}/oauth/r/": {"fault": "rate-limited", "retry_after_s": 1, "times": 1}})
    collected = await sandbox.scraper().job_parsed(COPPERFINCH)
    assert (statuses(collected)["reddit"], collected.collection.sources[0].detail) == ("ok", None)


async def test_when_everything_is_down_the_event_still_comes(sandbox: Sandbox) -> None:
    await sandbox.spoil(**{"/": {"status": 503}})
    collected = await sandbox.scraper().job_parsed(COPPERFINCH)
    assert collected.posts == []
    assert statuses(collected) == {"reddit": "failed", "hackernews": "failed"}
