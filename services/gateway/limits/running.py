"""How many preparations of a user may run at once."""

import asyncio
import contextlib
from collections import OrderedDict
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol

from pymongo.errors import DuplicateKeyError, PyMongoError

from runtime.concurrency.batching import Batches
from services.gateway.errors import BusyError

__all__ = ["RunningPreps"]

_TOGETHER = 256
_ACCEPTING = timedelta(seconds=60)
"""A preparation that is being accepted is known after this long, or never will be."""
_RESTARTING = timedelta(seconds=5)
"""One that is tried again looks ended until it is accepted."""
_KEPT = timedelta(days=2)
_REMEMBERED = 10_000


class RunningStore(Protocol):
    """Knows preparations; see `PrepStore`."""

    async def running_ids(self, user_id: str) -> list[str]:
        """Return the user's unfinished preparations."""

    async def known_ids(self, prep_ids: Sequence[str]) -> list[str]:
        """Return which of some preparations exist."""


@dataclass(frozen=True)
class _SeenList:
    """A user's list as this process saw it last."""

    version: int = 0
    preps: tuple[dict[str, Any], ...] = ()


class RunningPreps:
    """A list per user of the preparations that run, as far as gateways began them.

    Preparations are added at its end, so that who came too late is the same for all gateways; who has ended is looked
    up only when there are too many. Requests of one user that come at once are added together, to the list as this
    process saw it last; only when another one has changed it meanwhile is it read.
    """

    def __init__(self, *, collection: Any, store: RunningStore, limit: int) -> None:
        """Take the collection, the preparations themselves, and how many of a user may run."""
        self._collection = collection
        self._store = store
        self._limit = limit
        self._batches = Batches[str, bool](self._take, most=_TOGETHER)
        self._seen: OrderedDict[str, _SeenList | None] = OrderedDict()
        """By user; None where somebody has changed the list since."""

    @contextlib.asynccontextmanager
    async def place(self, user_id: str, prep_id: str) -> AsyncIterator[None]:
        """Take a place for a preparation; give it back when the block raises.

        Raises:
            BusyError: There is none.
        """
        is_new = await self._batches.submit(user_id, prep_id)
        try:
            yield
        except BaseException:
            if is_new:
                with contextlib.suppress(PyMongoError):
                    await self._leave(user_id, [prep_id])
            raise

    async def forget(self, user_id: str) -> None:
        """Delete the user's list."""
        self._seen.pop(user_id, None)
        await self._collection.delete_one(_of(user_id))

    async def _take(self, user_id: str, prep_ids: Sequence[str]) -> list[bool | Exception]:
        """Return for each preparation whether it took a place; False for one that has a place, as in a repetition."""
        (new, listed), ids = await asyncio.gather(self._add(user_id, prep_ids), self._store.running_ids(user_id))
        running = set(ids)  # those of other systems too
        late = self._late(listed, running) & new
        if late:
            listed = await self._clear(user_id, await self._listed(user_id), running)
            late = self._late(listed, running) & new
            await self._leave(user_id, sorted(late))
        return [BusyError(self._limit) if one in late else one in new for one in prep_ids]

    async def _add(self, user_id: str, prep_ids: Sequence[str]) -> tuple[set[str], Sequence[dict[str, Any]]]:
        """Return those that were put on the list because they were not there, and the list."""
        seen = self._seen.get(user_id, _SeenList())
        new, now = list(dict.fromkeys(prep_ids)), datetime.now(UTC)
        if seen is not None and _ids(seen.preps).isdisjoint(new):
            added = [{"id": one, "at": now} for one in new]
            same = {**_of(user_id), "version": seen.version}
            with contextlib.suppress(DuplicateKeyError):  # there is a list already
                done = await self._collection.update_one(same, _adding(added, now), upsert=not seen.version)
                if done.matched_count or done.upserted_id:
                    listed = _SeenList(seen.version + 1, (*seen.preps, *added))
                    self._remember(user_id, listed)
                    return set(new), listed.preps
        return await self._add_unseen(user_id, new)

    async def _add_unseen(self, user_id: str, prep_ids: Sequence[str]) -> tuple[set[str], Sequence[dict[str, Any]]]:
        """Add to a list that this process has not seen."""
        new, now = set(prep_ids), datetime.now(UTC)
        while new:
            guard = {**_of(user_id), "preps.id": {"$nin": sorted(new)}}
            added = [{"id": one, "at": now} for one in prep_ids if one in new]
            try:
                await self._collection.update_one(guard, _adding(added, now), upsert=True)
            except DuplicateKeyError:  # there is a list, with some of these
                new -= _ids(await self._listed(user_id))
                continue
            break
        return new, await self._listed(user_id)

    def _remember(self, user_id: str, listed: _SeenList | None) -> None:
        self._seen[user_id] = listed
        self._seen.move_to_end(user_id)
        if len(self._seen) > _REMEMBERED:
            self._seen.popitem(last=False)

    def _late(self, listed: Sequence[dict[str, Any]], running: set[str]) -> set[str]:
        """Return those of the list that are one too many, the later ones."""
        others = len(running - _ids(listed))
        return {one["id"] for one in listed[max(0, self._limit - others) :]}

    async def _listed(self, user_id: str) -> Sequence[dict[str, Any]]:
        found = await self._collection.find_one(_of(user_id)) or {}
        listed = _SeenList(found.get("version", 0), tuple(found.get("preps", ())))
        # Of a former release's list there is no version to go by.
        self._remember(user_id, listed if listed.version else None)
        return listed.preps

    async def _leave(self, user_id: str, prep_ids: Sequence[str]) -> None:
        self._remember(user_id, None)
        gone = {"$pull": {"preps": {"id": {"$in": list(prep_ids)}}}, "$inc": {"version": 1}}
        await self._collection.update_one(_of(user_id), gone)

    async def _clear(
        self, user_id: str, listed: Sequence[dict[str, Any]], running: set[str]
    ) -> Sequence[dict[str, Any]]:
        """Take those off the list that have ended, and return the others."""
        known, now = set(await self._store.known_ids(sorted(_ids(listed)))), datetime.now(UTC)

        def is_kept(one: dict[str, Any]) -> bool:
            grace = _RESTARTING if one["id"] in known else _ACCEPTING
            return one["id"] in running or now - one["at"] < grace

        kept = [one for one in listed if is_kept(one)]
        if len(kept) < len(listed):
            await self._leave(user_id, sorted(_ids(listed) - _ids(kept)))
        return kept


def _ids(listed: Sequence[dict[str, Any]]) -> set[str]:
    return {one["id"] for one in listed}


def _adding(added: Sequence[dict[str, Any]], now: datetime) -> dict[str, Any]:
    return {"$push": {"preps": {"$each": added}}, "$set": {"expiresAt": now + _KEPT}, "$inc": {"version": 1}}


def _of(user_id: str) -> dict[str, Any]:
    return {"_id": f"running:{user_id}"}
