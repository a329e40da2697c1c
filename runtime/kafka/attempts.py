"""Runs a handler: bounded tries within a deadline, none for a preparation that has ended."""

import asyncio
import random
from collections import defaultdict
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import structlog

from contracts.envelope import Event
from contracts.preps import PrepCancelled, PrepFailed
from contracts.signatures import is_service
from runtime.errors import ClaimRefusedError, ServiceError
from runtime.kafka.dead_letters import describe
from runtime.kafka.ended import EndedPreps
from runtime.settings import DeliverySettings

__all__ = ["Attempts", "Handler", "PrepEndedError"]

Handler = Callable[[Any], Awaitable[Event | None]]
"""Takes an event; returns the event that follows from it, if any."""

_log = structlog.get_logger(__name__)


class PrepEndedError(Exception):
    """The preparation was cancelled or failed, before its handler ran or while it did."""


class Attempts:
    """The handlers that run, by preparation."""

    def __init__(self, *, settings: DeliverySettings, admit: Callable[[Event], Awaitable[None]] | None = None) -> None:
        """Put it together.

        Args:
            settings: Tries, pauses and the deadline.
            admit: Awaited before an event of another system is handled; raises what ends its preparation.
        """
        self._settings = settings
        self._admit = admit
        self._ended = EndedPreps()
        self._running: defaultdict[str, dict[asyncio.Task[Event | None], Event]] = defaultdict(dict)

    def end(self, event: PrepCancelled | PrepFailed) -> None:
        """Stop what runs for a preparation that ended, and begin nothing more for that attempt."""
        self._ended.note(event)
        for task, running in self._running.get(event.prep_id, {}).items():
            if self._ended.covers(running):
                task.cancel()

    async def run(self, event: Event, handler: Handler) -> Event | None:
        """Return what the handler returns, tried again while there is time and a chance.

        Raises:
            PrepEndedError: The preparation ended meanwhile, or had ended before.
            TimeoutError: All tries together took too long.
            Exception: What the last try raised.
        """
        async with asyncio.timeout(self._settings.deadline.total_seconds()):
            for attempt in range(1, self._settings.attempts):
                try:
                    return await self._once(event, handler)
                except (ServiceError, PrepEndedError):
                    raise
                except Exception as error:
                    if isinstance(error, ClaimRefusedError) and not error.may_pass:
                        raise
                    _log.warning("handler_failed", error=describe(error), attempt=attempt)
                    await asyncio.sleep(self._pause(attempt))
            return await self._once(event, handler)

    async def _once(self, event: Event, handler: Handler) -> Event | None:
        """Run the handler as a task of its own, so that cancelling the preparation does not cancel the delivery."""
        if self._ended.covers(event):
            raise PrepEndedError
        task = asyncio.ensure_future(self._admitted(event, handler))
        tasks = self._running[event.prep_id]
        tasks[task] = event
        try:
            await asyncio.wait({task})
        finally:
            tasks.pop(task, None)
            if not tasks:
                self._running.pop(event.prep_id, None)
            if not task.done():
                task.cancel()
                await asyncio.wait({task}, timeout=1)
        if task.cancelled():
            raise PrepEndedError
        return task.result()

    async def _admitted(self, event: Event, handler: Handler) -> Event | None:
        if self._admit is not None and not is_service(event.producer):
            await self._admit(event)
        return await handler(event)

    def _pause(self, attempt: int) -> float:
        pause: timedelta = self._settings.backoff * 2 ** (attempt - 1)
        return pause.total_seconds() * random.uniform(0.5, 1.0)  # noqa: S311 — jitter
