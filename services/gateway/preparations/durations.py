"""How long attempts take from request to end, as far as this process saw both."""

from collections import OrderedDict
from datetime import UTC, datetime

from contracts.envelope import Event
from contracts.preps import PrepRequested
from contracts.status import PrepStatus
from services.gateway.metrics import PREP_SECONDS

__all__ = ["Durations"]

_MOST = 20_000
"""Attempts remembered; one that runs on while as many others begin is not measured."""


class Durations:
    """Remembers when attempts were asked for, and observes how long they took."""

    def __init__(self) -> None:
        self._asked: OrderedDict[tuple[str, int], datetime] = OrderedDict()

    def note(self, event: Event) -> None:
        """Remember a request; other events are none of its business."""
        if isinstance(event, PrepRequested):
            self._asked[event.prep_id, event.attempt] = event.occurred_at
            while len(self._asked) > _MOST:
                self._asked.popitem(last=False)

    def ended(self, *, prep_id: str, attempt: int, status: PrepStatus) -> None:
        """Observe an attempt that has just ended."""
        if (asked := self._asked.pop((prep_id, attempt), None)) is not None:
            seconds = (datetime.now(UTC) - asked).total_seconds()
            PREP_SECONDS.labels(status.value).observe(max(0.0, seconds))
