"""How long an event waits for others of its preparation, so that one write takes them together."""

from datetime import timedelta

from contracts.billing import BillingCharged
from contracts.envelope import Event
from contracts.preps import PdfStored, PrepCancelled, PrepFailed

__all__ = ["Gathering"]

_BUSY = 8
"""Preparations with waiting events from which on none waits for long: each keeps a place of those worked on at once."""
_SHORT = 0.15
_ENDINGS = (BillingCharged, PrepFailed, PrepCancelled)


class Gathering:
    """Lets events that users were told of wait for each other; how a preparation ends is written at once."""

    def __init__(self, *, longest: timedelta) -> None:
        self._longest = longest.total_seconds()

    def hurry(self) -> None:
        """Let nothing wait any more: the process stops."""
        self._longest = 0.0

    def wait(self, event: Event, *, others: int, is_known: bool) -> float:
        """Return for how many seconds an event may wait.

        Args:
            event: What came.
            others: How many other preparations have events waiting.
            is_known: Whether this process can tell users of it before it is written.
        """
        if isinstance(event, _ENDINGS) or not is_known:
            return 0.0
        # The charge follows at once, and until then a guide that is there could be cancelled.
        if others >= _BUSY or isinstance(event, PdfStored):
            return min(self._longest, _SHORT)
        return self._longest
