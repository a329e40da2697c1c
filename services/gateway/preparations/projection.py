"""Applies the chain's events to the preparations; one handler for all topics."""

import asyncio
import contextlib
import random
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from contracts.billing import BillingCharged
from contracts.envelope import Event
from contracts.preps import PdfStored, PrepProgress, PrepRequested
from contracts.status import PrepStatus, Stage
from runtime.concurrency.keyed_lock import KeyedLock
from runtime.errors import ClaimRefusedError, TransientError
from services.gateway.metrics import PREPS_ENDED
from services.gateway.preparations.durations import Durations
from services.gateway.preparations.gathering import Gathering
from services.gateway.preparations.paid_files import PaidFiles
from services.gateway.preparations.preparation import Change, State, false_claim, fold_all
from services.gateway.preparations.state_cache import StateCache
from services.gateway.preparations.store import PrepStore
from services.gateway.preparations.told_ahead import ToldAhead
from services.gateway.streams.hub import Hub

__all__ = ["Projection"]

_TRIES = 20
_LONGEST_PAUSE = 0.02
_BULK = ("insights", "jobDetails", "timeline", "outbox", "request")
_DELIVERIES = (BillingCharged, PdfStored)


@dataclass
class _Batch:
    """Events of one preparation that one write takes together."""

    events: list[Event] = field(default_factory=list)
    due: asyncio.Event = field(default_factory=asyncio.Event)
    written: bool = False
    refusals: dict[int, ClaimRefusedError] = field(default_factory=dict)
    """Of events, by identity, that claim what is not so: they change nothing, the others are written."""

    def write_within(self, seconds: float) -> None:
        """Have the batch written after so long at the latest."""
        asyncio.get_running_loop().call_later(seconds, self.due.set)

    @property
    def sound(self) -> list[Event]:
        """The events that were not refused."""
        return [event for event in self.events if id(event) not in self.refusals]

    def refuse(self, state: State) -> bool:
        """Refuse what is not so of a preparation in this state; return whether anything was."""
        found = {id(event): refusal for event in self.events if (refusal := false_claim(state, event)) is not None}
        self.refusals |= found
        return bool(found)


