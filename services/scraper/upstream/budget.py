"""What one collection may still cost a source."""

import asyncio

from services.scraper.errors import BudgetSpentError

__all__ = ["Budget"]


class Budget:
    """Requests and time left for one source in one collection; use it within a running event loop."""

    def __init__(self, *, requests: int, seconds: float, concurrency: int = 10) -> None:
        self._requests = requests
        self.slots = asyncio.Semaphore(concurrency)
        """One per request under way."""
        self._ends = asyncio.get_running_loop().time() + seconds
        self.spent = 0
        """Requests sent so far."""

    @property
    def requests_left(self) -> int:
        """Requests that may still be sent."""
        return self._requests - self.spent

    @property
    def seconds_left(self) -> float:
        """Seconds until the collection ends with what there is."""
        return max(0.0, self._ends - asyncio.get_running_loop().time())

    def check(self) -> None:
        """Pass when another request may be sent.

        Raises:
            BudgetSpentError: There is none left.
        """
        if self.requests_left <= 0:
            raise BudgetSpentError(f"Stopped after {self.spent} requests.")

    def spend(self) -> None:
        """Account for one request."""
        self.spent += 1
