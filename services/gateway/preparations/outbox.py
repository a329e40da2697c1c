"""The outbox: events that became durable together with a preparation, on their way to Kafka.

An accepted request is one MongoDB insert that holds the preparation and its `prep.requested`. Whoever wrote it has it
under a lease and publishes it; when it comes back from Kafka, the write that it causes removes it. A crash in between
publishes it again once the lease is over, which every consumer recognises. Several gateway processes share what is left
over: whoever moves `outboxDueAt` forward first has the lease.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Protocol

import structlog
from pymongo import UpdateOne

from contracts.envelope import Event
from contracts.versions import read_event
from runtime.concurrency.batching import Batches
from runtime.kafka.codec import trace_headers, trace_of
from runtime.kafka.publishing import Publisher
from runtime.mongo import BY_THE_CLOCK
from services.gateway.metrics import OUTBOX_PUBLISHED
from services.gateway.preparations.store import Document, utc_now
from services.gateway.settings import OutboxSettings

__all__ = ["MongoOutbox", "Outbox", "Relay"]

_TOGETHER = 64
_ARRIVAL_SECONDS = 1.0
"""How long an event that was published may take to come back from Kafka before it is removed without waiting."""
_log = structlog.get_logger(__name__)


class Outbox(Protocol):
    """Pending events by preparation."""

    async def take(self, *, limit: int, lease: timedelta) -> Sequence[Mapping[str, Any]]:
        """Return preparations with pending events, oldest first; nobody else gets them until the lease is over."""

    async def done(self, taken: Mapping[str, Any]) -> None:
        """Forget the events of `taken`."""

    async def give_back(self, taken: Mapping[str, Any]) -> None:
        """End the lease without having published."""


class MongoOutbox:
    """The `outbox` field of the `preps` collection."""

    def __init__(self, *, collection: Any, patience: timedelta) -> None:
        """Take the collection, and how long a preparation may be silent once its event was published."""
        self._collection = collection
        self._patience = patience
        self._updates = Batches[UpdateOne, None](self._update, most=_TOGETHER)

    async def take(self, *, limit: int, lease: timedelta) -> list[Document]:
        """See `Outbox.take`."""
        due = {"outboxDueAt": {"$lte": utc_now()}}
        cursor = (
            self._collection.find(due, {"outbox": 1, "outboxDueAt": 1, "watchAt": 1}, comment=BY_THE_CLOCK)
            .sort("outboxDueAt", 1)
            .limit(limit)
        )
        found = await cursor.to_list(limit)
        until = utc_now() + lease
        taken = await asyncio.gather(*(self._claim(document, until) for document in found))
        return [document for document in taken if document is not None]

    async def done(self, taken: Mapping[str, Any]) -> None:
        """See `Outbox.done`. Does nothing when another event joined meanwhile: the next round takes them all."""
        same = {"_id": taken["_id"], "outboxDueAt": taken["outboxDueAt"], "outbox": {"$size": len(taken["outbox"])}}
        update: Document = {"$set": {"outbox": []}, "$unset": {"outboxDueAt": ""}}
        if "watchAt" in taken:
            # Silence counts from now: an event that waited for Kafka was not ignored by anybody.
            update["$max"] = {"watchAt": utc_now() + self._patience}
        await self._updates.submit("", UpdateOne(same, update))

    async def _update(self, _: str, updates: Sequence[UpdateOne]) -> list[None]:
        await self._collection.bulk_write(list(updates), ordered=False)
        return [None] * len(updates)

    async def give_back(self, taken: Mapping[str, Any]) -> None:
        """See `Outbox.give_back`."""
        same = {"_id": taken["_id"], "outboxDueAt": taken["outboxDueAt"]}
        await self._collection.update_one(same, {"$set": {"outboxDueAt": utc_now()}})

    async def _claim(self, document: Document, until: datetime) -> Document | None:
        unclaimed = {"_id": document["_id"], "outboxDueAt": document["outboxDueAt"]}
        result = await self._collection.update_one(unclaimed, {"$set": {"outboxDueAt": until}})
        return {**document, "outboxDueAt": until} if result.modified_count else None


class Relay:
    """Publishes what is pending."""

    def __init__(self, *, outbox: Outbox, publisher: Publisher, settings: OutboxSettings) -> None:
        self._outbox = outbox
        self._publisher = publisher
        self._settings = settings
        self._own: set[asyncio.Task[None]] = set()
        self._expected: dict[str, asyncio.Future[bool]] = {}
        """Preparations whose event was published and will cause a write of its own."""

    def publish_own(self, document: Document) -> None:
        """Publish what this process has just written under a lease of its own, without looking for it first."""
        task = asyncio.create_task(self._publish_own(document))
        self._own.add(task)
        task.add_done_callback(self._own.discard)

    def arrived(self, prep_id: str) -> None:
        """Take note that a preparation's event came back from Kafka and was removed."""
        if (expected := self._expected.get(prep_id)) is not None and not expected.done():
            expected.set_result(True)

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Finish what `publish_own` began before the block is left."""
        try:
            yield
        finally:
            for expected in self._expected.values():
                if not expected.done():
                    expected.set_result(False)
            await asyncio.gather(*self._own)

    async def _publish_own(self, document: Document) -> None:
        expected = self._expected[document["_id"]] = asyncio.get_running_loop().create_future()
        try:
            if await self._send(document):
                await asyncio.wait({expected}, timeout=_ARRIVAL_SECONDS)
                if not expected.done() or not expected.result():
                    await self._outbox.done(document)
        finally:
            del self._expected[document["_id"]]

    async def publish_pending(self) -> None:
        """Publish until nothing is due, or until Kafka does not take it; then it is due again at once."""
        while taken := await self._outbox.take(limit=self._settings.batch, lease=self._settings.lease):
            if not all(await asyncio.gather(*(self._publish(document) for document in taken))):
                return

    async def _publish(self, document: Mapping[str, Any]) -> bool:
        if await self._send(document):
            await self._outbox.done(document)
            return True
        return False

    async def _send(self, document: Mapping[str, Any]) -> bool:
        try:
            async with asyncio.timeout(self._settings.publish_timeout.total_seconds()):
                for outgoing in document["outbox"]:
                    trace_headers.set(trace_of(outgoing["trace"]))
                    await self._publisher.publish(_event(outgoing))
                    OUTBOX_PUBLISHED.labels(outgoing["topic"]).inc()
        except Exception as error:  # noqa: BLE001 — whatever Kafka's client raises, the event must not be lost
            _log.warning("outbox_waits_for_kafka", prep_id=document["_id"], error=type(error).__name__)
            await self._outbox.give_back(document)
            return False
        return True


def _event(outgoing: Mapping[str, Any]) -> Event:
    return read_event(topic=outgoing["topic"], value=outgoing["event"])
