"""Keeping retries a small share of all requests: a source in trouble must not be asked more than a healthy one."""

__all__ = ["RetryBudget"]

_SHARE = 0.1
_SAVED_AT_MOST = 10.0


class RetryBudget:
    """Allows a few retries at the start, then one for every ten first tries."""

    def __init__(self, *, at_start: float = 4.0) -> None:
        self._tokens = at_start

    def first_try(self) -> None:
        """Account for a request that is no retry."""
        self._tokens = min(self._tokens + _SHARE, _SAVED_AT_MOST)

    def take(self) -> bool:
        """Return whether one more retry is allowed, and account for it."""
        if self._tokens < 1:
            return False
        self._tokens -= 1
        return True
