"""Where the state of the sources is kept: in MongoDB for all processes, in memory for a single one."""

import asyncio
import random
import time
from collections.abc import Callable, Sequence
from typing import Any, Protocol, TypeAlias, TypeVar

import structlog
from pydantic import ValidationError
from pymongo.errors import DuplicateKeyError, PyMongoError

from runtime.concurrency.batching import Batches
from services.scraper.upstream.state import SourceState

__all__ = ["MemoryStates", "MongoStates", "SharedState", "StateStore"]

T = TypeVar("T")
_Change: TypeAlias = Callable[[SourceState], tuple[SourceState, Any]]
_TOGETHER = 64
_MOST_TRIES = 200
_LONGEST_PAUSE = 0.02
_log = structlog.get_logger(__name__)


class StateStore(Protocol):
    """Keeps one state per source."""

    async def read(self, source: str) -> SourceState:
        """Return the state; the initial one of a source that was never asked."""

    async def swap(self, source: str, *, old: SourceState, new: SourceState) -> bool:
        """Replace `old` by `new`, unless somebody else was faster."""


class MemoryStates:
    """The states of this process alone."""

    def __init__(self) -> None:
        self._states: dict[str, SourceState] = {}

    async def read(self, source: str) -> SourceState:
        """See `StateStore.read`."""
        return self._states.get(source, SourceState())

    async def swap(self, source: str, *, old: SourceState, new: SourceState) -> bool:
        """See `StateStore.swap`."""
        if self._states.get(source, SourceState()).version != old.version:
            return False
        self._states[source] = new.model_copy(update={"version": old.version + 1})
        return True


class MongoStates:
    """The states in a collection that all processes share."""

    def __init__(self, collection: Any) -> None:
        self._collection = collection

    async def read(self, source: str) -> SourceState:
        """See `StateStore.read`."""
        found = await self._collection.find_one({"_id": source})
        try:
            return SourceState.model_validate(found or {})
        except ValidationError:  # of an older shape
            return SourceState(version=int(found.get("version", 0)))

    async def swap(self, source: str, *, old: SourceState, new: SourceState) -> bool:
        """See `StateStore.swap`."""
        values = new.model_dump() | {"version": old.version + 1}
        if old.version == 0:
            try:
                await self._collection.insert_one({"_id": source, **values})
            except DuplicateKeyError:
                return False
            return True
        done = await self._collection.update_one({"_id": source, "version": old.version}, {"$set": values})
        return bool(done.matched_count)


class SharedState:
    """Changes one source's state, whoever else changes it at the same time.

    It begins with the state that this process wrote last; what follows from it counts only once the store has confirmed
    that nobody else wrote since. A store that does not answer costs the view of the other processes, never the source:
    this process then keeps to the pace on its own.
    """

    def __init__(self, *, source: str, store: StateStore, clock: Callable[[], float] = time.time) -> None:
        self._source = source
        self._store = store
        self._alone = MemoryStates()
        # One task per process competes with the other processes, for all that wait meanwhile.
        self._changes = Batches[_Change, Any](self._change_together, most=_TOGETHER)
        self._written: SourceState | None = None
        self.clock = clock

    async def read(self) -> SourceState:
        """Return the state at present."""
        try:
            return await self._store.read(self._source)
        except PyMongoError:
            return await self._alone.read(self._source)

    async def change(self, change: Callable[[SourceState], tuple[SourceState, T]]) -> T:
        """Apply `change` to the current state and return its result; it may run several times."""
        result: T = await self._changes.submit(self._source, change)
        return result

    async def _change_together(self, _: str, changes: Sequence[_Change]) -> list[Any]:
        try:
            return await self._change(self._store, changes, guess=self._written)
        except PyMongoError as error:
            _log.warning("source_state_unavailable", source=self._source, error=type(error).__name__)
            self._written = None
            return await self._change(self._alone, changes, guess=None)

    async def _change(self, store: StateStore, changes: Sequence[_Change], *, guess: SourceState | None) -> list[Any]:
        """Make changes one after the other and write what they lead to at once; return their results."""
        for _ in range(_MOST_TRIES):
            old = guess or await store.read(self._source)
            new, results = _changed(old, changes)
            if new == old and guess is None:
                return results
            if new != old and await store.swap(self._source, old=old, new=new):
                self._written = new.model_copy(update={"version": old.version + 1}) if store is self._store else None
                return results
            if guess is None:
                await asyncio.sleep(random.random() * _LONGEST_PAUSE)  # noqa: S311 — not a secret
            guess = self._written = None
        raise PyMongoError("too many processes change the same state")


def _changed(state: SourceState, changes: Sequence[_Change]) -> tuple[SourceState, list[Any]]:
    results = []
    for change in changes:
        state, result = change(state)
        results.append(result)
    return state, results
