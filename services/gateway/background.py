"""Work that goes on beside the requests."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta

import structlog

__all__ = ["Repeating"]

_log = structlog.get_logger(__name__)


class Repeating:
    """Does `work` again and again, every `interval` and at once when woken; a failure is logged and tried again."""

    def __init__(self, *, name: str, work: Callable[[], Awaitable[None]], interval: timedelta) -> None:
        self._name = name
        self._work = work
        self._interval = interval.total_seconds()
        self._woken = asyncio.Event()

    def wake(self) -> None:
        """Do not wait for the interval to pass."""
        self._woken.set()

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Go on while the block runs."""
        task = asyncio.create_task(self._run(), name=self._name)
        try:
            yield
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    async def _run(self) -> None:
        while True:
            self._woken.clear()
            try:
                await self._work()
            except Exception as error:  # noqa: BLE001 — whatever it is, the next round may succeed
                _log.warning("background_work_failed", work=self._name, error=type(error).__name__)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._woken.wait(), self._interval)
