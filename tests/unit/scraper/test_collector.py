"""One collection over several sources, of which any may fail."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from contracts.job import JobDetails
from contracts.posts import CollectionReport, Post, SourceReport
from contracts.preps import PrepContext
from runtime.testing import MemoryCache
from services.scraper.collector import Collector
from services.scraper.errors import BlockedError, RateLimitedError, SlowError, SourceError, UnavailableError
from services.scraper.search.plan import SearchPlan
from services.scraper.settings import CollectionSettings
from services.scraper.sources.base import Harvest, attempt_all
from services.scraper.upstream.budget import Budget

NOTHING = PrepContext()
Story = Callable[..., Post]


class FakeSource:
    """Finds what it is told to, then does what it is told to."""

    def __init__(
        self, *posts: Post, name: str = "reddit", then: Any = None, disabled: str | None = None, problem: Any = None
    ) -> None:
        self.name = self.label = name
        self.disabled = disabled
        self.searches = 0
        self._posts = posts
        self._then = then
        self._problem = problem

    def budget(self, seconds: float) -> Budget:
        return Budget(requests=20, seconds=seconds)

    async def search(self, plan: SearchPlan, budget: Budget, harvest: Harvest) -> None:  # noqa: ARG002 — the protocol's
        self.searches += 1
        budget.spend()
        for post in self._posts:
            harvest.add(post)
        if self._problem:
            harvest.problems.append(self._problem)
        await self._finish()

    async def check(self, budget: Budget) -> None:
        budget.spend()
        await self._finish()

    async def _finish(self) -> None:
        if self._then == "hang":
            await asyncio.Event().wait()
        if isinstance(self._then, Exception):
            raise self._then


@pytest.fixture
def story() -> Story:
    def make(number: int, source: str = "reddit") -> Post:
        words = [("ledger", "graph", "loop", "offer", "panel")[(number // 5**k) % 5] for k in range(6)]
        body = f"I interviewed at Stripe. Round {number}: {' '.join(words)} " + " ".join(
            f"w{number}x{k}" for k in range(20)
        )
        return Post(
            source_id=f"{source}:{number}",
            source=source,
            title=f"Stripe interview number {number}",
            body=body,
            created_at=datetime.now(UTC) - timedelta(days=5),
        )

    return make


async def collect(
    job: JobDetails,
    *sources: FakeSource,
    context: PrepContext = NOTHING,
    cache: MemoryCache | None = None,
    **settings: Any,
) -> tuple[list[Post], CollectionReport]:
    collector = Collector(sources=sources, cache=cache, settings=CollectionSettings(**settings))
    return await collector.collect(job, context)


def statuses(report: CollectionReport) -> dict[str, str]:
    return {source.source: source.status for source in report.sources}


async def test_brings_together_what_all_sources_found(job: JobDetails, story: Story) -> None:
    posts, report = await collect(
        job,
        FakeSource(story(1), story(2)),
        FakeSource(story(3, "hackernews"), name="hackernews"),
        FakeSource(name="rss", disabled="Not configured."),
    )
    assert {post.source_id for post in posts} == {"reddit:1", "reddit:2", "hackernews:3"}
    assert [(one.source, one.status, one.found, one.kept, one.requests) for one in report.sources] == [
        ("reddit", "ok", 2, 2, 1),
        ("hackernews", "ok", 1, 1, 1),
        ("rss", "disabled", 0, 0, 0),
    ]
    assert not report.from_cache


@pytest.mark.parametrize(
    ("fault", "status"),
    [
        (BlockedError("b"), "blocked"),
        (RateLimitedError("r", retry_after=9), "rate_limited"),
        (SlowError("s"), "timeout"),
        (UnavailableError("u"), "failed"),
        (ZeroDivisionError("a bug"), "failed"),
        ("hang", "timeout"),
    ],
)
async def test_a_failing_source_costs_only_itself(job: JobDetails, story: Story, fault: Any, status: str) -> None:
    posts, report = await collect(
        job,
        FakeSource(then=fault),
        FakeSource(story(3, "hackernews"), name="hackernews"),
        deadline=timedelta(milliseconds=200),
    )
    assert [post.source_id for post in posts] == ["hackernews:3"]
    assert statuses(report) == {"reddit": status, "hackernews": "ok"}
    assert report.sources[0].detail


@pytest.mark.parametrize("fault", [BlockedError("b"), RateLimitedError("r", retry_after=9), "hang"])
async def test_what_was_found_before_a_failure_is_kept(job: JobDetails, story: Story, fault: Any) -> None:
    posts, report = await collect(job, FakeSource(story(1), then=fault), deadline=timedelta(milliseconds=200))
    assert [post.source_id for post in posts] == ["reddit:1"]
    assert statuses(report) == {"reddit": "partial"}


async def test_a_problem_along_the_way_makes_the_result_partial(job: JobDetails, story: Story) -> None:
    _, report = await collect(job, FakeSource(story(1), problem=UnavailableError("One search failed.")))
    assert statuses(report) == {"reddit": "partial"}
    assert report.sources[0].detail == "One search failed."


async def test_nothing_found_is_a_result(job: JobDetails) -> None:
    posts, report = await collect(job, FakeSource(), FakeSource(name="hackernews"))
    assert posts == []
    assert statuses(report) == {"reddit": "ok", "hackernews": "ok"}


async def test_no_source_at_all_is_a_result(job: JobDetails) -> None:
    posts, report = await collect(job)
    assert (posts, report.sources) == ([], [])


async def test_hands_on_so_many_posts_at_most_best_first(job: JobDetails, story: Story) -> None:
    posts, report = await collect(job, FakeSource(*(story(n) for n in range(50))), posts=35)
    assert len(posts) == 35
    assert [post.relevance for post in posts] == sorted((post.relevance for post in posts), reverse=True)
    assert (report.sources[0].found, report.sources[0].kept) == (50, 35)


async def test_the_same_story_from_two_sources_appears_once(job: JobDetails, story: Story) -> None:
    copied = story(1).model_copy(update={"source": "hackernews", "source_id": "hackernews:9"})
    posts, _ = await collect(job, FakeSource(story(1)), FakeSource(copied, name="hackernews"))
    assert len(posts) == 1


async def test_notes_come_first_and_have_a_report(job: JobDetails, story: Story) -> None:
    posts, report = await collect(job, FakeSource(story(1)), context=PrepContext(notes="They asked about\x00 ledgers."))
    assert (posts[0].source, posts[0].body, posts[0].relevance) == ("notes", "They asked about ledgers.", 1.0)
    assert posts[0].url is None
    assert report.sources[-1] == SourceReport(source="notes", status="ok", found=1, kept=1)


async def test_blank_notes_are_no_source(job: JobDetails) -> None:
    posts, report = await collect(job, FakeSource(), context=PrepContext(notes=" \u200b "))
    assert not posts
    assert "notes" not in statuses(report)


async def test_a_good_collection_is_reused_without_the_notes_of_others(job: JobDetails, story: Story) -> None:
    cache, source = MemoryCache(), FakeSource(story(1))
    await collect(job, source, cache=cache, context=PrepContext(notes="Private."))
    posts, report = await collect(job, source, cache=cache)
    assert [post.source_id for post in posts] == ["reddit:1"]
    assert report.from_cache
    assert source.searches == 1
    assert report.sources[0].requests == 0
    assert not any("Private" in value for value in cache.values.values())
    assert list(cache.values) == ["stripe, inc.:senior software engineer:software engineering"]


async def test_another_role_is_another_collection(job: JobDetails, story: Story) -> None:
    cache, source = MemoryCache(), FakeSource(story(1))
    await collect(job, source, cache=cache)
    await collect(job.model_copy(update={"job_title": "Data Analyst"}), source, cache=cache)
    assert source.searches == 2


async def test_case_and_blanks_do_not_make_another_collection(job: JobDetails, story: Story) -> None:
    cache, source = MemoryCache(), FakeSource(story(1))
    await collect(job, source, cache=cache)
    await collect(job.model_copy(update={"company_name": "STRIPE,  Inc."}), source, cache=cache)
    assert source.searches == 1


@pytest.mark.parametrize("fault", [BlockedError("b"), UnavailableError("u"), "hang"])
async def test_a_bad_collection_is_not_kept(job: JobDetails, story: Story, fault: Any) -> None:
    cache = MemoryCache()
    sources = (FakeSource(story(1), then=fault), FakeSource(name="hackernews"))
    for _ in range(2):
        posts, report = await collect(job, *sources, cache=cache, deadline=timedelta(milliseconds=200))
        assert len(posts) == 1
        assert not report.from_cache
    assert not cache.values


async def test_preparations_for_the_same_job_share_one_search(job: JobDetails, story: Story) -> None:
    source = FakeSource(story(1), then=BlockedError("b"))
    collector = Collector(sources=[source], cache=MemoryCache(), settings=CollectionSettings())
    results = await asyncio.gather(*(collector.collect(job, NOTHING) for _ in range(5)))
    assert source.searches == 1
    assert all([post.source_id for post in posts] == ["reddit:1"] for posts, _ in results)


async def test_cancelling_stops_the_sources(job: JobDetails) -> None:
    task = asyncio.create_task(collect(job, FakeSource(then="hang")))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


async def test_progress_counts_sources_not_those_switched_off(job: JobDetails, story: Story) -> None:
    told: list[tuple[str, int, int]] = []

    async def tell(sentence: str, done: int, total: int) -> None:
        told.append((sentence, done, total))

    sources = [FakeSource(story(1)), FakeSource(name="hackernews"), FakeSource(name="rss", disabled="No.")]
    await Collector(sources=sources, cache=None, settings=CollectionSettings()).collect(job, NOTHING, announce=tell)
    assert told == [("reddit: 1 discussion found", 1, 2), ("hackernews: 0 discussions found", 2, 2)]


async def test_health_of_every_source() -> None:
    sources: Sequence[FakeSource] = [
        FakeSource(),
        FakeSource(name="hackernews", then=BlockedError("It refuses.")),
        FakeSource(name="rss", disabled="Not configured."),
    ]
    reports = await Collector(sources=sources, cache=None, settings=CollectionSettings()).check()
    assert [(one.source, one.status) for one in reports] == [
        ("reddit", "ok"),
        ("hackernews", "blocked"),
        ("rss", "disabled"),
    ]


async def test_work_that_fails_entirely_raises_only_when_nothing_was_found(story: Story) -> None:
    async def fail() -> None:
        raise UnavailableError("down")

    harvest = Harvest()
    with pytest.raises(SourceError):
        await attempt_all([fail(), fail()], harvest)
    harvest.add(story(1))
    await attempt_all([fail()], harvest)
    assert len(harvest.problems) == 3


def test_a_dropped_post_does_not_come_back(story: Story) -> None:
    harvest = Harvest()
    harvest.add(story(1))
    harvest.drop("reddit:1")
    harvest.add(story(1))
    assert not harvest.posts
