"""How many requests a source still welcomes, as it says itself in its answers."""

import asyncio
from collections.abc import Mapping

from services.scraper.errors import RateLimitedError
from services.scraper.upstream.budget import Budget

__all__ = ["RateWindow", "seconds"]

_LONGEST_WINDOW = 3600.0


class RateWindow:
    """Follows `X-Ratelimit-Remaining`, `X-Ratelimit-Reset` and `Retry-After` of one source."""

    def __init__(self) -> None:
        self._remaining: float | None = None
        self._resets = 0.0
        self._closed_until = 0.0

    def observe(self, headers: Mapping[str, str]) -> None:
        """Learn from the headers of an answer."""
        remaining, reset = seconds(headers.get("x-ratelimit-remaining")), seconds(headers.get("x-ratelimit-reset"))
        if remaining is not None and reset is not None:
            self._remaining = remaining
            self._resets = _now() + reset

    def close(self, delay: float) -> None:
        """Send nothing for `delay` seconds."""
        self._closed_until = max(self._closed_until, _now() + delay)

    async def enter(self, budget: Budget) -> None:
        """Return when a request may be sent.

        Raises:
            RateLimitedError: That would be after the end of the collection.
        """
        while (wait := self._wait()) > 0:
            if wait >= budget.seconds_left:
                raise RateLimitedError(f"Its request limit is used up for {wait:.0f} s.", retry_after=wait)
            await asyncio.sleep(wait)
        if self._remaining is not None:
            self._remaining -= 1

    def _wait(self) -> float:
        now = _now()
        if self._remaining is not None and now >= self._resets:
            self._remaining = None  # a new window; its first answer tells its size
        is_used_up = self._remaining is not None and self._remaining < 1
        return max(self._closed_until, self._resets if is_used_up else 0.0) - now


def seconds(value: str | None) -> float | None:
    """Return a header's number, or None when it is none or out of all proportion."""
    try:
        number = float(value or "")
    except ValueError:
        return None
    return number if 0 <= number <= _LONGEST_WINDOW else None


def _now() -> float:
    return asyncio.get_running_loop().time()
