"""One collection at a time per employer, over all processes; whoever comes later follows its progress."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import structlog
from pymongo.errors import DuplicateKeyError, PyMongoError

from runtime.concurrency.keyed_lock import KeyedLock

__all__ = ["Announce", "Flights", "Turn"]

_LEASE = 10.0
"""Seconds after which the flight of a process that died is taken over."""
_HEARTBEAT = 3.0
_TELLING = 0.4
"""Seconds that steps wait for each other on their way to processes that follow."""
_POLL = 0.15
_log = structlog.get_logger(__name__)

Announce = Callable[[str, int, int], Awaitable[None]]
"""Told what happens: a sentence, sources done, sources in all."""
Step = tuple[str, int, int]


@dataclass
class _Board:
    """The progress of the flight of this process, and who follows it."""

    steps: list[Step] = field(default_factory=list)
    followers: list[Announce] = field(default_factory=list)
    waiting: int = 0


class Turn:
    """The turn to collect for an employer."""

    def __init__(self, board: _Board, *, waited: bool, publish: Callable[[Step], None] | None) -> None:
        self.waited = waited
        """Somebody else has collected meanwhile: look first whether that suffices."""
        self._board = board
        self._publish = publish

    async def announce(self, sentence: str, done: int, total: int) -> None:
        """Tell everybody who waits for this employer."""
        self._board.steps.append((sentence, done, total))
        await asyncio.gather(*(follower(sentence, done, total) for follower in self._board.followers))
        if self._publish is not None:
            self._publish((sentence, done, total))


class Flights:
    """Gives turns, one at a time per employer.

    Args:
        collection: Leases that all processes share; None for a process on its own. One that does not answer costs
            requests, not the result.
        clock: Seconds of the Unix epoch.
    """

    def __init__(self, collection: Any | None = None, *, clock: Callable[[], float] = time.time) -> None:
        self._collection = collection
        self._clock = clock
        self._locks = KeyedLock()
        self._boards: dict[str, _Board] = {}

    @contextlib.asynccontextmanager
    async def turn(self, company: str, *, announce: Announce) -> AsyncIterator[Turn]:
        """Wait for the turn, announcing meanwhile what the one whose turn it is does."""
        board = self._boards.setdefault(company, _Board())
        board.waiting += 1
        is_late = board.waiting > 1
        board.followers.append(announce)
        try:
            for step in list(board.steps):
                await announce(*step)
            async with self._locks.of(company):
                board.steps.clear()
                async with self._lease(company, announce) as (publish, waited):
                    yield Turn(board, waited=waited or is_late, publish=publish)
        finally:
            board.followers.remove(announce)
            board.waiting -= 1
            if not board.waiting:
                self._boards.pop(company, None)

    @contextlib.asynccontextmanager
    async def _lease(
        self, company: str, announce: Announce
    ) -> AsyncIterator[tuple[Callable[[Step], None] | None, bool]]:
        """Hold the lease that all processes share."""
        holder = uuid4().hex
        try:
            waited = self._collection is not None and await self._wait(company, holder, announce)
        except PyMongoError as error:
            _log.warning("flights_unavailable", error=type(error).__name__)
            yield None, False
            return
        if self._collection is None:
            yield None, False
            return
        steps: list[Step] = []
        beating = asyncio.create_task(self._keep(company, holder, steps))
        try:
            yield steps.append, waited
        finally:
            beating.cancel()
            await asyncio.shield(self._change(company, holder, {"$set": {"until": 0.0}}))

    async def _wait(self, company: str, holder: str, announce: Announce) -> bool:
        """Return once the lease is taken; whether another process had it before."""
        told, waited = 0, False
        while not await self._take(company, holder):
            waited = True
            steps = (await self._leases.find_one({"_id": company}) or {}).get("steps", [])
            told = min(told, len(steps))
            for sentence, done, total in steps[told:]:
                await announce(sentence, done, total)
            told = len(steps)
            await asyncio.sleep(_POLL)
        return waited

    async def _take(self, company: str, holder: str) -> bool:
        now = self._clock()
        mine = {"holder": holder, "until": now + _LEASE, "steps": []}
        try:
            await self._leases.update_one({"_id": company, "until": {"$lte": now}}, {"$set": mine}, upsert=True)
        except DuplicateKeyError:  # somebody has it
            return False
        return True

    async def _keep(self, company: str, holder: str, steps: list[Step]) -> None:
        """Say that this process lives, and what it did since; steps that come closely together are said at once."""
        said, beat = 0, time.monotonic()
        while True:
            await asyncio.sleep(_TELLING)
            if said == len(steps) and time.monotonic() - beat < _HEARTBEAT:
                continue
            news, beat = steps[said:], time.monotonic()
            said = len(steps)
            change: dict[str, Any] = {"$set": {"until": self._clock() + _LEASE}}
            if news:
                change["$push"] = {"steps": {"$each": [list(step) for step in news]}}
            await self._change(company, holder, change)

    async def _change(self, company: str, holder: str, change: dict[str, Any]) -> None:
        with contextlib.suppress(PyMongoError):
            await self._leases.update_one({"_id": company, "holder": holder}, change)

    @property
    def _leases(self) -> Any:
        return self._collection
