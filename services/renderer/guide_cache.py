"""A cache of rendered guides: many people prepare for the same posting, and its guide is the same for all."""

from collections import OrderedDict
from datetime import UTC

from contracts.insights import Insights, is_own_notes
from contracts.job import JobDetails
from runtime.cache import cache_key
from runtime.concurrency.single_flight import SingleFlight
from services.renderer.guide import GuideRenderer, RenderedGuide
from services.renderer.metrics import GUIDES

__all__ = ["GuideCache"]


class GuideCache:
    """Keeps the guides asked for last, in memory; whoever asks for one that is being laid out waits for that.

    A PDF holds what job and insights say and nothing about who asked, so these two are the whole key: a change of
    either is another guide. The page size is the renderer's own and the same for all of its guides.
    """

    def __init__(self, renderer: GuideRenderer, *, max_bytes: int) -> None:
        """Wrap a renderer.

        Args:
            renderer: Lays out what is not kept.
            max_bytes: Size of all PDFs kept; 0 keeps none.
        """
        self._renderer = renderer
        self._max_bytes = max_bytes
        self._kept: OrderedDict[str, RenderedGuide] = OrderedDict()
        self._bytes = 0
        self._flights = SingleFlight()

    async def render(self, job: JobDetails, insights: Insights) -> RenderedGuide:
        """Return the guide, laid out now or before. Errors are the renderer's and are not kept."""
        if insights.story_map or any(is_own_notes(source.id) for source in insights.sources):
            return await self._renderer.render(job, insights)  # a user's own words: nobody else can ask for this guide
        # Guides show the day on which they were made: content that was distilled again today is the same guide.
        day = insights.last_updated.astimezone(UTC).date().isoformat()
        key = cache_key(job.model_dump_json(), insights.model_dump_json(exclude={"last_updated"}), day)
        kept = self._kept.get(key)
        GUIDES.labels(cached=str(kept is not None).lower()).inc()
        if kept is not None:
            self._kept.move_to_end(key)
            return kept

        async def lay_out() -> RenderedGuide:
            guide = await self._renderer.render(job, insights)
            self._keep(key, guide)
            return guide

        return await self._flights.run(key, lay_out)

    def _keep(self, key: str, guide: RenderedGuide) -> None:
        if len(guide.pdf) > self._max_bytes:
            return
        self._kept[key] = guide
        self._bytes += len(guide.pdf)
        while self._bytes > self._max_bytes:
            _, oldest = self._kept.popitem(last=False)
            self._bytes -= len(oldest.pdf)
