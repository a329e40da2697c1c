"""How many preparations of a user may run at once."""

import contextlib
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol

from pymongo.errors import DuplicateKeyError, PyMongoError

from services.gateway.errors import BusyError

__all__ = ["RunningPreps"]

_TRIES = 20
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

    A place is taken in one guarded update, so that gateways cannot take the same one; who has ended is looked up only
    when all places are taken.
    """

    def __init__(self, *, collection: Any, store: RunningStore, limit: int) -> None:
        """Take the collection, the preparations themselves, and how many of a user may run."""
        self._collection = collection
        self._store = store
        self._limit = limit

    @contextlib.asynccontextmanager
    async def place(self, user_id: str, prep_id: str) -> AsyncIterator[None]:
        """Take a place for a preparation; give it back when the block raises.

        Raises:
            BusyError: There is none.
        """
        is_new = await self._take(user_id, prep_id)
        try:
            yield
        except BaseException:
            if is_new:
                with contextlib.suppress(PyMongoError):
                    await self._leave(user_id, prep_id)
            raise

    async def _take(self, user_id: str, prep_id: str) -> bool:
        """Take a place and return True; False when the preparation has one, as when its request is repeated."""
        for _ in range(_TRIES):
            mine = await self._add(user_id, prep_id)
            listed = await self._listed(user_id) if mine is None else mine
            running = set(await self._store.running_ids(user_id))  # those of other systems too
            if mine is None and prep_id in _ids(listed):
                return False
            if mine is not None and len(running | _ids(mine)) <= self._limit:
                return True
            kept = await self._clear(user_id, listed, running)
            if mine is not None and len(running | _ids(kept)) <= self._limit:
                return True
            if mine is not None:
                await self._leave(user_id, prep_id)
            if mine is not None or len(kept) == len(listed):
                break
        raise BusyError(self._limit)

    async def _listed(self, user_id: str) -> list[dict[str, Any]]:
        found = await self._collection.find_one(_of(user_id))
        listed: list[dict[str, Any]] = found["preps"] if found else []
        return listed

    async def _leave(self, user_id: str, prep_id: str) -> None:
        await self._collection.update_one(_of(user_id), {"$pull": {"preps": {"id": prep_id}}})

    async def _add(self, user_id: str, prep_id: str) -> list[dict[str, Any]] | None:
        """Put the preparation on the list and return it; None when it is full or has the preparation already."""
        now = datetime.now(UTC)
        free = {**_of(user_id), f"preps.{self._limit - 1}": {"$exists": False}, "preps.id": {"$ne": prep_id}}
        update = {"$push": {"preps": {"id": prep_id, "at": now}}, "$set": {"expiresAt": now + _KEPT}}
        for _ in range(2):  # two first preparations of a user may both try to insert
            try:
                await self._collection.update_one(free, update, upsert=True)
            except DuplicateKeyError:
                continue
            return await self._listed(user_id)
        return None

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
