"""Copies of an event that were published while the event itself was being handled."""

import asyncio
import contextlib
import time
from collections import OrderedDict
from collections.abc import AsyncIterator
from typing import TypeAlias
from uuid import UUID

__all__ = ["EventKey", "InFlightDedup"]

EventKey: TypeAlias = tuple[str, str, UUID]
"""Topic, preparation, event id: an id alone is its producer's word, and equal ones must not swallow each other."""

_REMEMBERED = 10_000


class InFlightDedup:
    """Recognises copies whose result is on its way already.

    The gateway publishes the event of a silent preparation again. When workers are merely busy, handling the copies too
    would multiply the very load that made them late. A copy published after the work had ended is handled: whoever
    published it has not seen the result. A copy in another schema version is its twin, however late it comes. All
    copies share a key, hence a partition, hence a process.
    """

    def __init__(self) -> None:
        self._running: dict[EventKey, asyncio.Event] = {}
        self._finished: OrderedDict[EventKey, tuple[float, int | None]] = OrderedDict()
        """When each event was done with, and in which version it came."""

    @contextlib.asynccontextmanager
    async def guard(self, event: EventKey, *, published_at: float, version: int | None = None) -> AsyncIterator[bool]:
        """Wait while the same event is in work; yield whether this copy needs no work of its own.

        Args:
            event: The event.
            published_at: When this copy was published, in seconds since the epoch.
            version: This copy's schema version, where an event may have several.
        """
        while (running := self._running.get(event)) is not None:
            await running.wait()
        finished_at, finished_version = self._finished.get(event, (0.0, version))
        if finished_at > published_at or finished_version != version:
            yield True
            return
        done = self._running[event] = asyncio.Event()
        try:
            yield False
            self._remember(event, version)
        finally:
            del self._running[event]
            done.set()

    def _remember(self, event: EventKey, version: int | None) -> None:
        self._finished[event] = (time.time(), version)
        self._finished.move_to_end(event)
        if len(self._finished) > _REMEMBERED:
            self._finished.popitem(last=False)
