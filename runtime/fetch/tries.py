"""Whether another try is worth it."""

import asyncio

from runtime.fetch.errors import FetchError
from runtime.fetch.failures import RetryableFailure

__all__ = ["Tries"]


class Tries:
    """Decides about the next try of one fetch and remembers why the last one failed.

    Args:
        deadline: By the clock of the running loop; no wait reaches beyond it.
    """

    def __init__(self, *, deadline: float) -> None:
        self._deadline = deadline
        self.last_error: FetchError | None = None

    def next_wait(self, error: Exception) -> bool | float:
        """Return whether to try again, or the seconds to wait before where the server names them."""
        if not isinstance(error, RetryableFailure):
            return False
        self.last_error = error.error
        if error.wait is None:
            return True
        return error.wait if asyncio.get_running_loop().time() + error.wait < self._deadline else False
