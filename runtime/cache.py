"""Results worth keeping: a shared MongoDB collection with lifetimes."""

import hashlib
import zlib
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol, TypeVar

import structlog
from pydantic import BaseModel, ValidationError
from pymongo import UpdateOne
from pymongo.errors import PyMongoError

from runtime.concurrency.batching import Batches
from runtime.concurrency.single_flight import SingleFlight
from runtime.metrics import CACHE_LOOKUPS

__all__ = ["Cache", "MongoCache", "cache_key"]

M = TypeVar("M", bound=BaseModel)
_TOGETHER = 64
_log = structlog.get_logger(__name__)


def cache_key(*parts: str) -> str:
    """Return a key of bounded length for the given parts, none of which can be read back from it."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


class Cache(Protocol):
    """Keeps models by key for the lifetime of its namespace."""

    async def get(self, key: str, *, model: type[M]) -> M | None:
        """Return what was kept, or None."""

    async def put(self, key: str, value: BaseModel) -> None:
        """Keep a value."""

    async def get_or_create(self, key: str, *, model: type[M], create: Callable[[], Awaitable[M]]) -> tuple[M, bool]:
        """Return the value and whether it was kept; compute and keep it otherwise.

        Callers with the same key wait for one computation. Its errors reach all of them and are not kept.
        """


class MongoCache:
    """A namespace of the `cache` collection. A cache that does not answer costs time, never the result.

    What is looked up or kept at the same moment is one command.
    """

    def __init__(self, *, collection: Any, namespace: str, lifetime: timedelta, max_bytes: int = 4_000_000) -> None:
        self._collection = collection
        self._namespace = namespace
        self._lifetime = lifetime
        self._max_bytes = max_bytes
        self._flights = SingleFlight()
        self._lookups = Batches[str, bytes | None](self._find, most=_TOGETHER)
        self._changes = Batches[UpdateOne, None](self._change, most=_TOGETHER)

    async def prepare(self) -> None:
        """Create the index by which MongoDB removes what has expired."""
        await self._collection.create_index("expires_at", expireAfterSeconds=0)

    async def get(self, key: str, *, model: type[M]) -> M | None:
        """Return what was kept, or None: expired, of an older shape, or MongoDB does not answer."""
        try:
            packed = await self._lookups.submit("", self._id(key))
        except PyMongoError as error:
            _log.warning("cache_unavailable", namespace=self._namespace, error=type(error).__name__)
            CACHE_LOOKUPS.labels(self._namespace, "unavailable").inc()
            return None
        value = None if packed is None else _unpacked(packed, model)
        CACHE_LOOKUPS.labels(self._namespace, "miss" if value is None else "hit").inc()
        return value

    async def put(self, key: str, value: BaseModel) -> None:
        """Keep a value, unless it is larger than the namespace allows or MongoDB does not answer."""
        packed = zlib.compress(value.model_dump_json(exclude_none=True).encode(), 6)
        if len(packed) > self._max_bytes:
            return
        try:
            values = {"value": packed, "expires_at": datetime.now(UTC) + self._lifetime}
            await self._changes.submit("", UpdateOne({"_id": self._id(key)}, {"$set": values}, upsert=True))
        except PyMongoError as error:
            _log.warning("cache_unavailable", namespace=self._namespace, error=type(error).__name__)

    async def get_or_create(self, key: str, *, model: type[M], create: Callable[[], Awaitable[M]]) -> tuple[M, bool]:
        """See `Cache.get_or_create`."""
        if (kept := await self.get(key, model=model)) is not None:
            return kept, True

        async def create_and_keep() -> M:
            value = await create()
            await self.put(key, value)
            return value

        return await self._flights.run(key, create_and_keep), False

    async def _find(self, _: str, ids: Sequence[str]) -> list[bytes | None]:
        query = {"_id": {"$in": list(ids)}, "expires_at": {"$gt": datetime.now(UTC)}}
        found = {one["_id"]: one["value"] for one in await self._collection.find(query).to_list(None)}
        return [found.get(one) for one in ids]

    async def _change(self, _: str, changes: Sequence[UpdateOne]) -> list[None]:
        await self._collection.bulk_write(list(changes), ordered=False)
        return [None] * len(changes)

    def _id(self, key: str) -> str:
        return f"{self._namespace}:{key}"


def _unpacked(packed: bytes, model: type[M]) -> M | None:
    """Return what was kept, or None when it is of an older shape."""
    try:
        return model.model_validate_json(zlib.decompress(packed))
    except (ValidationError, zlib.error):
        return None
