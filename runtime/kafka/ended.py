"""Preparations that ended while work on them was still coming."""

from collections import OrderedDict

from contracts.envelope import Event
from contracts.preps import PrepCancelled, PrepFailed

__all__ = ["EndedPreps"]

_REMEMBERED = 10_000


class EndedPreps:
    """Remembers which attempts were cancelled or failed, so that no stage begins to work on them any more."""

    def __init__(self) -> None:
        self._ended: OrderedDict[tuple[str, str], int] = OrderedDict()
        """By preparation and user the latest attempt that ended: another user's word ends nothing."""

    def note(self, event: PrepCancelled | PrepFailed) -> None:
        """Remember how far the preparation has ended."""
        whose = (event.prep_id, event.user_id)
        self._ended[whose] = max(event.attempt, self._ended.get(whose, 0))
        self._ended.move_to_end(whose)
        if len(self._ended) > _REMEMBERED:
            self._ended.popitem(last=False)

    def covers(self, event: Event) -> bool:
        """Return whether the event belongs to an attempt that ended."""
        return event.attempt <= self._ended.get((event.prep_id, event.user_id), 0)
