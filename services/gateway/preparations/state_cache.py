"""The states of preparations that this process wrote last: at hand, they spare reading what was just written."""

from collections.abc import Mapping
from typing import Any

from services.gateway.preparations.preparation import State

__all__ = ["StateCache"]

_MOST = 10_000


class StateCache:
    """States by preparation, of those about which more is expected.

    A state may be out of date, because other processes write too. Then the guard of a write fails, and the writer
    forgets it and reads. What never changes, such as whose a preparation is, can be relied on.
    """

    def __init__(self) -> None:
        self._states: dict[str, State] = {}
        self._begun: dict[str, Mapping[str, Any]] = {}
        """Documents as they were created, until something is written: whoever asked for one looks at it at once."""

    def get(self, prep_id: str) -> State | None:
        """Return the state that was written last, if it is at hand."""
        return self._states.get(prep_id)

    def document(self, prep_id: str) -> Mapping[str, Any] | None:
        """Return the preparation's document, if this process created it and has written nothing since."""
        return self._begun.get(prep_id)

    def keep(self, state: State, *, created: Mapping[str, Any] | None = None) -> None:
        """Remember a state that was written, unless a later one is known; with the document that began with it."""
        self._begun.pop(state.prep_id, None)
        known = self._states.pop(state.prep_id, None)
        latest = known if known is not None and known.seq > state.seq else state
        if latest.expects_more:
            self._states[state.prep_id] = latest
            if created is not None and known is None:
                self._begun[state.prep_id] = created
        if len(self._states) > _MOST:
            self.forget(next(iter(self._states)))  # the one that was silent longest

    def forget(self, prep_id: str) -> None:
        """Have the next reader look in the store."""
        self._states.pop(prep_id, None)
        self._begun.pop(prep_id, None)
