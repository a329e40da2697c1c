"""One collection: all sources at once, what they found ranked into one list, with a report of how it went."""

import asyncio
import time
from collections import Counter
from collections.abc import Sequence

from contracts.job import JobDetails
from contracts.posts import CollectionReport, Post, PostOrigin, SourceReport
from contracts.preps import PrepContext
from runtime.cache import Cache
from runtime.english import counted
from services.scraper.collection.entries import Entries
from services.scraper.collection.flights import Announce, Flights, Turn
from services.scraper.collection.pages import has_enough, pages_to_read
from services.scraper.collection.source_run import SourceRun, outcome_of
from services.scraper.metrics import COLLECTIONS, POSTS
from services.scraper.search.plan import SearchPlan
from services.scraper.settings import CollectionSettings
from services.scraper.sources.base import PostSource
from services.scraper.sources.notes import NOTES, post_of_notes
from services.scraper.upstream.budget import SourcesAllowance

__all__ = ["Collector", "with_kept"]

_PAGES_AT_ONCE = 3
_FEW = 3
"""With fewer posts about the employer, a source that stands in for another is asked as well."""
_CHECK_SECONDS = 5.0


class Collector:
    """Collects discussions for a job; usable without Kafka.

    Args:
        sources: Where to look.
        cache: Keeps what each source says of an employer.
        settings: What a collection may take and bring.
        flights: Makes one process at a time collect for an employer.
    """

    def __init__(
        self,
        *,
        sources: Sequence[PostSource],
        cache: Cache | None,
        settings: CollectionSettings,
        flights: Flights | None = None,
    ) -> None:
        self._sources = sources
        self._entries = Entries(cache)
        self._settings = settings
        self._flights = flights or Flights()

    async def collect(
        self, job: JobDetails, context: PrepContext, *, announce: Announce | None = None
    ) -> tuple[list[Post], CollectionReport]:
        """Return the discussions, best first, and how collecting them went. A failing source never fails the rest."""
        started = time.perf_counter()
        plan = SearchPlan.for_job(
            job,
            window_days=self._settings.window_days,
            wanted=self._settings.posts,
            enough=self._settings.enough,
        )
        runs = await self._gathered(plan, announce or _announce_nowhere)
        posts = await asyncio.to_thread(_selected, plan, [post for run in runs for post in run.posts])
        reports = [await run.report() for run in runs]
        if (notes := post_of_notes(context)) is not None:
            posts = [notes, *posts]
            reports = [*reports, SourceReport(source=NOTES, label="Your notes", status="ok", found=1)]
        was_cached = not any(run.asked for run in runs)
        COLLECTIONS.labels("cache" if was_cached else "sources").inc()
        for post in posts:
            POSTS.labels(post.source).inc()
        report = CollectionReport(
            sources=reports,
            window_days=self._settings.window_days,
            from_cache=was_cached and any(report.collected_at for report in reports),
            duration_ms=_milliseconds_since(started),
        )
        return posts, with_kept(report, posts)

    async def check(self) -> list[SourceReport]:
        """Return within five seconds how each source answers a small question."""
        return list(await asyncio.gather(*(self._check(source) for source in self._sources)))

    async def _gathered(self, plan: SearchPlan, announce: Announce) -> list[SourceRun]:
        """Return the sources with what they say; ask them only as far as nobody has asked the same before."""
        runs = await self._runs(plan)
        if not await _want_to_ask(runs):
            return await _served(runs, announce)
        async with self._flights.turn(plan.key, announce=announce) as turn:
            if turn.waited:
                runs = await self._runs(plan)
                if not await _want_to_ask(runs):
                    return await _served(runs, announce)
            await self._ask(plan, runs, turn)
            await self._keep(plan, runs)
        return runs

    async def _runs(self, plan: SearchPlan) -> list[SourceRun]:
        allowance = SourcesAllowance(self._settings.requests_per_prep)

        async def run(source: PostSource) -> SourceRun:
            entry = None if source.disabled else await self._entries.get(source, plan.key)
            return SourceRun(source, plan, entry=entry, settings=self._settings, allowance=allowance)

        return list(await asyncio.gather(*(run(source) for source in self._sources)))

    async def _ask(self, plan: SearchPlan, runs: list[SourceRun], turn: Turn) -> None:
        """Look for candidates everywhere at once, then for the comments of the best of all of them."""
        finished = {run.source.name: asyncio.Event() for run in runs}
        done, total = 0, sum(1 for run in runs if run.source.disabled is None and not run.source.stands_in_for)

        async def find(run: SourceRun) -> None:
            nonlocal done, total
            await asyncio.gather(*(finished[name].wait() for name in run.source.stands_in_for if name in finished))
            try:
                if _replaced(run, runs):
                    return
                total += bool(run.source.stands_in_for)
                await run.find()
                if not run.is_used:  # there is nothing to ask it for this employer
                    total -= 1
                    return
            finally:
                finished[run.source.name].set()
            done += 1
            await turn.announce(_found(run), done, total)

        for run in runs:
            if run.source.disabled is not None:
                run.skip(run.source.disabled)
                finished[run.source.name].set()
        await asyncio.gather(*(find(run) for run in runs if run.is_used))
        await self._read_comments(plan, [run for run in runs if run.is_used])

    async def _read_comments(self, plan: SearchPlan, runs: list[SourceRun]) -> None:
        """Read the comments of the discussions that promise most; more of them only when little is known so far."""
        speaking = [run for run in runs if run.source.pages_per_request]
        batched = frozenset(run.source.name for run in speaking if run.source.pages_per_request > 1)
        for left in range(self._settings.comment_pages, 0, -_PAGES_AT_ONCE):
            ranked = await asyncio.to_thread(
                plan.shortlist, [post for run in speaking for post in run.posts], with_possible=True
            )
            is_first = left == self._settings.comment_pages
            if not is_first and (len(ranked) >= plan.enough or await asyncio.to_thread(has_enough, ranked)):
                return
            pages = pages_to_read(
                ranked,
                read={source_id for run in speaking for source_id in run.harvest.read},
                requests=min(_PAGES_AT_ONCE, left),
                by_source={run.source.name: run.requests_left for run in speaking},
                batched=batched,
            )
            if not pages:
                return
            await asyncio.gather(*(_read_from(run, pages) for run in speaking))

    async def _keep(self, plan: SearchPlan, runs: Sequence[SourceRun]) -> None:
        entries = await asyncio.gather(*(run.entry() for run in runs))
        kept = [(run, entry) for run, entry in zip(runs, entries, strict=True) if entry is not None]
        await asyncio.gather(*(self._entries.put(run.source, plan.key, entry) for run, entry in kept))

    async def _check(self, source: PostSource) -> SourceReport:
        if source.disabled:
            return SourceReport(source=source.name, label=source.label, status="disabled", detail=source.disabled)
        started = time.perf_counter()
        budget = source.budget(_CHECK_SECONDS, SourcesAllowance(2))
        status, detail = await outcome_of(source.name, source.check(budget), _CHECK_SECONDS)
        state = await source.state()
        return SourceReport(
            source=source.name,
            label=source.label,
            status=status,
            requests=budget.spent,
            detail=detail,
            next_try_at=state.next_try_at if state is not None and status != "ok" else None,
            duration_ms=_milliseconds_since(started),
        )


