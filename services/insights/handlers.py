"""What the insights service does with the events of the chain."""

import time
from functools import partial

from contracts.insights import Insights, ModelUsage
from contracts.preps import InsightsReady, PostsCollected
from contracts.topics import MAX_EVENT_BYTES
from runtime.cache import Cache
from runtime.kafka.progress import Progress
from services.insights.allowance import ModelAllowance
from services.insights.engines.base import Engine, Limited
from services.insights.guide import build_guide
from services.insights.metrics import GUIDES, ITEMS, SECONDS
from services.insights.throttled_report import PacedReport
from services.insights.trimming import fitted

__all__ = ["InsightsHandlers"]


class InsightsHandlers:
    """Turns discussions into a guide."""

    def __init__(self, *, engine: Engine, cache: Cache, progress: Progress, allowance: ModelAllowance) -> None:
        self._engine = engine
        self._allowance = allowance
        self._cache = cache
        self._progress = progress

    async def posts_collected(self, event: PostsCollected) -> InsightsReady:
        """Distil the posts; without any, the guide rests on the posting and on general advice."""

        async def report(message: str, *, done: int | None = None, total: int | None = None) -> None:
            await self._progress.report(event, message, done=done, total=total)

        began = time.perf_counter()
        async with PacedReport(report) as paced:
            insights, usage = await build_guide(
                event.job,
                event.posts,
                context=event.context,
                collection=event.collection,
                engine=Limited(self._engine, partial(self._allowance.left, event.user_id)),
                cache=self._cache,
                report=paced,
                # The event's own time, so that a redelivered event gives the same guide.
                now=event.occurred_at,
            )
        await self._allowance.book(event.user_id, usage)
        _count(insights, usage, time.perf_counter() - began)
        ready = InsightsReady(
            prep_id=event.prep_id,
            user_id=event.user_id,
            attempt=event.attempt,
            producer="insights",
            job=event.job,
            insights=insights,
            measured_by="insights",
            usage=usage,
            context=event.context,
        )
        return fitted(ready, most_bytes=MAX_EVENT_BYTES)


def _count(insights: Insights, usage: ModelUsage, seconds: float) -> None:
    made_now = usage.calls > 0 or usage.engine == "extractive"
    GUIDES.labels(usage.engine, insights.evidence_level, str(not made_now).lower()).inc()
    SECONDS.labels(usage.engine).observe(seconds)
    for result, count in insights.grounding:
        ITEMS.labels(result).inc(count)
