"""The services behind the gateway, imitated: they answer what the gateway publishes with the events of a guide."""

import asyncio

from contracts.envelope import Event
from contracts.posts import CollectionReport
from contracts.preps import InsightsReady, PrepCancelled, PrepRequested
from contracts.status import PrepStatus, Stage
from tests.support.gateway import GatewayRig
from tests.support.guide_samples import bare_job
from tests.support.prep_events import PrepEvents

__all__ = ["ImitatedChain"]


class ImitatedChain:
    """Publishes to nobody; works instead. Addresses with `wall` or `broken` in them fail the first attempt."""

    def __init__(self, rig: GatewayRig, *, pause: float = 0.1) -> None:
        self._rig = rig
        self._pause = pause
        self.collection: CollectionReport | None = None
        """What the sources gave, where it matters."""
        self.requests: list[PrepRequested] = []
        """What was asked for, in order."""
        self.bare = False
        """Whether no more is read than company and title."""
        self.held = asyncio.Event()
        """Cleared, it stops each preparation before its guide is ready."""
        self.held.set()
        self._tasks: dict[str, asyncio.Task[None]] = {}
        rig.publisher.publish = self.publish  # type: ignore[method-assign] # in place of Kafka

    async def publish(self, event: Event) -> None:
        """See `runtime.kafka.publishing.Publisher.publish`."""
        if isinstance(event, PrepCancelled) and event.prep_id in self._tasks:
            self._tasks[event.prep_id].cancel()
        if isinstance(event, PrepRequested):
            self.requests.append(event)
            self._tasks[event.prep_id] = asyncio.create_task(self._work(event))

    def stop(self) -> None:
        """Leave what is in work."""
        for task in self._tasks.values():
            task.cancel()

    async def _work(self, request: PrepRequested) -> None:
        for event in self._events(request):
            await asyncio.sleep(self._pause)
            if isinstance(event, InsightsReady):
                await self.held.wait()
            await self._rig.deliver(event)

    def _events(self, request: PrepRequested) -> list[Event]:
        made = PrepEvents(request.prep_id, request.user_id, request.attempt)
        url = request.request.job_posting_url or ""
        reading = [
            request,
            made.progress(Stage.PARSER, "Reading the posting…", status=PrepStatus.EXTRACTING_REQUIREMENTS),
        ]
        if "wall" in url and request.attempt == 1:
            return [*reading, made.failed(needs_manual_input=True)]
        if "broken" in url and request.attempt == 1:
            return [*reading, made.failed()]
        searching = [made.progress(Stage.SCRAPER, f"Searched {name}.") for name in ("Reddit", "Hacker News")]
        distilling = [made.progress(Stage.INSIGHTS, "Checking every quote against its source…")]
        return [
            *reading,
            made.parsed(bare_job() if self.bare else None),
            *searching,
            made.collected(self.collection),
            *distilling,
            made.ready(),
            made.stored(),
            made.charged(),
        ]
