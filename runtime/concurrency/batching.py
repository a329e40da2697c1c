"""Doing together what waits for the same thing."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

__all__ = ["Batches"]

T = TypeVar("T")
R = TypeVar("R")
_TURNS = 2
"""Of the event loop, from the arrival of a request to where it asks for something."""


class Batches(Generic[T, R]):
    """Works on the items of one key in order, and together on those that arrived while others were worked on.

    A database that is asked once for many answers sooner than one that is asked many times about the same document.
    """

    def __init__(self, work: Callable[[str, Sequence[T]], Awaitable[Sequence[R | Exception]]], *, most: int) -> None:
        """Take what is done with a key's items; it returns a result or an error for each, in their order.

        What it raises instead reaches all of them. `most` items are worked on together; more would keep others waiting.
        """
        self._work = work
        self._most = most
        self._waiting: dict[str, deque[tuple[T, asyncio.Future[R]]]] = {}
        self._running: set[asyncio.Task[None]] = set()

    async def submit(self, key: str, item: T) -> R:
        """Return what became of an item. If nobody waits for it any more when its turn comes, nothing is done."""
        outcome: asyncio.Future[R] = asyncio.get_running_loop().create_future()
        if key in self._waiting:
            self._waiting[key].append((item, outcome))
        else:
            self._waiting[key] = deque([(item, outcome)])
            task = asyncio.create_task(self._work_off(key))
            self._running.add(task)
            task.add_done_callback(self._running.discard)
        return await outcome

    async def _work_off(self, key: str) -> None:
        waiting = self._waiting[key]
        try:
            while waiting:
                await self._gather(waiting)
                together = [waiting.popleft() for _ in range(min(len(waiting), self._most))]
                await self._run(key, [(item, outcome) for item, outcome in together if not outcome.done()])
        finally:
            del self._waiting[key]
            for _, outcome in waiting:  # only when this task was cancelled
                outcome.cancel()

    async def _gather(self, waiting: Sequence[object]) -> None:
        """Wait as long as more arrive: a crowd comes within a few turns of the loop; one alone waits microseconds."""
        seen = 0
        while seen < len(waiting) < self._most:
            seen = len(waiting)
            for _ in range(_TURNS):
                await asyncio.sleep(0)

    async def _run(self, key: str, together: Sequence[tuple[T, asyncio.Future[R]]]) -> None:
        if not together:
            return
        try:
            results = await self._work(key, [item for item, _ in together])
        except Exception as error:  # noqa: BLE001 — for those who asked
            results = [error] * len(together)
        except BaseException:
            for _, outcome in together:
                outcome.cancel()
            raise
        for (_, outcome), result in zip(together, results, strict=True):
            if outcome.done():
                continue
            if isinstance(result, Exception):
                outcome.set_exception(result)
            else:
                outcome.set_result(result)
