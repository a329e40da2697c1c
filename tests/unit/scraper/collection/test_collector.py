"""One collection over several sources, of which any may fail."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from typing_extensions import override

from contracts.job import JobDetails
from contracts.posts import CollectionReport, Post, SourceReport
from contracts.preps import PrepContext
from runtime.testing import MemoryCache
from services.scraper.collection.collector import Collector
from services.scraper.errors import BlockedError, RateLimitedError, SlowError, SourceError, SourceUnavailableError
from services.scraper.search.plan import SearchPlan
from services.scraper.settings import CollectionSettings
from services.scraper.sources.base import Harvest, attempt_all
from services.scraper.sources.corpus.source import CorpusSource
from services.scraper.sources.local import LocalSource
from services.scraper.upstream.budget import Budget, SourcesAllowance

NOTHING = PrepContext()
Story = Callable[..., Post]


class FakeSource(LocalSource):
    """Finds what it is told to, then does what it is told to."""

    compliance = CorpusSource.compliance

    def __init__(
        self,
        *posts: Post,
        name: str = "reddit",
        then: Any = None,
        disabled: str | None = None,
        problem: Any = None,
        searches: Sequence[str] = ("whole",),
        stands_in_for: tuple[str, ...] = (),
    ) -> None:
        self.name = self.label = name
        self.disabled = disabled
        self.stands_in_for = stands_in_for
        self.asked: list[Sequence[str]] = []
        self.reads: list[list[str]] = []
        self.then = then
        self._posts = posts
        self._problem = problem
        self._searches = searches
        self.pages_per_request = 1

    @property
    def finds(self) -> int:
        return len(self.asked)

    @override
    def searches(self, plan: SearchPlan) -> Sequence[str]:
        return self._searches

    @override
    def budget(self, seconds: float, allowance: SourcesAllowance) -> Budget:
        return Budget(requests=20, seconds=seconds, allowance=allowance)

    async def find(self, plan: SearchPlan, searches: Sequence[str], budget: Budget, harvest: Harvest) -> None:
        del plan
        self.asked.append(list(searches))
        budget.spend()
        for post in self._posts:
            harvest.add(post)
        if self._problem:
            harvest.problems.append(self._problem)
        await self._finish()
        harvest.searched.update(searches)

    @override
    async def read(self, posts: Sequence[Post], budget: Budget, harvest: Harvest) -> None:
        self.reads.append([post.source_id for post in posts])
        for post in posts:
            budget.spend()
            harvest.read.add(post.source_id)

    async def check(self, budget: Budget) -> None:
        budget.spend()
        await self._finish()

    async def _finish(self) -> None:
        if self.then == "hang":
            await asyncio.Event().wait()
        if isinstance(self.then, Exception):
            raise self.then


@pytest.fixture
def story() -> Story:
    def make(number: int, source: str = "reddit", *, days: float = 5, comments: int = 0) -> Post:
        words = [("ledger", "graph", "loop", "offer", "panel")[(number // 5**k) % 5] for k in range(6)]
        body = f"I interviewed at Stripe. Round {number}: {' '.join(words)} " + " ".join(
            f"w{number}x{k}" for k in range(20)
        )
        return Post(
            source_id=f"{source}:{number}",
            source=source,
            title=f"Stripe interview number {number}",
            body=body,
            created_at=datetime.now(UTC) - timedelta(days=days),
            comment_count=comments,
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
        (SourceUnavailableError("u"), "failed"),
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
    _, report = await collect(job, FakeSource(story(1), problem=SourceUnavailableError("One search failed.")))
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
    assert report.sources[-1] == SourceReport(source="notes", label="Your notes", status="ok", found=1, kept=1)


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
    assert source.finds == 1
    assert report.sources[0].requests == 0
    assert not any("Private" in value for value in cache.values.values())
    [key] = cache.values
    assert key.startswith("stripe:reddit.1.")


async def test_another_title_is_ranked_anew_without_a_request(job: JobDetails, story: Story) -> None:
    cache, source = MemoryCache(), FakeSource(story(1))
    await collect(job, source, cache=cache)
    posts, report = await collect(job.model_copy(update={"job_title": "Data Analyst"}), source, cache=cache)
    assert source.finds == 1
    assert report.from_cache
    assert [post.source_id for post in posts] == ["reddit:1"]


async def test_another_role_asks_only_where_nobody_has_asked(job: JobDetails, story: Story) -> None:
    cache = MemoryCache()
    await collect(job, FakeSource(story(1), searches=("one", "both")), cache=cache)
    other = FakeSource(story(2), searches=("both", "other"))
    posts, _ = await collect(job, other, cache=cache)
    assert other.asked == [["other"]]
    assert {post.source_id for post in posts} == {"reddit:1", "reddit:2"}


async def test_another_role_asks_nothing_when_enough_is_known(job: JobDetails, story: Story) -> None:
    cache = MemoryCache()
    await collect(job, FakeSource(*(story(n) for n in range(20)), searches=("one",)), cache=cache)
    other = FakeSource(searches=("other",))
    posts, report = await collect(job, other, cache=cache)
    assert (other.finds, len(posts), report.from_cache) == (0, 20, True)


async def test_case_and_blanks_do_not_make_another_collection(job: JobDetails, story: Story) -> None:
    cache, source = MemoryCache(), FakeSource(story(1))
    await collect(job, source, cache=cache)
    await collect(job.model_copy(update={"company_name": "STRIPE,  Inc."}), source, cache=cache)
    assert source.finds == 1


@pytest.mark.parametrize("fault", [BlockedError("b"), SourceUnavailableError("u"), "hang"])
async def test_a_failing_source_is_spared_for_a_while_and_does_not_cost_the_others_their_cache(
    job: JobDetails, story: Story, fault: Any
) -> None:
    cache = MemoryCache()
    failing, good = FakeSource(then=fault), FakeSource(story(3, "hackernews"), name="hackernews")
    for _ in range(20):
        posts, report = await collect(job, failing, good, cache=cache, deadline=timedelta(milliseconds=200))
        assert [post.source_id for post in posts] == ["hackernews:3"]
        assert statuses(report)["reddit"] != "ok"
        assert report.sources[0].detail
    assert (failing.finds, good.finds) == (1, 1)


async def test_stale_answers_serve_while_a_source_is_down(job: JobDetails, story: Story) -> None:
    cache, source = MemoryCache(), FakeSource(story(1))
    await collect(job, source, cache=cache)
    source.then = SourceUnavailableError("It is down.")
    source._posts = ()
    posts, report = await collect(job, source, cache=cache, cache_lifetime=timedelta(0))
    assert [post.source_id for post in posts] == ["reddit:1"]
    assert (report.sources[0].stale, report.sources[0].status, source.finds) == (True, "failed", 2)
    assert report.sources[0].collected_at is not None or report.sources[0].detail == "It is down."


async def test_preparations_for_the_same_job_share_one_search(job: JobDetails, story: Story) -> None:
    source = FakeSource(story(1), then=BlockedError("b"))
    collector = Collector(sources=[source], cache=MemoryCache(), settings=CollectionSettings())
    results = await asyncio.gather(*(collector.collect(job, NOTHING) for _ in range(5)))
    assert source.finds == 1
    assert all([post.source_id for post in posts] == ["reddit:1"] for posts, _ in results)


async def test_who_joins_a_search_hears_of_its_progress(job: JobDetails, story: Story) -> None:
    started, go = asyncio.Event(), asyncio.Event()

    class Slow(FakeSource):
        @override
        async def find(self, plan: SearchPlan, searches: Sequence[str], budget: Budget, harvest: Harvest) -> None:
            started.set()
            await go.wait()
            await super().find(plan, searches, budget, harvest)

    told: list[str] = []

    async def tell(sentence: str, done: int, total: int) -> None:
        told.append(f"{done}/{total} {sentence}")
        heard.set()

    heard = asyncio.Event()
    sources = [FakeSource(story(1)), Slow(name="hackernews")]
    collector = Collector(sources=sources, cache=MemoryCache(), settings=CollectionSettings())
    first = asyncio.create_task(collector.collect(job, NOTHING))
    await started.wait()
    second = asyncio.create_task(collector.collect(job, NOTHING, announce=tell))
    await heard.wait()
    assert told == ["1/2 reddit: 1 discussion found"], "what was told before it joined"
    go.set()
    await asyncio.gather(first, second)
    assert "2/2 hackernews: 0 discussions found" in told


async def test_a_stand_in_is_asked_only_when_the_better_source_fails(job: JobDetails, story: Story) -> None:
    archive = FakeSource(story(2, "archive"), name="archive", stands_in_for=("reddit",))
    _, report = await collect(job, FakeSource(story(1)), archive)
    assert (archive.finds, statuses(report)["archive"]) == (0, "disabled")
    assert report.sources[1].detail == "Not needed: reddit answered."
    posts, _ = await collect(job, FakeSource(then=BlockedError("b")), archive)
    assert (archive.finds, [post.source_id for post in posts]) == (1, ["archive:2"])


async def test_comments_are_read_of_the_best_discussions_of_all_sources(job: JobDetails, story: Story) -> None:
    one = FakeSource(*(story(n, comments=9) for n in range(4)))
    other = FakeSource(*(story(n, "hackernews", comments=9) for n in range(4, 8)), name="hackernews")
    await collect(job, one, other)
    read = [source_id for batch in (*one.reads, *other.reads) for source_id in batch]
    assert len(read) == len(set(read)) == 6


async def test_all_sources_together_stay_within_twenty_requests(job: JobDetails, story: Story) -> None:
    sources = [FakeSource(*(story(n, f"s{k}", comments=9) for n in range(9)), name=f"s{k}") for k in range(5)]
    _, report = await collect(job, *sources, comment_pages=50)
    assert sum(source.requests for source in report.sources) <= 20


async def test_older_discussions_are_included_and_marked_only_when_there_is_too_little(
    job: JobDetails, story: Story
) -> None:
    old = [story(n, days=500) for n in range(5)]
    few, _ = await collect(job, FakeSource(story(9), *old), enough=4)
    assert [post.outside_window for post in few] == [False, True, True, True]
    many, _ = await collect(job, FakeSource(*(story(n) for n in range(10, 16)), *old), enough=4)
    assert not any(post.outside_window for post in many)


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


async def test_progress_leaves_out_sources_that_have_nothing_to_ask(job: JobDetails, story: Story) -> None:
    told: list[tuple[str, int, int]] = []

    async def tell(sentence: str, done: int, total: int) -> None:
        told.append((sentence, done, total))

    sources = [FakeSource(name="employer", searches=()), FakeSource(story(1))]
    collector = Collector(sources=sources, cache=None, settings=CollectionSettings())
    _, report = await collector.collect(job, NOTHING, announce=tell)
    assert told == [("reddit: 1 discussion found", 1, 1)]
    assert statuses(report)["employer"] == "disabled"


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
        raise SourceUnavailableError("down")

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
