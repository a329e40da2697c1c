"""One collection: all sources at once, what they found ranked into one list, with a report of how it went."""

import asyncio
import time
import traceback
from collections import Counter
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from typing import Any

import structlog
from pydantic import BaseModel

from contracts.job import JobDetails
from contracts.posts import CollectionReport, Post, SourceReport, SourceStatus
from contracts.preps import PrepContext
from runtime.cache import Cache
from runtime.english import counted
from services.scraper.errors import SourceError
from services.scraper.metrics import COLLECTIONS, POSTS, SOURCE_SECONDS
from services.scraper.search.plan import SearchPlan
from services.scraper.settings import CollectionSettings
from services.scraper.sources.base import Harvest, Source
from services.scraper.sources.notes import NOTES, post_of_notes

__all__ = ["Announce", "Collector", "Gathering", "with_kept"]

Announce = Callable[[str, int, int], Awaitable[None]]
"""Told what happens: a sentence, sources done, sources in all."""

_CANDIDATES_KEPT = 60
"""Per cached collection; a later job at the same company ranks them anew."""
_log = structlog.get_logger(__name__)


class Gathering(BaseModel):
    """What the sources brought, before it is ranked for one job; the unit of caching."""

    posts: list[Post]
    """Each says something else, for whichever job they are ranked."""
    sources: list[SourceReport]

    @property
    def complete(self) -> bool:
        """Whether nothing went wrong, so that the same search would bring the same."""
        return all(report.status in {"ok", "disabled"} for report in self.sources)


class _Incomplete(Exception):  # noqa: N818 — no error: it carries a result past the cache
    """A gathering that must not be kept."""

    def __init__(self, gathering: Gathering) -> None:
        super().__init__()
        self.gathering = gathering


class Collector:
    """Collects discussions for a job; usable without Kafka."""

    def __init__(self, *, sources: Sequence[Source], cache: Cache | None, settings: CollectionSettings) -> None:
        self._sources = sources
        self._cache = cache
        self._settings = settings

    async def collect(
        self, job: JobDetails, context: PrepContext, *, announce: Announce | None = None
    ) -> tuple[list[Post], CollectionReport]:
        """Return the discussions, best first, and how collecting them went. A failing source never fails the rest."""
        started = time.perf_counter()
        plan = SearchPlan.for_job(job, window_days=self._settings.window_days, wanted=self._settings.posts)
        gathering, was_cached = await self._gathered(plan, announce or _announce_nowhere)
        posts = (await asyncio.to_thread(plan.ranked, gathering.posts))[: self._settings.posts]
        reports = [_as_cached(report) for report in gathering.sources] if was_cached else gathering.sources
        if (notes := post_of_notes(context)) is not None:
            posts = [notes, *posts]
            reports = [*reports, SourceReport(source=NOTES, status="ok", found=1)]
        COLLECTIONS.labels("cache" if was_cached else "sources").inc()
        for post in posts:
            POSTS.labels(post.source).inc()
        report = CollectionReport(
            sources=reports,
            window_days=self._settings.window_days,
            from_cache=was_cached,
            duration_ms=_milliseconds_since(started),
        )
        return posts, with_kept(report, posts)

    async def check(self) -> list[SourceReport]:
        """Return how each source answers a small question."""
        return list(await asyncio.gather(*(self._check(source) for source in self._sources)))

    async def _gathered(self, plan: SearchPlan, announce: Announce) -> tuple[Gathering, bool]:
        if self._cache is None:
            return await self._gather(plan, announce), False

        async def create() -> Gathering:
            gathering = await self._gather(plan, announce)
            if not gathering.complete:
                raise _Incomplete(gathering)
            return gathering

        try:
            return await self._cache.get_or_create(_key(plan.job), model=Gathering, create=create)
        except _Incomplete as incomplete:
            return incomplete.gathering, False

    async def _gather(self, plan: SearchPlan, announce: Announce) -> Gathering:
        done = 0
        enabled = sum(1 for source in self._sources if not source.disabled)

        async def run(source: Source) -> tuple[list[Post], SourceReport]:
            nonlocal done
            posts, report = await self._run(source, plan)
            if not source.disabled:
                done += 1
                await announce(_found(source.label, len(posts)), done, enabled)
            return posts, report

        outcomes = await asyncio.gather(*(run(source) for source in self._sources))
        found = [post for posts, _ in outcomes for post in posts]
        best = await asyncio.to_thread(plan.shortlist, found)
        return Gathering(posts=best[:_CANDIDATES_KEPT], sources=[report for _, report in outcomes])

    async def _run(self, source: Source, plan: SearchPlan) -> tuple[list[Post], SourceReport]:
        """Return what one source found by the deadline, whatever happens to it."""
        if source.disabled:
            return [], SourceReport(source=source.name, status="disabled", detail=source.disabled)
        started = time.perf_counter()
        seconds = self._settings.deadline.total_seconds()
        harvest, budget = Harvest(), source.budget(seconds)
        status, detail = await _outcome(source, source.search(plan, budget, harvest), seconds)
        if harvest.problems and status == "ok":
            status, detail = "partial", str(harvest.problems[0])
        posts = list(harvest.posts.values())
        if posts and status != "ok":
            status = "partial"
        SOURCE_SECONDS.labels(source.name, status).observe(time.perf_counter() - started)
        report = SourceReport(
            source=source.name,
            status=status,
            requests=budget.spent,
            found=len(posts),
            detail=detail,
            duration_ms=_milliseconds_since(started),
        )
        return posts, report

    async def _check(self, source: Source) -> SourceReport:
        if source.disabled:
            return SourceReport(source=source.name, status="disabled", detail=source.disabled)
        started = time.perf_counter()
        seconds = self._settings.deadline.total_seconds()
        budget = source.budget(seconds)
        status, detail = await _outcome(source, source.check(budget), seconds)
        return SourceReport(
            source=source.name,
            status=status,
            requests=budget.spent,
            detail=detail,
            duration_ms=_milliseconds_since(started),
        )


