"""One computation at a time per key."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, TypeVar

__all__ = ["SingleFlight"]

T = TypeVar("T")


@dataclass
class _Flight:
    task: asyncio.Future[Any]
    callers: int = 0


class SingleFlight:
    """Runs one computation per key at a time; late callers share its result or its error."""

    def __init__(self) -> None:
        self._flights: dict[str, _Flight] = {}

    async def run(self, key: str, create: Callable[[], Awaitable[T]]) -> T:
        """Return the result of `create`, or of the call already running; it stops when its last caller has gone."""
        flight = self._flights.get(key) or self._begin(key, create)
        flight.callers += 1
        try:
            result: T = await asyncio.shield(flight.task)
            return result
        finally:
            flight.callers -= 1
            if flight.callers == 0:
                self._end(key, flight)

    def _begin(self, key: str, create: Callable[[], Awaitable[T]]) -> _Flight:
        flight = self._flights[key] = _Flight(asyncio.ensure_future(create()))
        flight.task.add_done_callback(lambda _: self._end(key, flight))
        return flight

    def _end(self, key: str, flight: _Flight) -> None:
        if self._flights.get(key) is flight:
            del self._flights[key]
        flight.task.cancel()
