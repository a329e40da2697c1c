"""Progress at a pace people can read: parts made at once end at once, and each message costs the whole chain work."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from types import TracebackType
from typing import Self

from services.insights.draft import Report

__all__ = ["PacedReport"]

_INTERVAL = 0.5
"""Seconds from one message to the next."""


class PacedReport:
    """Passes a first message on at once, and of those that follow the newest once per interval.

    Left without an error, it passes on what it still holds, so that the last message is never lost.
    """

    def __init__(self, report: Report, *, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        self._report = report
        self._sleep = sleep
        self._held: Callable[[], Awaitable[None]] | None = None
        self._pacing: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        """Begin."""
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End, with the last message passed on."""
        if self._pacing is not None:
            self._pacing.cancel()
            await asyncio.wait({self._pacing})
        if error is None:
            await self._release()

    async def __call__(self, message: str, *, done: int | None = None, total: int | None = None) -> None:
        """Pass the message on when its time has come and no newer one has taken its place."""
        self._held = partial(self._report, message, done=done, total=total)
        if self._pacing is None or self._pacing.done():
            self._pacing = asyncio.create_task(self._pace())

    async def _pace(self) -> None:
        while self._held is not None:
            await self._release()
            await self._sleep(_INTERVAL)

    async def _release(self) -> None:
        held = self._held
        if held is not None:
            await held()
        # Only now: a message whose sending was interrupted is still to be sent, as is one that came meanwhile.
        if self._held is held:
            self._held = None
