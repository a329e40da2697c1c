"""What each user began: counted by the minute, and listed while it runs, in one document and by one write.

A write names the version that it was decided on, which a process remembers; only when another one was there meanwhile
is the document read.
"""

import contextlib
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from pymongo.errors import DuplicateKeyError

__all__ = ["Begun", "Listed", "Starts", "ids_of"]

_KEPT = timedelta(days=2)
_FORGOTTEN = timedelta(minutes=2)
"""What was counted of somebody who left outlives the minute, so that leaving begins no new one."""
_REMEMBERED = 10_000
_MINUTE = 60
Listed = Sequence[dict[str, Any]]


@dataclass(frozen=True)
class _Seen:
    """A user's document as this process saw it last; version 0 for none, None for one of a former release."""

    version: int | None = 0
    preps: tuple[dict[str, Any], ...] = ()
    minute: int = 0
    started: int = 0

    def started_in(self, minute: int) -> int:
        return self.started if self.minute == minute else 0


@dataclass(frozen=True, kw_only=True)
class Begun:
    """What became of some starts."""

    at: datetime
    counted: int
    """Starts of this minute before them."""
    new: frozenset[str]
    """Those that were put on the list, because they were not there."""
    listed: Listed
    """The list with them: who came too late is the same for all gateways."""


class Starts:
    """The `limits` collection, as far as it knows users."""

    def __init__(self, *, collection: Any) -> None:
        self._collection = collection
        self._seen: OrderedDict[str, _Seen | None] = OrderedDict()
        """By user; None where somebody has changed the document since."""

    def counted(self, user_id: str, now: datetime) -> int:
        """Return how many starts of this minute this process knows of; there may be more."""
        seen = self._seen.get(user_id)
        return seen.started_in(_minute(now)) if seen else 0

    async def begin(self, user_id: str, prep_ids: Sequence[str | None], *, limit: int) -> Begun:
        """Count the first of some starts, up to `limit` in a minute, and list their preparations; None is none."""
        seen = self._seen.get(user_id, _Seen()) or await self._read(user_id)
        while True:
            now = datetime.now(UTC)
            counted = seen.started_in(_minute(now))
            within = prep_ids[: max(0, limit - counted)]
            known = ids_of(seen.preps)
            new = [one for one in dict.fromkeys(within) if one is not None and one not in known]
            written = await self._write(user_id, seen, new, now, counted + len(within)) if within else seen
            if written is not None:
                return Begun(at=now, counted=counted, new=frozenset(new), listed=written.preps)
            seen = await self._read(user_id)

    async def _write(self, user_id: str, seen: _Seen, new: Sequence[str], now: datetime, started: int) -> _Seen | None:
        """Write the count and the list and return the document; None if it is not what was seen any more."""
        same, added = {**_of(user_id), "version": seen.version}, [{"id": one, "at": now} for one in new]
        fields = {"minute": _minute(now), "started": started, "expiresAt": now + _KEPT}
        update = {"$set": fields, "$inc": {"version": 1}, "$push": {"preps": {"$each": added}}}
        with contextlib.suppress(DuplicateKeyError):  # there is a document already
            done = await self._collection.update_one(same, update, upsert=seen.version == 0)
            if done.matched_count or done.upserted_id:
                written = _Seen((seen.version or 0) + 1, (*seen.preps, *added), _minute(now), started)
                self._remember(user_id, written)
                return written
        return None

    async def listed(self, user_id: str) -> Listed:
        """Read the user's list."""
        return (await self._read(user_id)).preps

    async def leave(self, user_id: str, prep_ids: Sequence[str]) -> None:
        """Take preparations off the user's list; they stay counted."""
        gone = {"$pull": {"preps": {"id": {"$in": list(prep_ids)}}}, "$inc": {"version": 1}}
        self._remember(user_id, None)
        await self._collection.update_one(_of(user_id), gone)

    async def forget(self, user_id: str) -> None:
        """Empty the user's list, and have the rest forgotten soon."""
        last = {"preps": [], "expiresAt": datetime.now(UTC) + _FORGOTTEN}
        self._seen.pop(user_id, None)
        await self._collection.update_one(_of(user_id), {"$set": last, "$inc": {"version": 1}})

    async def _read(self, user_id: str) -> _Seen:
        found = await self._collection.find_one(_of(user_id))
        if found is None:
            seen = _Seen()
        else:
            preps = tuple(found.get("preps", ()))
            seen = _Seen(found.get("version"), preps, found.get("minute", 0), found.get("started", 0))
        self._remember(user_id, seen)
        return seen

    def _remember(self, user_id: str, seen: _Seen | None) -> None:
        self._seen[user_id] = seen
        self._seen.move_to_end(user_id)
        if len(self._seen) > _REMEMBERED:
            self._seen.popitem(last=False)


def ids_of(listed: Listed) -> set[str]:
    """Return the preparations of a list."""
    return {one["id"] for one in listed}


def _minute(now: datetime) -> int:
    return int(now.timestamp()) // _MINUTE


def _of(user_id: str) -> dict[str, Any]:
    return {"_id": f"running:{user_id}"}
