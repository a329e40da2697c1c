"""How many preparations of a user may run at once."""

import contextlib
from collections.abc import AsyncIterator, Sequence
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


class RunningStore(Protocol):
    """Knows preparations; see `PrepStore`."""

    async def running_ids(self, user_id: str) -> list[str]:
        """Return the user's unfinished preparations."""

    async def known_ids(self, prep_ids: Sequence[str]) -> list[str]:
        """Return which of some preparations exist."""


class RunningPreps:
    """A list per user of the preparations that run, as far as gateways began them.

    Preparations are added at its end, so that who came too late is the same for all gateways; who has ended is looked
    up only when there are too many. Requests of one user that come at once are added together.
    """

    def __init__(self, *, collection: Any, store: RunningStore, limit: int) -> None:
        """Take the collection, the preparations themselves, and how many of a user may run."""
        self._collection = collection
        self._store = store
        self._limit = limit
        self._batches = Batches[str, bool](self._take, most=_TOGETHER)

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
        await self._collection.delete_one(_of(user_id))

    async def _take(self, user_id: str, prep_ids: Sequence[str]) -> list[bool | Exception]:
        """Return for each preparation whether it took a place; False for one that has a place, as in a repetition."""
        new, listed = await self._add(user_id, prep_ids)
        running = set(await self._store.running_ids(user_id))  # those of other systems too
        late = self._late(listed, running) & new
        if late:
            listed = await self._clear(user_id, listed, running)
            late = self._late(listed, running) & new
            await self._leave(user_id, sorted(late))
        return [BusyError(self._limit) if one in late else one in new for one in prep_ids]

    async def _add(self, user_id: str, prep_ids: Sequence[str]) -> tuple[set[str], list[dict[str, Any]]]:
        """Return those that were put on the list because they were not there, and the list."""
        new, now = set(prep_ids), datetime.now(UTC)
        while new:
            guard = {**_of(user_id), "preps.id": {"$nin": sorted(new)}}
            added = [{"id": one, "at": now} for one in dict.fromkeys(prep_ids) if one in new]
            update = {"$push": {"preps": {"$each": added}}, "$set": {"expiresAt": now + _KEPT}}
            try:
                await self._collection.update_one(guard, update, upsert=True)
            except DuplicateKeyError:  # there is a list, with some of these
                new -= _ids(await self._listed(user_id))
                continue
            break
        return new, await self._listed(user_id)

    def _late(self, listed: Sequence[dict[str, Any]], running: set[str]) -> set[str]:
        """Return those of the list that are one too many, the later ones."""
        others = len(running - _ids(listed))
        return {one["id"] for one in listed[max(0, self._limit - others) :]}

    async def _listed(self, user_id: str) -> list[dict[str, Any]]:
        found = await self._collection.find_one(_of(user_id))
        listed: list[dict[str, Any]] = found["preps"] if found else []
        return listed

    async def _leave(self, user_id: str, prep_ids: Sequence[str]) -> None:
        await self._collection.update_one(_of(user_id), {"$pull": {"preps": {"id": {"$in": list(prep_ids)}}}})

    async def _clear(self, user_id: str, listed: list[dict[str, Any]], running: set[str]) -> list[dict[str, Any]]:
        """Take those off the list that have ended, and return the others."""
        known, now = set(await self._store.known_ids(sorted(_ids(listed)))), datetime.now(UTC)

        def is_kept(one: dict[str, Any]) -> bool:
            grace = _RESTARTING if one["id"] in known else _ACCEPTING
            return one["id"] in running or now - one["at"] < grace

        kept = [one for one in listed if is_kept(one)]
        if len(kept) < len(listed):
            ended = {"$pull": {"preps": {"id": {"$in": sorted(_ids(listed) - _ids(kept))}}}}
            await self._collection.update_one(_of(user_id), ended)
        return kept


def _ids(listed: Sequence[dict[str, Any]]) -> set[str]:
    return {one["id"] for one in listed}


def _of(user_id: str) -> dict[str, Any]:
    return {"_id": f"running:{user_id}"}
