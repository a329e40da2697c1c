"""Applies the chain's events to the preparations; one handler for all topics."""

import asyncio
import random
from collections.abc import Sequence
from dataclasses import dataclass, field

from contracts.envelope import Event
from contracts.preps import PrepProgress
from runtime.errors import TransientError
from services.gateway.hub import Hub
from services.gateway.metrics import PREPS_ENDED
from services.gateway.store import PrepStore
from services.gateway.timeline import Change, State, fold_all
from services.gateway.turns import Turns

__all__ = ["Projection"]

_TRIES = 20
_LONGEST_PAUSE = 0.02
_MOST_KNOWN = 10_000


@dataclass
class _Batch:
    """Events of one preparation that came while an earlier write was under way; one write takes them all."""

    events: list[Event] = field(default_factory=list)
    written: bool = False


class Projection:
    """Keeps each preparation's document up to date with what Kafka says."""

    def __init__(self, *, store: PrepStore, hub: Hub) -> None:
        self._store = store
        self._hub = hub
        self._turns = Turns()
        self._waiting: dict[str, _Batch] = {}
        # What was written last spares a read. It may be out of date, because other processes and users write too:
        # then the guard of the write fails. An event that is no news to an older state is none to the present one.
        self._known: dict[str, State] = {}

    async def handle(self, event: Event) -> None:
        """Return once what the event changes is written, whoever else writes at the same time.

        Raises:
            TransientError: Other writers won every time; the delivery tries again.
        """
        batch = self._waiting.setdefault(event.prep_id, _Batch())
        batch.events.append(event)
        async with self._turns.of(event.prep_id):
            if not batch.written:
                if self._waiting.get(event.prep_id) is batch:
                    del self._waiting[event.prep_id]
                await self._write(event.prep_id, batch.events)
                batch.written = True

    async def _write(self, prep_id: str, events: Sequence[Event]) -> None:
        for _ in range(_TRIES):
            change, written = await self._attempt(prep_id, events)
            if written:
                self._announce(change)
                return
            self._known.pop(prep_id, None)
            await asyncio.sleep(random.uniform(0, _LONGEST_PAUSE))  # noqa: S311 — jitter
        raise TransientError("too many writers on one preparation")

    async def _attempt(self, prep_id: str, events: Sequence[Event]) -> tuple[Change | None, bool]:
        state = self._known.get(prep_id) or await self._store.state(prep_id)
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
        return change, change is None or await self._store.create(change)

    def _announce(self, change: Change | None) -> None:
        if change is None:
            return
        self._remember(change.state)
        self._hub.notify(change.state.prep_id)
        if change.entries and change.state.status.is_final:
            PREPS_ENDED.labels(change.state.status.value).inc()

    def _remember(self, state: State) -> None:
        self._known.pop(state.prep_id, None)
        if state.expects_more:
            self._known[state.prep_id] = state
        if len(self._known) > _MOST_KNOWN:
            del self._known[next(iter(self._known))]  # the one that was silent longest
