"""One source in one collection: what it is asked, what it brought, and how that is told."""

import asyncio
import time
import traceback
from collections.abc import Coroutine, Sequence
from datetime import datetime, timedelta
from typing import Any

import structlog

from contracts.posts import Post, SourceReport, SourceStatus
from services.scraper.collection.entries import SourceAnswers, utc_now
from services.scraper.errors import SourceError
from services.scraper.metrics import SOURCE_SECONDS
from services.scraper.search.plan import SearchPlan
from services.scraper.settings import CollectionSettings
from services.scraper.sources.base import Harvest, PostSource
from services.scraper.upstream.budget import SourcesAllowance

__all__ = ["SourceRun", "outcome_of"]

_KEPT = 120
"""Posts per source and employer; for another job of it they are ranked anew."""
_REST = timedelta(minutes=2)
"""How long a source that failed for one employer is not asked about it again, unless it says itself how long."""
_log = structlog.get_logger(__name__)


class SourceRun:
    """Asks one source about one employer, unless what is known of it suffices.

    Args:
        source: The source.
        plan: What is looked for.
        entry: What is known from earlier collections.
        settings: Of the collection.
        allowance: The requests that all sources share.
    """

    def __init__(
        self,
        source: PostSource,
        plan: SearchPlan,
        *,
        entry: SourceAnswers | None,
        settings: CollectionSettings,
        allowance: SourcesAllowance,
    ) -> None:
        self.source = source
        self._plan = plan
        self._entry = entry
        self._settings = settings
        self._began = utc_now()
        self._seconds = settings.deadline.total_seconds()
        self._budget = source.budget(self._seconds, allowance)
        self._status: SourceStatus = "ok"
        self._detail: str | None = None
        self._is_skipped = self._did_something = False
        self._duration = 0.0
        self.count_about = 0
        """Posts about the employer, as last counted."""
        self._is_fresh = entry is not None and entry.is_fresh(settings.cache_lifetime, now=self._began)
        self.harvest = Harvest(entry.posts if entry is not None and self._is_fresh else ())
        if entry is not None and self._is_fresh:
            self.harvest.searched.update(entry.searched)
            self.harvest.read.update(entry.read)

    @property
    def asked(self) -> bool:
        """Whether the source was sent a request in this collection."""
        return self._budget.spent > 0

    @property
    def posts(self) -> list[Post]:
        """What the source says, as far as it is known; stale answers when it has no fresh ones."""
        if not self.harvest.posts and self._serves_stale:
            return self._entry.posts if self._entry else []
        return list(self.harvest.posts.values())

    @property
    def wants_to_ask(self) -> bool:
        """Whether the source would be sent a request."""
        is_resting = self._entry is not None and self._entry.is_resting(now=self._began)
        return bool(self.source.disabled is None and not is_resting and self.missing)

    @property
    def _serves_stale(self) -> bool:
        return self._status != "ok" and self._entry is not None and bool(self._entry.posts) and not self._is_fresh

    @property
    def _is_aged(self) -> bool:
        return self._entry is not None and self._began - self._entry.collected_at >= self._settings.cache_lifetime

    @property
    def missing(self) -> Sequence[str]:
        """The searches that are to be made."""
        wanted = [name for name in self.source.searches(self._plan) if name not in self.harvest.searched]
        if wanted and self._is_fresh and len(self._plan.shortlist(self.posts)) >= self._plan.enough:
            return ()  # another role than before, but what is known says enough about this employer
        return wanted

    @property
    def is_used(self) -> bool:
        """Whether the source takes part in this collection."""
        return not self._is_skipped

    @property
    def answered(self) -> bool:
        """Whether it answered everything that it was asked, now or before."""
        return self._status == "ok" and bool(self.harvest.searched)

    @property
    def requests_left(self) -> int:
        """Requests that may still be sent to it."""
        return self._budget.requests_left

    async def count(self) -> None:
        """Note how many of its posts are about the employer."""
        about = await asyncio.to_thread(lambda: self._plan.shortlist(self.posts))
        self.count_about = len(about)

    def skip(self, reason: str) -> None:
        """Leave the source out, because others bring the same."""
        self._is_skipped, self._status, self._detail = True, "disabled", reason

    async def find(self) -> None:
        """Look for candidates; whatever happens is told in the report."""
        if self.source.disabled is not None:
            self.skip(self.source.disabled)
            return
        if not self.source.searches(self._plan):
            self.skip("There is nothing to ask it: the employer's web domain is not known.")
            return
        if self._entry is not None and self._entry.is_resting(now=self._began):
            trouble = self._entry.trouble
            self._status, self._detail = (trouble.status, trouble.detail) if trouble else ("failed", None)
        elif missing := await asyncio.to_thread(lambda: self.missing):
            await self._do(self.source.find(self._plan, missing, self._budget, self.harvest))
        await self.count()

    async def read(self, posts: Sequence[Post]) -> None:
        """Ask for the comments of some of its posts; a refusal costs none of what was found."""
        await self._do(self.source.read(posts, self._budget, self.harvest))

    async def _do(self, work: Coroutine[Any, Any, None]) -> None:
        self._did_something = True
        started = time.perf_counter()
        left = max(0.0, self._budget.seconds_left)
        status, detail = await outcome_of(self.source.name, work, left, told=self._seconds)
        if self.harvest.problems and status == "ok":
            status, detail = "partial", str(self.harvest.problems[0])
        if status != "ok":
            self._status, self._detail = status, detail
        if self._status != "ok" and self.harvest.posts:
            self._status = "partial"
        self._duration += time.perf_counter() - started
        SOURCE_SECONDS.labels(self.source.name, self._status).observe(self._duration)

    async def entry(self) -> SourceAnswers | None:
        """Return what is to be kept for the next collection, or None when nothing is new."""
        if self._is_skipped or not self._did_something:
            return None
        kept = await asyncio.to_thread(self._worth_keeping)
        failed = self._status not in {"ok", "disabled"}
        if failed and not kept and self._entry is not None:
            rest = {"trouble": await self.report(), "retry_at": await self._retry_at()}
            return self._entry.model_copy(update=rest)
        return SourceAnswers(
            posts=kept,
            searched=sorted(self.harvest.searched),
            read=sorted(self.harvest.read),
            collected_at=self._entry.collected_at if self._entry is not None and self._is_fresh else self._began,
            trouble=await self.report() if failed else None,
            retry_at=await self._retry_at() if failed else None,
        )

    def _worth_keeping(self) -> list[Post]:
        posts = list(self.harvest.posts.values())
        own = [post for post in posts if post.origin != "community"]
        about = self._plan.relevance.shortlist(
            (post for post in posts if post.origin == "community"), with_possible=True
        )
        return [*own, *about][:_KEPT]

    async def _retry_at(self) -> datetime:
        state = await self.source.state()
        soon = self._began + _REST
        return max(soon, state.next_try_at) if state is not None and state.next_try_at else soon

    async def report(self) -> SourceReport:
        """Return how it went."""
        is_cached = not self._did_something and not self._is_skipped and self._entry is not None
        state = await self.source.state() if self._status not in {"ok", "disabled"} else None
        waits_until = state.next_try_at if state is not None else None
        return SourceReport(
            source=self.source.name,
            label=self.source.label[:80],
            status=self._status,
            requests=self._budget.spent,
            found=len(self.posts),
            unreadable=self.harvest.unreadable,
            detail=self._detail,
            next_try_at=waits_until if waits_until is not None and waits_until > utc_now() else None,
            collected_at=self._entry.collected_at if is_cached and self._entry else None,
            stale=not self.harvest.posts and self._serves_stale and self._is_aged,
            duration_ms=round(self._duration * 1000),
        )


async def outcome_of(
    source: str, work: Coroutine[Any, Any, None], seconds: float, *, told: float | None = None
) -> tuple[SourceStatus, str | None]:
    """Do a source's work within the time and say in the report's terms how it went."""
    try:
        async with asyncio.timeout(seconds):
            await work
    except SourceError as error:
        _log.info("source_failed", source=source, status=error.status, error=type(error).__name__)
        return error.status, str(error)
    except TimeoutError:
        return "timeout", f"Stopped after {seconds if told is None else told:.0f} s."
    except Exception as error:  # noqa: BLE001 — a fault in one plugin must not cost what the others found
        # Without the error's message: it may quote what somebody wrote.
        stack = "".join(traceback.format_tb(error.__traceback__))
        _log.error("source_broken", source=source, error=type(error).__name__, stack=stack)
        return "failed", "It failed unexpectedly."
    return "ok", None
