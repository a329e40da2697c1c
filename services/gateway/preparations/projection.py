"""Applies the chain's events to the preparations; one handler for all topics."""

import asyncio
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from contracts.billing import BillingCharged
from contracts.envelope import Event
from contracts.preps import PrepCancelled, PrepFailed, PrepProgress
from runtime.errors import TransientError
from runtime.keyed_lock import KeyedLock
from services.gateway.metrics import PREPS_ENDED
from services.gateway.preparations.preparation import Change, State, fold_all
from services.gateway.preparations.state_cache import StateCache
from services.gateway.preparations.store import PrepStore
from services.gateway.streams.hub import Hub

__all__ = ["Projection"]

_TRIES = 20
_LONGEST_PAUSE = 0.02
_ENDINGS = (BillingCharged, PrepFailed, PrepCancelled)


@dataclass
class _Batch:
    """Events of one preparation that one write takes together."""

    events: list[Event] = field(default_factory=list)
    due: asyncio.Event = field(default_factory=asyncio.Event)
    written: bool = False


class Projection:
    """Keeps each preparation's document up to date with what Kafka says."""

    def __init__(self, *, store: PrepStore, states: StateCache, hub: Hub, gathering: timedelta) -> None:
        self._store = store
        # An event that is no news to an older state is none to the present one.
        self._states = states
        self._hub = hub
        self._gathering = gathering.total_seconds()
        self._turns = KeyedLock()
        self._waiting: dict[str, _Batch] = {}

    async def handle(self, event: Event) -> None:
        """Return once what the event changes is written, whoever else writes at the same time.

        Raises:
            TransientError: Other writers won every time; the delivery tries again.
        """
        batch = self._join(event)
        await batch.due.wait()
        async with self._turns.of(event.prep_id):
            if not batch.written:
                if self._waiting.get(event.prep_id) is batch:
                    del self._waiting[event.prep_id]
                await self._write(event.prep_id, batch.events)
                batch.written = True

    def _join(self, event: Event) -> _Batch:
        batch = self._waiting.get(event.prep_id)
        if batch is None:
            batch = self._waiting[event.prep_id] = _Batch()
            asyncio.get_running_loop().call_later(self._gathering, batch.due.set)
        batch.events.append(event)
        if isinstance(event, _ENDINGS):
            batch.due.set()
        return batch

    async def _write(self, prep_id: str, events: Sequence[Event]) -> None:
        for _ in range(_TRIES):
            change, written = await self._attempt(prep_id, events)
            if written:
                self._announce(change)
                return
            self._states.forget(prep_id)
            await asyncio.sleep(random.uniform(0, _LONGEST_PAUSE))  # noqa: S311 — jitter
        raise TransientError("too many writers on one preparation")

    async def _attempt(self, prep_id: str, events: Sequence[Event]) -> tuple[Change | None, bool]:
        state = self._states.get(prep_id) or await self._store.state(prep_id)
        if state is None:
            return await self._begin(events)
        change = fold_all(state, events)
        return change, change is None or await self._store.apply(change)

    async def _begin(self, events: Sequence[Event]) -> tuple[Change | None, bool]:
        """Create the document of a preparation that another system started."""
        # Progress tells too little of a preparation to begin its document.
        first = next((event for event in events if not isinstance(event, PrepProgress)), None)
        if first is None:
            return None, True
        change = fold_all(State(prep_id=first.prep_id, user_id=first.user_id, attempt=first.attempt), events)
        return change, change is None or await self._store.create(change) is not None

    def _announce(self, change: Change | None) -> None:
        if change is None:
            return
        self._states.keep(change.state)
        self._hub.notify(change.state.prep_id, change)
        if change.entries and change.state.status.is_final:
            PREPS_ENDED.labels(change.state.status.value).inc()
