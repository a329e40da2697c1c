"""From job.parsed to posts.collected."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from contracts.job import JobDetails
from contracts.preps import JobParsed, PrepContext
from contracts.topics import MAX_EVENT_BYTES
from runtime.kafka.codec import decode, encode
from runtime.settings import ServiceSettings
from runtime.testing import MemoryCache, RecordingProgress
from services.scraper.app import build_collector, create_app
from services.scraper.handlers import ScraperHandlers
from services.scraper.settings import (
    ArchiveSettings,
    AtomSettings,
    HackerNewsSettings,
    RedditSettings,
    ScraperSettings,
    StackExchangeSettings,
)
from tests.support.imitated_upstream import World

Make = Callable[..., dict[str, Any]]


@pytest.fixture
def event(job: JobDetails) -> JobParsed:
    return JobParsed(prep_id="prep1", user_id="user1", attempt=2, job=job, context=PrepContext(notes="My notes."))


@pytest.fixture
def settings() -> ScraperSettings:
    return ScraperSettings(
        environment="local",
        reddit=RedditSettings(base_url="https://reddit.test", public_url="https://reddit.test/public"),
        hackernews=HackerNewsSettings(base_url="https://hn.test"),
        archive=ArchiveSettings(base_url=None),
        atom=AtomSettings(base_url=None),
        stackexchange=StackExchangeSettings(base_url=None),
    )


@pytest.fixture
def progress() -> RecordingProgress:
    return RecordingProgress()


@pytest.fixture
def handlers(world: World, settings: ScraperSettings, progress: RecordingProgress) -> ScraperHandlers:
    collector = build_collector(settings, client=world.client(), cache=MemoryCache())
    return ScraperHandlers(collector=collector, progress=progress)


async def test_hands_on_job_context_and_discussions(
    handlers: ScraperHandlers,
    event: JobParsed,
    world: World,
    listing: Make,
    reddit_post: Make,
    progress: RecordingProgress,
) -> None:
    world.answers = {
        "/public/r/": listing(reddit_post("p1")),
        "/public/comments/": [listing(reddit_post("p1")), listing()],
        "/api/v1/search": {"hits": []},
    }
    collected = await handlers.job_parsed(event)
    assert (collected.prep_id, collected.user_id, collected.attempt, collected.producer) == (
        "prep1",
        "user1",
        2,
        "scraper",
    )
    assert (collected.job, collected.context) == (event.job, event.context)
    assert [post.source_id for post in collected.posts] == ["notes:1", "reddit:p1"]
    assert "Reddit: 1 discussion found" in progress.messages
    assert decode(topic="posts.collected", value=encode(collected)) == collected


async def test_the_same_job_again_gives_the_same_event_id(handlers: ScraperHandlers, event: JobParsed) -> None:
    assert (await handlers.job_parsed(event)).event_id == (await handlers.job_parsed(event)).event_id


async def test_a_world_that_is_down_still_gives_an_event(
    handlers: ScraperHandlers, event: JobParsed, world: World
) -> None:
    world.answers = {"/": httpx.ConnectError("down")}
    collected = await handlers.job_parsed(event.model_copy(update={"context": PrepContext()}))
    assert collected.posts == []
    assert {report.status for report in collected.collection.sources} == {"failed", "disabled"}


async def test_a_large_collection_is_trimmed_and_its_report_agrees(
    handlers: ScraperHandlers, event: JobParsed, world: World, listing: Make, reddit_post: Make
) -> None:
    dense = "\u8a66" * 900  # three bytes each
    texts = {f"p{n}": f"Stripe asked {n}. " + f"{dense}{n} " * 20 for n in range(60)}
    world.answers = {
        "/public/r/": listing(*(reddit_post(one, selftext=text, num_comments=0) for one, text in texts.items())),
        "/api/v1/search": {"hits": []},
    }
    big = event.model_copy(update={"job": event.job.model_copy(update={"description": "\u9aa8" * 40_000})})
    collected = await handlers.job_parsed(big)
    assert len(encode(collected)) <= MAX_EVENT_BYTES
    assert 0 < len(collected.posts) < 36
    kept = {report.source: report.kept for report in collected.collection.sources}
    assert sum(kept.values()) == len(collected.posts)


async def test_what_was_collected_before_is_said_to_be(
    handlers: ScraperHandlers, event: JobParsed, world: World, listing: Make
) -> None:
    world.answers = {"/public/r/": listing(), "/api/v1/search": {"hits": []}}
    await handlers.job_parsed(event)
    assert (await handlers.job_parsed(event)).collection.from_cache


def test_the_process_can_be_assembled_without_connecting(settings: ScraperSettings) -> None:
    assert isinstance(create_app(settings).state.service.settings, ServiceSettings)


def test_empty_variables_mean_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("REDDIT__CLIENT_ID", "REDDIT__CLIENT_SECRET", "REDDIT__PUBLIC_URL", "HACKERNEWS__BASE_URL"):
        monkeypatch.setenv(f"PREPLINE_{name}", "")
    settings = ScraperSettings(environment="local")
    assert (settings.reddit.client_id, settings.reddit.client_secret, settings.reddit.public_url) == (None, None, None)
    assert settings.hackernews.base_url is None


def test_settings_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREPLINE_REDDIT__CLIENT_ID", "app")
    monkeypatch.setenv("PREPLINE_REDDIT__CLIENT_SECRET", "hidden")
    monkeypatch.setenv("PREPLINE_HACKERNEWS__BASE_URL", "http://127.0.0.1:9999/hn/")
    settings = ScraperSettings(environment="local")
    assert settings.reddit.client_id == "app"
    assert "hidden" not in repr(settings)
    assert settings.hackernews.base_url == "http://127.0.0.1:9999/hn"
