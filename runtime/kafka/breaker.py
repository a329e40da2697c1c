"""Stops consuming when everything fails: then the fault is ours, and each further record would be set aside for it."""

import asyncio
import time
from collections.abc import Callable
from datetime import timedelta

import structlog

from contracts.status import Stage
from runtime.metrics import BREAKER_OPEN

__all__ = ["Breaker"]

_LOOK_SECONDS = 0.5
_log = structlog.get_logger(__name__)


class Breaker:
    """Opens after some failures in a row. While open, one record is tried after each pause; the others wait."""

    def __init__(
        self,
        *,
        stage: Stage,
        failures: int,
        pause: timedelta,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._stage = stage
        self._limit = failures
        self._pause = pause.total_seconds()
        self._clock = clock
        self._in_a_row = 0
        self._next_trial = 0.0

    @property
    def is_open(self) -> bool:
        """Whether records wait."""
        return self._in_a_row >= self._limit

    async def admit(self) -> None:
        """Return when a record may be handled."""
        while self.is_open:
            now = self._clock()
            if now >= self._next_trial:
                self._next_trial = now + self._pause
                return
            await asyncio.sleep(min(_LOOK_SECONDS, self._next_trial - now))

    def note(self, *, failed: bool) -> None:
        """Take a record's outcome into account."""
        was_open = self.is_open
        self._in_a_row = self._in_a_row + 1 if failed else 0
        if self.is_open and not was_open:
            self._next_trial = self._clock() + self._pause
            _log.critical("consuming_stopped", failures=self._in_a_row, pause=self._pause)
        elif was_open and not self.is_open:
            _log.warning("consuming_again")
        BREAKER_OPEN.labels(self._stage).set(self.is_open)
