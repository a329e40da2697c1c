"""Writing events to Kafka."""

from collections.abc import Mapping
from typing import Protocol

from contracts.envelope import Event
from contracts.preps import PrepProgress
from contracts.status import PrepStatus, Stage
from contracts.versions import VERSIONS_HEADER, twins_of
from runtime.kafka.codec import encode, trace_headers, trace_of
from runtime.kafka.producing import Producer
from runtime.metrics import EVENTS_PUBLISHED

__all__ = ["EventPublisher", "Publisher"]


class Publisher(Protocol):
    """Publishes events."""

    async def publish(self, event: Event) -> None:
        """Return once Kafka has stored the event."""


class EventPublisher:
    """Publishes events and progress on behalf of one service."""

    def __init__(self, *, producer: Producer, stage: Stage) -> None:
        self._producer = producer
        self._stage = stage

    async def publish(self, event: Event) -> None:
        """Publish in every version that is written, waiting out any outage of Kafka.

        Giving up would lose the work behind the event.

        Raises:
            EventTooLargeError: The event exceeds what a topic carries.
        """
        twins = twins_of(event)
        names = {VERSIONS_HEADER: ",".join(str(twin.version) for twin in twins)} if len(twins) > 1 else {}
        for twin in twins:
            await self.publish_raw(twin.topic, encode(twin), key=twin.key, headers=names)

    async def publish_raw(
        self, topic: str, value: bytes | None, *, key: bytes | None, headers: Mapping[str, str] | None = None
    ) -> None:
        """Publish bytes as they are, e.g. to a dead-letter topic; waits out outages like `publish`."""
        await self._producer.send(topic, value, key=key, headers={**_trace(), **(headers or {})})
        EVENTS_PUBLISHED.labels(self._stage, topic).inc()

    async def report(
        self,
        event: Event,
        message: str,
        *,
        status: PrepStatus | None = None,
        done: int | None = None,
        total: int | None = None,
    ) -> None:
        """Publish progress without waiting for Kafka."""
        progress = PrepProgress(
            prep_id=event.prep_id,
            user_id=event.user_id,
            attempt=event.attempt,
            producer=self._stage,
            stage=self._stage,
            status=status,
            message=message,
            done=done,
            total=total,
        )
        await self._producer.send_soon(progress.topic, encode(progress), key=progress.key, headers=_trace())


def _trace() -> Mapping[str, str]:
    return trace_headers.get(None) or trace_of({})
