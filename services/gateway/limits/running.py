"""How many preparations a user may start in a minute, and how many may run at once."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol

from pymongo.errors import PyMongoError

from runtime.concurrency.batching import Batches
from services.gateway.errors import BusyError, GatewayError
from services.gateway.limits.rates import Rate, rate_at, too_often
from services.gateway.limits.starts import Begun, Listed, Starts, ids_of

__all__ = ["RunningPreps"]

_RATE = "user"
_TOGETHER = 256
_ACCEPTING = timedelta(seconds=60)
"""A preparation that is being accepted is known after this long, or never will be."""
_RESTARTING = timedelta(seconds=5)
"""One that is tried again looks ended until it is accepted."""


class RunningStore(Protocol):
    """Knows preparations; see `PrepStore`."""

    async def running_ids(self, user_id: str) -> list[str]:
        """Return the user's unfinished preparations."""

    async def known_ids(self, prep_ids: Sequence[str]) -> list[str]:
        """Return which of some preparations exist."""


@dataclass(frozen=True, kw_only=True)
class _Place:
    """What a start was given."""

    rate: Rate
    is_new: bool
    """False for a preparation that has a place already, as in a repetition."""


class RunningPreps:
    """The places of users, as far as gateways gave them away.

    Requests of one user that come at once are counted and listed together. Preparations are added at the list's end, so
    that who came too late is the same for all gateways; who has ended is looked up only when there are too many.
    """

    def __init__(self, *, collection: Any, store: RunningStore, limit: int, per_minute: int) -> None:
        """Take the collection, the preparations themselves, how many may run and how many may be started."""
        self._starts = Starts(collection=collection)
        self._store = store
        self._limit = limit
        self._per_minute = per_minute
        self._batches = Batches[str | None, _Place](self._take, most=_TOGETHER)

    def refuse_if_used_up(self, user_id: str) -> None:
        """Refuse at once what this process has seen to be used up, so that nothing else is counted of it.

        Raises:
            TooOftenError: The minute's starts are used up.
        """
        now = datetime.now(UTC)
        if self._starts.counted(user_id, now) >= self._per_minute:
            raise too_often(self._rate(now, self._per_minute))

    async def count(self, user_id: str) -> Rate:
        """Count a start that needs no place, and return what is left.

        Raises:
            TooOftenError: The minute's starts are used up.
        """
        return (await self._batches.submit(user_id, None)).rate

    @contextlib.asynccontextmanager
    async def place(self, user_id: str, prep_id: str) -> AsyncIterator[Rate]:
        """Count a start and take a place for its preparation; give the place back when the block raises.

        Raises:
            TooOftenError: The minute's starts are used up.
            BusyError: There is no place; the start is counted.
        """
        taken = await self._batches.submit(user_id, prep_id)
        try:
            yield taken.rate
        except BaseException:
            if taken.is_new:
                with contextlib.suppress(PyMongoError):
                    await self._starts.leave(user_id, [prep_id])
            raise

    async def forget(self, user_id: str) -> None:
        """Empty the user's list."""
        await self._starts.forget(user_id)

    async def _take(self, user_id: str, prep_ids: Sequence[str | None]) -> list[_Place | Exception]:
        begun, ids = await asyncio.gather(
            self._starts.begin(user_id, prep_ids, limit=self._per_minute), self._store.running_ids(user_id)
        )
        running = set(ids)  # those of other systems too
        late = self._late(begun.listed, running) & begun.new
        if late:
            listed = await self._clear(user_id, await self._starts.listed(user_id), running)
            late = self._late(listed, running) & begun.new
            await self._starts.leave(user_id, sorted(late))
        return [self._given(begun, late, number, one) for number, one in enumerate(prep_ids)]

    def _given(self, begun: Begun, late: set[str], number: int, prep_id: str | None) -> _Place | GatewayError:
        used = begun.counted + number + 1
        rate = self._rate(begun.at, used)
        if used > self._per_minute:
            return too_often(rate)
        if prep_id in late:
            return BusyError(self._limit)
        return _Place(rate=rate, is_new=prep_id in begun.new)

    def _rate(self, now: datetime, used: int) -> Rate:
        return rate_at(now, _RATE, limit=self._per_minute, used=used)

    def _late(self, listed: Listed, running: set[str]) -> set[str]:
        """Return those of the list that are one too many, the later ones."""
        others = len(running - ids_of(listed))
        return {one["id"] for one in listed[max(0, self._limit - others) :]}

    async def _clear(self, user_id: str, listed: Listed, running: set[str]) -> Listed:
        """Take those off the list that have ended, and return the others."""
        known, now = set(await self._store.known_ids(sorted(ids_of(listed)))), datetime.now(UTC)

        def is_kept(one: dict[str, Any]) -> bool:
            grace = _RESTARTING if one["id"] in known else _ACCEPTING
            return one["id"] in running or now - one["at"] < grace

        kept = [one for one in listed if is_kept(one)]
        if len(kept) < len(listed):
            await self._starts.leave(user_id, sorted(ids_of(listed) - ids_of(kept)))
        return kept
