"""In-memory stand-ins for the runtime's protocols."""

from collections.abc import Awaitable, Callable, Mapping
from hashlib import sha256
from typing import TypeVar

from pydantic import BaseModel

from contracts.envelope import Event
from contracts.status import PrepStatus
from runtime.concurrency.single_flight import SingleFlight
from runtime.storage import ObjectMissingError

__all__ = ["MemoryCache", "MemoryObjectStore", "RecordingProgress", "RecordingPublisher"]

M = TypeVar("M", bound=BaseModel)


class MemoryCache:
    """A `Cache` without expiry."""

    def __init__(self) -> None:
        self.values: dict[str, str] = {}
        self._flights = SingleFlight()

    async def get(self, key: str, *, model: type[M]) -> M | None:
        """See `runtime.cache.Cache.get`."""
        kept = self.values.get(key)
        return None if kept is None else model.model_validate_json(kept)

    async def put(self, key: str, value: BaseModel) -> None:
        """See `runtime.cache.Cache.put`."""
        self.values[key] = value.model_dump_json()

    async def get_or_create(self, key: str, *, model: type[M], create: Callable[[], Awaitable[M]]) -> tuple[M, bool]:
        """See `runtime.cache.Cache.get_or_create`."""
        if (kept := await self.get(key, model=model)) is not None:
            return kept, True

        async def create_and_keep() -> M:
            value = await create()
            await self.put(key, value)
            return value

        return await self._flights.run(key, create_and_keep), False


class MemoryObjectStore:
    """An `ObjectStore`; `failures` are raised first."""

    def __init__(self) -> None:
        self.objects: dict[str, tuple[bytes, str, dict[str, str]]] = {}
        self.failures: list[Exception] = []

    async def put(self, key: str, data: bytes, *, content_type: str, metadata: Mapping[str, str] | None = None) -> None:
        """See `runtime.storage.ObjectStore.put`."""
        self._fail()
        self.objects.setdefault(key, (data, content_type, dict(metadata or {})))

    async def get(self, key: str) -> bytes:
        """See `runtime.storage.ObjectStore.get`."""
        self._fail()
        if key not in self.objects:
            raise ObjectMissingError
        return self.objects[key][0]

    async def digest(self, key: str) -> str:
        """See `runtime.storage.ObjectStore.digest`."""
        return sha256(await self.get(key)).hexdigest()

    async def delete(self, key: str) -> None:
        """See `runtime.storage.ObjectStore.delete`."""
        self._fail()
        self.objects.pop(key, None)

    async def presign(self, key: str, *, filename: str) -> str:
        """See `runtime.storage.ObjectStore.presign`."""
        return f"https://store.test/{key}?filename={filename}"

    def _fail(self) -> None:
        if self.failures:
            raise self.failures.pop(0)


class RecordingProgress:
    """A `Progress` that remembers what was reported."""

    def __init__(self) -> None:
        self.messages: list[str] = []
        self.statuses: list[PrepStatus | None] = []

    async def report(
        self,
        event: Event,  # noqa: ARG002 — the protocol's parameter
        message: str,
        *,
        status: PrepStatus | None = None,
        done: int | None = None,  # noqa: ARG002 — the protocol's parameter
        total: int | None = None,  # noqa: ARG002 — the protocol's parameter
    ) -> None:
        """See `runtime.kafka.progress.Progress.report`."""
        self.messages.append(message)
        self.statuses.append(status)


class RecordingPublisher:
    """A `Publisher` that remembers events; `failures` are raised first."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.failures: list[Exception] = []

    async def publish(self, event: Event) -> None:
        """See `runtime.kafka.publishing.Publisher.publish`."""
        if self.failures:
            raise self.failures.pop(0)
        self.events.append(event)
