"""What one collection may still cost."""

import asyncio

from services.scraper.errors import BudgetSpentError

__all__ = ["Budget", "SourcesAllowance"]


class SourcesAllowance:
    """Requests that all sources of one collection share."""

    def __init__(self, requests: int) -> None:
        self._requests = requests
        self.spent = 0

    @property
    def left(self) -> int:
        """Requests that may still be sent."""
        return max(0, self._requests - self.spent)


class Budget:
    """Requests and time left for one source in one collection; use it within a running event loop.

    Args:
        requests: Most requests to this source.
        seconds: Time until the collection ends with what there is.
        concurrency: Requests under way at once.
        patience: Longest wait for the source's turn; None waits as long as the collection lasts.
        allowance: What the sources of the collection share; by default this source has its own.
    """

    def __init__(
        self,
        *,
        requests: int,
        seconds: float,
        concurrency: int = 10,
        patience: float | None = None,
        allowance: SourcesAllowance | None = None,
    ) -> None:
        self._requests = requests
        self._allowance = allowance or SourcesAllowance(requests)
        self._patience = patience
        self.slots = asyncio.Semaphore(concurrency)
        """One per request under way."""
        self._ends = asyncio.get_running_loop().time() + seconds
        self.spent = 0
        """Requests sent so far."""

    @property
    def requests_left(self) -> int:
        """Requests that may still be sent."""
        return max(0, min(self._requests - self.spent, self._allowance.left))

    @property
    def seconds_left(self) -> float:
        """Seconds until the collection ends with what there is."""
        return max(0.0, self._ends - asyncio.get_running_loop().time())

    @property
    def patience(self) -> float:
        """Seconds that a request may wait for the source's turn."""
        return self.seconds_left if self._patience is None else min(self._patience, self.seconds_left)

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
        self._allowance.spent += 1
