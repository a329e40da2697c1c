"""Progress messages at most once per interval: sections made concurrently end at once, and each message costs work."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Self

from services.insights.engines.base import Report

__all__ = ["PacedReport"]

_INTERVAL = 0.5
"""Seconds from one message to the next, and before the first."""


class PacedReport:
    """Passes on the newest message once per interval; the last may be dropped, because the result follows."""

    def __init__(self, report: Report, *, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        self._report = report
        self._sleep = sleep
        self._newest: Callable[[], Awaitable[None]] | None = None
        self._pacing: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        """Begin."""
        return self

    async def __aexit__(self, *_: object) -> None:
        """End; messages that were not passed on yet are dropped."""
        if self._pacing is not None:
            self._pacing.cancel()
            await asyncio.wait({self._pacing})

    async def __call__(self, message: str, *, done: int | None = None, total: int | None = None) -> None:
        """Pass the message on when its time has come and no newer one has taken its place."""
        self._newest = partial(self._report, message, done=done, total=total)
        if self._pacing is None or self._pacing.done():
            self._pacing = asyncio.create_task(self._pace())

    async def _pace(self) -> None:
        while True:
            await self._sleep(_INTERVAL)
            newest, self._newest = self._newest, None
            if newest is None:
                return
            await newest()
