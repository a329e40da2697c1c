"""How long an event waits for others of its preparation, so that one write takes them together."""

import math
import time
from collections.abc import Callable
from datetime import timedelta

__all__ = ["Gathering"]

_BUSY = 8
"""Preparations with waiting events from which on the process saves writes rather than moments."""


class Gathering:
    """Lets an event of a quiet preparation through at once, and gathers those that follow closely.

    What only tells how far a stage is waits for what comes soon after it: it would make that wait in its turn.
    While many preparations change at the same time, every event waits the full time: the database is what they share.
    """

    def __init__(self, *, longest: timedelta, now: Callable[[], float] = time.monotonic) -> None:
        self._longest = longest.total_seconds()
        self._now = now
        self._written: dict[str, float] = {}
        """When each preparation was written last, oldest first; those that are quiet again are left out."""

    def wait(self, prep_id: str, *, others: int, only_tells: bool = False) -> float:
        """Return for how many seconds a preparation's events should be gathered.

        Args:
            prep_id: Whose events.
            others: How many other preparations have events waiting.
            only_tells: Whether the event changes nothing but what is said.
        """
        if others >= _BUSY or only_tells:
            return self._longest
        since = self._now() - self._written.get(prep_id, -math.inf)
        return max(0.0, self._longest - since)

    def wrote(self, prep_id: str) -> None:
        """Remember that a preparation was written just now."""
        now = self._now()
        self._written.pop(prep_id, None)
        self._written[prep_id] = now
        while (oldest := next(iter(self._written))) != prep_id and now - self._written[oldest] > self._longest:
            del self._written[oldest]
