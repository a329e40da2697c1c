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
    published it has not seen the result. All copies share a key, hence a partition, hence a process.
    """

    def __init__(self) -> None:
        self._running: dict[UUID, asyncio.Event] = {}
        self._finished_at: OrderedDict[UUID, float] = OrderedDict()

    @contextlib.asynccontextmanager
    async def guard(self, event_id: UUID, *, published_at: float) -> AsyncIterator[bool]:
        """Wait while the same event is in work; yield whether this copy needs no work of its own.

        Args:
            event_id: The event.
            published_at: When this copy was published, in seconds since the epoch.
        """
        while (running := self._running.get(event_id)) is not None:
            await running.wait()
        if self._finished_at.get(event_id, 0.0) > published_at:
            yield True
            return
        done = self._running[event_id] = asyncio.Event()
        try:
            yield False
            self._remember(event_id)
        finally:
            del self._running[event_id]
            done.set()

    def _remember(self, event_id: UUID) -> None:
        self._finished_at[event_id] = time.time()
        self._finished_at.move_to_end(event_id)
        if len(self._finished_at) > _REMEMBERED:
            self._finished_at.popitem(last=False)
