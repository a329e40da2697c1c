"""Preparations that ended while work on them was still coming."""

from collections import OrderedDict

from contracts.envelope import Event
from contracts.preps import PrepCancelled, PrepFailed

__all__ = ["EndedPreps"]

_REMEMBERED = 10_000


class EndedPreps:
    """Remembers which attempts were cancelled or failed, so that no stage begins to work on them any more.

    An ending counts for its own user and attempt: another user's word ends nothing, and neither does one about an
    attempt that has not begun, which a worker cannot know.
    """

    def __init__(self) -> None:
        self._ended: OrderedDict[tuple[str, str, int], None] = OrderedDict()

    def note(self, event: PrepCancelled | PrepFailed) -> None:
        """Remember that the attempt has ended."""
        self._ended[_attempt_of(event)] = None
        self._ended.move_to_end(_attempt_of(event))
        if len(self._ended) > _REMEMBERED:
            self._ended.popitem(last=False)

    def covers(self, event: Event) -> bool:
        """Return whether the event belongs to an attempt that ended."""
        return _attempt_of(event) in self._ended


def _attempt_of(event: Event) -> tuple[str, str, int]:
    return event.prep_id, event.user_id, event.attempt
