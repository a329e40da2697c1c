"""Leaving a source alone that keeps failing."""

import time
from collections.abc import Callable

from services.scraper.errors import SourceError

__all__ = ["CircuitBreaker"]


class CircuitBreaker:
    """Opens after failures in a row; after a pause one request tries, and its outcome decides."""

    def __init__(self, *, failures: int, pause: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._limit = failures
        self._pause = pause
        self._clock = clock
        self._failures = 0
        self._opens_until: float | None = None
        self._reason: SourceError | None = None
        self._probing = False

    @property
    def is_open(self) -> bool:
        """Whether requests are refused at present."""
        return self._opens_until is not None and (self._probing or self._clock() < self._opens_until)

    def check(self) -> None:
        """Let a request pass.

        Raises:
            SourceError: The source is being left alone; of the kind that opened the breaker.
        """
        if self._opens_until is None:
            return
        if self.is_open:
            refusal = SourceError(f"Left alone for a while: {self._reason}")
            refusal.status = self._reason.status if self._reason else "failed"
            raise refusal
        self._probing = True

    def succeeded(self) -> None:
        """Note a good answer."""
        self._failures, self._opens_until, self._probing = 0, None, False

    def failed(self, error: SourceError) -> None:
        """Note a failure."""
        self._failures += 1
        if self._probing or self._failures >= self._limit:
            self.open(error, pause=self._pause)

    def open(self, error: SourceError, *, pause: float) -> None:
        """Refuse requests for `pause` seconds."""
        self._reason, self._opens_until, self._probing = error, self._clock() + pause, False

    def undecided(self) -> None:
        """Note that a request ended without telling how the source fares, e.g. cancelled."""
        self._probing = False
