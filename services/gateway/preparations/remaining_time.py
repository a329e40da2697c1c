"""How long preparations took lately, from each of their states to the finished guide."""

import statistics
from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

from contracts.status import PrepStatus

__all__ = ["RemainingTime", "remaining_of"]


class RemainingTime:
    """The median seconds that were left when a state began, by state."""

    def __init__(self, *, recent: Callable[[], Awaitable[Sequence[Mapping[str, Any]]]]) -> None:
        """Take what returns the preparations that were completed last."""
        self._recent = recent
        self.remaining: Mapping[str, float] = {}
        """Without the states that nothing is known of; empty when nothing is known at all."""

    async def look(self) -> None:
        """Take the latest preparations into account."""
        self.remaining = remaining_of(await self._recent())


def remaining_of(documents: Sequence[Mapping[str, Any]]) -> dict[str, float]:
    """Return, by state, the median of the seconds from where it began to the end of the last attempt."""
    left: defaultdict[str, list[float]] = defaultdict(list)
    for document in documents:
        entries = [entry for entry in document["timeline"] if entry["attempt"] == document["attempt"]]
        if not entries or entries[-1]["status"] != PrepStatus.COMPLETED:
            continue
        begun: dict[str, Any] = {}
        for entry in entries[:-1]:
            begun.setdefault(entry["status"], entry["at"])
        for status, at in begun.items():
            left[status].append(max(0.0, (entries[-1]["at"] - at).total_seconds()))
    return {status: round(statistics.median(seconds), 1) for status, seconds in left.items()}