class Projection:
    """Keeps each preparation's document up to date with what Kafka says."""

    def __init__(
        self,
        *,
        store: PrepStore,
        states: StateCache,
        hub: Hub,
        files: PaidFiles,
        gathering: timedelta,
        ahead: ToldAhead,
        arrived: Callable[[str], None],
    ) -> None:
        """Put it together.

        Args:
            store: Where preparations are.
            states: What this process wrote last.
            hub: Is told of changes.
            files: Says whether what was paid for is there.
            gathering: How long events wait for others of their preparation, at most.
            ahead: Keeps what users are told before it is written.
            arrived: Told when a gateway's own request came back from Kafka and waits for it no longer.
        """
        self._arrived = arrived
        self._ahead = ahead
        self._store = store
        self._files = files
        # An event that is no news to an older state is none to the present one.
        self._states = states
        self._hub = hub
        self._gathering = Gathering(longest=gathering)
        self._turns = KeyedLock()
        self._durations = Durations()
        self._waiting: dict[str, _Batch] = {}

    @contextlib.asynccontextmanager
    async def running(self, stopping: asyncio.Event) -> AsyncIterator[None]:
        """Let nothing wait for a later write once the process stops, while the block runs."""
        hurrying = asyncio.create_task(self._hurry(stopping))
        try:
            yield
        finally:
            hurrying.cancel()
            await asyncio.wait({hurrying})

    async def _hurry(self, stopping: asyncio.Event) -> None:
        await stopping.wait()
        self._gathering.hurry()
        for batch in self._waiting.values():
            batch.due.set()

    async def handle(self, event: Event) -> None:
        """Return once what the event changes is written, whoever else writes at the same time.

        Raises:
            ClaimRefusedError: The event claims what is not so.
            StorageError: Whether the file is there cannot be told now.
            TransientError: Other writers won every time; the delivery tries again.
        """
        self._durations.note(event)
        batch = self._join(event)
        await batch.due.wait()
        async with self._turns.of(event.prep_id):
            if not batch.written:
                if self._waiting.get(event.prep_id) is batch:
                    del self._waiting[event.prep_id]
                try:
                    await self._write(event.prep_id, batch)
                except BaseException:
                    self._ahead.forget(event.prep_id)
                    raise
                batch.written = True
        if (refusal := batch.refusals.get(id(event))) is not None:
            raise refusal

    def _join(self, event: Event) -> _Batch:
        batch = self._waiting.get(event.prep_id)
        others = len(self._waiting) - (batch is not None)
        if batch is None:
            batch = self._waiting[event.prep_id] = _Batch()
        batch.events.append(event)
        written = self._states.get(event.prep_id)
        wait = self._gathering.wait(event, others=others, is_known=written is not None)
        if wait and not batch.due.is_set():
            self._tell(event, written)
        batch.write_within(wait)
        return batch

    def _tell(self, event: Event, written: State | None) -> None:
        """Tell users of an event before it is written."""
        if (change := self._ahead.tell(event, written=written)) is None:
            return
        self._hub.foretell(event.prep_id, change.entries)
        if _is_published(change, [event]):
            self._arrived(event.prep_id)

    async def _write(self, prep_id: str, batch: _Batch) -> None:
        for _ in range(_TRIES):
            change, written = await self._attempt(prep_id, batch)
            if written:
                self._announce(prep_id, change)
                return
            self._states.forget(prep_id)
            self._ahead.forget(prep_id)
            await asyncio.sleep(random.uniform(0, _LONGEST_PAUSE))  # noqa: S311 — jitter
        raise TransientError("too many writers on one preparation")

    async def _attempt(self, prep_id: str, batch: _Batch) -> tuple[Change | None, bool]:
        batch.refusals.clear()
        state = self._states.get(prep_id)
        if state is None or batch.refuse(state):
            # What this process remembers may be out of date: only the store can refuse.
            batch.refusals.clear()
            state = await self._store.state(prep_id)
        if state is None:
            return await self._begin(batch.events)
        batch.refuse(state)
        change = fold_all(state, batch.sound)
        if change is not None and _completes(state, change) and not await self._is_delivered(prep_id, change, batch):
            change = fold_all(state, batch.sound)
        return change, change is None or await self._apply(change, batch)

    async def _apply(self, change: Change, batch: _Batch) -> bool:
        if not _is_published(change, batch.sound):
            return await self._store.apply(change)
        written = await self._store.apply(change, is_published=True)
        if written:
            self._arrived(change.state.prep_id)
        return written

    async def _is_delivered(self, prep_id: str, change: Change, batch: _Batch) -> bool:
        """Return whether the file is there that was paid for; otherwise refuse what says so."""
        known = {} if change.data.get("paidFile") else await self._store.find(prep_id, without=_BULK) or {}
        try:
            await self._files.check({**known, **change.data})
        except ClaimRefusedError as refusal:
            batch.refusals |= {id(event): refusal for event in batch.events if isinstance(event, _DELIVERIES)}
            return False
        return True

    async def _begin(self, events: Sequence[Event]) -> tuple[Change | None, bool]:
        """Create the document of a preparation that another system started."""
        # Progress tells too little of a preparation to begin its document.
        first = next((event for event in events if not isinstance(event, PrepProgress)), None)
        if first is None:
            return None, True
        change = fold_all(State(prep_id=first.prep_id, user_id=first.user_id, attempt=first.attempt), events)
        return change, change is None or await self._store.create(change) is not None

    def _announce(self, prep_id: str, change: Change | None) -> None:
        if change is None:
            self._ahead.forget(prep_id)
            return
        self._ahead.wrote(change)
        self._states.keep(change.state)
        self._hub.notify(change.state.prep_id, change)
        if change.entries and change.state.status.is_final:
            state = change.state
            PREPS_ENDED.labels(state.status.value).inc()
            self._durations.ended(prep_id=state.prep_id, attempt=state.attempt, status=state.status)


def _completes(state: State, change: Change) -> bool:
    return change.state.status is PrepStatus.COMPLETED and state.status is not PrepStatus.COMPLETED


def _is_published(change: Change, events: Sequence[Event]) -> bool:
    """Whether a gateway's own request is among what the change adds: then it need not be published any more."""
    ours = any(isinstance(event, PrepRequested) and event.producer == Stage.GATEWAY for event in events)
    return ours and any(entry.topic == PrepRequested.topic for entry in change.entries)
