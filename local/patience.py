"""Waiting for something that moves: given up only once it has stood still for long, however slow the machine."""

import time

__all__ = ["Patience"]


class Patience:
    """Raises TimeoutError when what is looked at has not changed for some seconds."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._last: dict[object, object] = {}
        self._moved = time.monotonic()

    def look(self, state: object, *, of: object = None) -> None:
        """Take note of a state, `of` one of several things that are waited for.

        Raises:
            TimeoutError: None of them has changed for too long.
        """
        if of not in self._last or self._last[of] != state:
            self._last[of] = state
            self._moved = time.monotonic()
        elif time.monotonic() - self._moved > self._seconds:
            raise TimeoutError(f"nothing has changed for {self._seconds:g} seconds")
