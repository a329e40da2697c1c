"""Applies the chain's events to the preparations; one handler for all topics."""

import asyncio
import random

from contracts.envelope import Event
from contracts.preps import PrepProgress
from runtime.errors import TransientError
from services.gateway.hub import Hub
from services.gateway.metrics import PREPS_ENDED
from services.gateway.store import PrepStore
from services.gateway.timeline import Change, State, fold

__all__ = ["Projection"]

_TRIES = 20
_LONGEST_PAUSE = 0.02


class Projection:
    """Keeps each preparation's document up to date with what Kafka says."""

    def __init__(self, *, store: PrepStore, hub: Hub) -> None:
        self._store = store
        self._hub = hub

    async def handle(self, event: Event) -> None:
        """Write what the event changes, whoever else writes at the same time.

        Raises:
            TransientError: Other writers won every time; the delivery tries again.
        """
        for _ in range(_TRIES):
            change, written = await self._attempt(event)
            if written:
                self._announce(change)
                return
            await asyncio.sleep(random.uniform(0, _LONGEST_PAUSE))  # noqa: S311 — jitter
        raise TransientError("too many writers on one preparation")

    async def _attempt(self, event: Event) -> tuple[Change | None, bool]:
        state = await self._store.state(event.prep_id)
        if state is None:
            return await self._begin(event)
        change = fold(state, event)
        return change, change is None or await self._store.apply(change)

    async def _begin(self, event: Event) -> tuple[Change | None, bool]:
        """Create the document of a preparation that another system started."""
        if isinstance(event, PrepProgress):
            return None, True  # tells too little of a preparation to begin its document
        change = fold(State(prep_id=event.prep_id, user_id=event.user_id, attempt=event.attempt), event)
        return change, change is None or await self._store.create(change)

    def _announce(self, change: Change | None) -> None:
        if change is None:
            return
        self._hub.notify(change.state.prep_id)
        if change.entry is not None and change.state.status.is_final:
            PREPS_ENDED.labels(change.state.status.value).inc()
