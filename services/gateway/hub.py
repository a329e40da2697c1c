"""Wakes event streams. It carries no data: MongoDB is the truth, so a slow client can neither lag behind nor lose."""

import asyncio
import contextlib
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping, Sequence
from datetime import timedelta

import structlog
from pymongo.errors import PyMongoError

from services.gateway.metrics import OPEN_STREAMS

__all__ = ["Hub"]

_log = structlog.get_logger(__name__)


class Hub:
    """Tells the streams of this process that a preparation changed, or that the process is stopping."""

    def __init__(self) -> None:
        self._watchers: defaultdict[str, set[asyncio.Event]] = defaultdict(set)
        self._versions: dict[str, int] = {}
        self.closing = False
        """Streams end as soon as they see this."""

    @property
    def open(self) -> int:
        """How many streams are open."""
        return sum(map(len, self._watchers.values()))

    @contextlib.contextmanager
    def watch(self, prep_id: str) -> Iterator[asyncio.Event]:
        """Yield an event that is set whenever the preparation may have changed."""
        wake = asyncio.Event()
        self._watchers[prep_id].add(wake)
        OPEN_STREAMS.inc()
        try:
            yield wake
        finally:
            OPEN_STREAMS.dec()
            self._watchers[prep_id].discard(wake)
            if not self._watchers[prep_id]:
                del self._watchers[prep_id]
                self._versions.pop(prep_id, None)

    def notify(self, prep_id: str) -> None:
        """Wake the preparation's streams."""
        for wake in self._watchers.get(prep_id, ()):
            wake.set()

    def close(self) -> None:
        """Wake all streams so that they end."""
        self.closing = True
        for prep_id in list(self._watchers):
            self.notify(prep_id)

    @contextlib.asynccontextmanager
    async def running(
        self,
        *,
        versions: Callable[[Sequence[str]], Awaitable[Mapping[str, int]]],
        interval: timedelta,
        stopping: asyncio.Event,
    ) -> AsyncIterator[None]:
        """Watch for changes by other processes with one query per interval, and for the shutdown."""
        poll = asyncio.create_task(self._poll(versions, interval.total_seconds()))
        end = asyncio.create_task(self._close_at(stopping))
        try:
            yield
        finally:
            self.close()
            for task in (poll, end):
                task.cancel()
            await asyncio.gather(poll, end, return_exceptions=True)

    async def _poll(self, versions: Callable[[Sequence[str]], Awaitable[Mapping[str, int]]], interval: float) -> None:
        while True:
            await asyncio.sleep(interval)
            if not self._watchers:
                continue
            try:
                found = await versions(list(self._watchers))
            except PyMongoError as error:
                _log.warning("poll_failed", error=type(error).__name__)
                continue
            for prep_id, seq in found.items():
                if prep_id in self._watchers and self._versions.get(prep_id) != seq:
                    self._versions[prep_id] = seq
                    self.notify(prep_id)

    async def _close_at(self, stopping: asyncio.Event) -> None:
        await stopping.wait()
        self.close()
