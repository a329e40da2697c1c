"""Copies of an event that were published while the event itself was being handled."""

import asyncio
import contextlib
import time
from collections import OrderedDict
from collections.abc import AsyncIterator
from uuid import UUID

__all__ = ["InFlightDedup"]

_REMEMBERED = 10_000


class InFlightDedup:
    """Recognises copies whose result is on its way already.

    The gateway publishes the event of a silent preparation again. When workers are merely busy, handling the copies too
    would multiply the very load that made them late. A copy published after the work had ended is handled: whoever
    published it has not seen the result. A copy in another schema version is its twin, however late it comes. All
    copies share a key, hence a partition, hence a process.
    """

    def __init__(self) -> None:
        self._running: dict[UUID, asyncio.Event] = {}
        self._finished: OrderedDict[UUID, tuple[float, int | None]] = OrderedDict()
        """When each event was done with, and in which version it came."""

    @contextlib.asynccontextmanager
    async def guard(self, event_id: UUID, *, published_at: float, version: int | None = None) -> AsyncIterator[bool]:
        """Wait while the same event is in work; yield whether this copy needs no work of its own.

        Args:
            event_id: The event.
            published_at: When this copy was published, in seconds since the epoch.
            version: This copy's schema version, where an event may have several.
        """
        while (running := self._running.get(event_id)) is not None:
            await running.wait()
        finished_at, finished_version = self._finished.get(event_id, (0.0, version))
        if finished_at > published_at or finished_version != version:
            yield True
            return
        done = self._running[event_id] = asyncio.Event()
        try:
            yield False
            self._remember(event_id, version)
        finally:
            del self._running[event_id]
            done.set()

    def _remember(self, event_id: UUID, version: int | None) -> None:
        self._finished[event_id] = (time.time(), version)
        self._finished.move_to_end(event_id)
        if len(self._finished) > _REMEMBERED:
            self._finished.popitem(last=False)
