"""Wakes event streams, with what this process wrote itself at hand.

MongoDB is the truth: a stream that missed something, or that another process has news for, reads there. So a slow
client can neither lag behind nor lose.
"""

import asyncio
import contextlib
from collections import defaultdict, deque
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator, Mapping, Sequence
from datetime import timedelta

import structlog
from pymongo.errors import PyMongoError

from services.gateway.metrics import OPEN_STREAMS
from services.gateway.preparations.preparation import Change, TimelineLine

__all__ = ["Hub", "Watch", "user_key"]

_MOST_CHANGES = 100
_log = structlog.get_logger(__name__)


def user_key(user_id: str) -> str:
    """Return what a stream of all of a user's preparations watches; no preparation's id has a colon."""
    return f"user:{user_id}"


class Watch:
    """The changes of one preparation that one stream has not sent yet."""

    def __init__(self) -> None:
        self._wake = asyncio.Event()
        self._is_stale = False
        """Whether something was written since the last `take`."""
        self._changes: deque[Change] = deque(maxlen=_MOST_CHANGES)
        self._ahead: deque[TimelineLine] = deque(maxlen=_MOST_CHANGES)

    def foretell(self, lines: Iterable[TimelineLine]) -> None:
        """Wake the stream with lines that are not written yet."""
        self._ahead.extend(lines)
        self._wake.set()

    def take_ahead(self) -> list[TimelineLine]:
        """Return the lines that are not written yet, oldest first, each once."""
        lines = list(self._ahead)
        self._ahead.clear()
        return lines

    def notify(self, change: Change | None) -> None:
        """Wake the stream; without a change it must look for itself."""
        if change is not None:
            self._changes.append(change)
        self._is_stale = True
        self._wake.set()

    async def woken(self) -> None:
        """Return once a change has arrived since the last `take`."""
        await self._wake.wait()

    def take(self, *, after: int) -> list[Change] | None:
        """Return the changes that follow on version `after` without a gap, oldest first.

        An empty list says that one was missed, None that nothing was written.
        """
        self._wake.clear()
        if not self._is_stale:
            return None
        self._is_stale = False
        taken: list[Change] = []
        while self._changes:
            change = self._changes.popleft()
            if change.before == after:
                taken.append(change)
                after = change.state.seq
        return taken


class Hub:
    """Tells the streams of this process that a preparation changed, or that the process is stopping."""

    def __init__(self) -> None:
        self._watchers: defaultdict[str, set[Watch]] = defaultdict(set)
        self._versions: dict[str, int] = {}
        self.closing = False
        """Streams end as soon as they see this."""

    @property
    def open(self) -> int:
        """How many streams are open."""
        return sum(map(len, self._watchers.values()))

    @contextlib.contextmanager
    def watch(self, prep_id: str) -> Iterator[Watch]:
        """Yield a watch that is woken whenever the preparation may have changed."""
        watch = Watch()
        self._watchers[prep_id].add(watch)
        OPEN_STREAMS.inc()
        try:
            yield watch
        finally:
            OPEN_STREAMS.dec()
            self._watchers[prep_id].discard(watch)
            if not self._watchers[prep_id]:
                del self._watchers[prep_id]
                self._versions.pop(prep_id, None)

    def notify(self, prep_id: str, change: Change | None = None) -> None:
        """Wake the preparation's streams; with the change when it is known."""
        watchers = self._watchers.get(prep_id, ())
        if watchers and change is not None:
            self._versions[prep_id] = change.state.seq
        for watch in watchers:
            watch.notify(change)
        if change is not None:
            for watch in self._watchers.get(user_key(change.state.user_id), ()):
                watch.notify(None)

    def begin_with(self, prep_id: str, seq: int) -> None:
        """Take note of the version that a preparation's first stream began with: only later ones are news to it."""
        if prep_id in self._watchers:
            self._versions.setdefault(prep_id, seq)

    def foretell(self, prep_id: str, lines: Sequence[TimelineLine]) -> None:
        """Wake the preparation's streams with what is not written yet: a change will follow."""
        for watch in self._watchers.get(prep_id, ()):
            watch.foretell(lines)

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
                found = await versions([key for key in self._watchers if ":" not in key])
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