def with_kept(report: CollectionReport, posts: Sequence[Post]) -> CollectionReport:
    """Return the report with each source's count of the posts that are handed on."""
    kept = Counter(post.source for post in posts)
    sources = [source.model_copy(update={"kept": kept[source.source]}) for source in report.sources]
    return report.model_copy(update={"sources": sources})


def _selected(plan: SearchPlan, posts: Sequence[Post]) -> list[Post]:
    """Return the employer's own pages first, then the best of what others say."""
    own = [post for post in posts if post.origin is PostOrigin.EMPLOYER]
    return [*own, *plan.selected(post for post in posts if post.origin is PostOrigin.COMMUNITY)]


async def _want_to_ask(runs: Sequence[SourceRun]) -> bool:
    """Whether a source has to be asked that no better one stands for."""
    await asyncio.gather(*(run.count() for run in runs if run.source.disabled is None))
    wanting = await asyncio.to_thread(lambda: [run for run in runs if run.wants_to_ask])
    return any(_better(run, runs) is None for run in wanting)


async def _served(runs: list[SourceRun], announce: Announce) -> list[SourceRun]:
    """Fill in what is known without a request."""
    for run in runs:
        if not _replaced(run, runs):
            await run.find()
    active = [run for run in runs if run.is_used]
    for done, run in enumerate(active, start=1):
        await announce(_found(run), done, len(active))
    return runs


async def _read_from(run: SourceRun, pages: Sequence[Post]) -> None:
    own = [post for post in pages if post.source == run.source.name]
    if own:
        await run.read(own)


def _replaced(run: SourceRun, runs: Sequence[SourceRun]) -> bool:
    """Skip a source when a better one for the same discussions has brought enough; return whether it was."""
    if run.source.disabled is None and (better := _better(run, runs)) is not None:
        run.skip(f"Not needed: {better.source.label} answered.")
        return True
    return False


def _better(run: SourceRun, runs: Sequence[SourceRun]) -> SourceRun | None:
    """Return the source that makes this one needless: the original whenever it answers, another with enough posts."""
    for other in runs:
        is_better = other.source.name in run.source.stands_in_for and other.is_used and other.answered
        if is_better and (not other.source.stands_in_for or other.count_about >= _FEW):
            return other
    return None


def _found(run: SourceRun) -> str:
    return f"{run.source.label}: {counted(len(run.posts), run.source.noun)} found"


def _milliseconds_since(started: float) -> int:
    return round((time.perf_counter() - started) * 1000)


async def _announce_nowhere(_sentence: str, _done: int, _total: int) -> None:
    """Swallow progress."""