def with_kept(report: CollectionReport, posts: Sequence[Post]) -> CollectionReport:
    """Return the report with each source's count of the posts that are handed on."""
    kept = Counter(post.source for post in posts)
    sources = [source.model_copy(update={"kept": kept[source.source]}) for source in report.sources]
    return report.model_copy(update={"sources": sources})


async def _outcome(source: Source, work: Coroutine[Any, Any, None], seconds: float) -> tuple[SourceStatus, str | None]:
    """Do a source's work within the time and say in the report's terms how it went."""
    try:
        async with asyncio.timeout(seconds):
            await work
    except SourceError as error:
        _log.info("source_failed", source=source.name, status=error.status, error=type(error).__name__)
        return error.status, str(error)
    except TimeoutError:
        return "timeout", f"Stopped after {seconds:.0f} s."
    except Exception as error:  # noqa: BLE001 — a fault in one plugin must not cost what the others found
        # Without the error's message: it may quote what somebody wrote.
        stack = "".join(traceback.format_tb(error.__traceback__))
        _log.error("source_broken", source=source.name, error=type(error).__name__, stack=stack)
        return "failed", "It failed unexpectedly."
    return "ok", None


def _found(label: str, count: int) -> str:
    return f"{label}: {counted(count, 'discussion')} found"


def _as_cached(report: SourceReport) -> SourceReport:
    return report.model_copy(update={"requests": 0, "duration_ms": 0})


def _key(job: JobDetails) -> str:
    parts = (job.company_name, job.job_title, job.role_category)
    return ":".join(" ".join(part.casefold().split()) for part in parts)


def _milliseconds_since(started: float) -> int:
    return round((time.perf_counter() - started) * 1000)


async def _announce_nowhere(_sentence: str, _done: int, _total: int) -> None:
    """Swallow progress."""
