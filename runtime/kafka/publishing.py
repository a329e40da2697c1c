"""Writing events to Kafka."""

from collections.abc import Mapping
from typing import Protocol

from contracts.envelope import Event
from contracts.preps import PrepProgress
from contracts.status import PrepStatus, Stage
from contracts.versions import VERSIONS_HEADER, twins_of
from runtime.kafka.codec import encode, trace_headers, trace_of
from runtime.kafka.identity.principals import Signer
from runtime.kafka.producing import Producer
from runtime.metrics import EVENTS_PUBLISHED
from runtime.tracing import span

__all__ = ["EventPublisher", "Publisher"]


class Publisher(Protocol):
    """Publishes events."""

    async def publish(self, event: Event) -> None:
        """Return once Kafka has stored the event."""


class EventPublisher:
    """Publishes events and progress on behalf of one service."""

    def __init__(self, *, producer: Producer, stage: Stage, signer: Signer | None = None) -> None:
        """Take the producer, and who signs what this service says; without, nobody can prove it."""
        self._producer = producer
        self._stage = stage
        self._signer = signer

    async def publish(self, event: Event) -> None:
        """Publish in every version that is written, waiting out any outage of Kafka.

        Giving up would lose the work behind the event.

        Raises:
            EventTooLargeError: The event exceeds what a topic carries.
        """
        twins = twins_of(event)
        names = {VERSIONS_HEADER: ",".join(str(twin.version) for twin in twins)} if len(twins) > 1 else {}
        with span("publish", topic=event.topic):
            for twin in twins:
                value = encode(twin)
                headers = {**names, **self._signature(twin, value)}
                await self.publish_raw(twin.topic, value, key=twin.key, headers=headers)

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
        value = encode(progress)
        headers = {**_trace(), **self._signature(progress, value)}
        await self._producer.send_soon(progress.topic, value, key=progress.key, headers=headers)

    def _signature(self, event: Event, value: bytes) -> Mapping[str, str]:
        return self._signer.headers(topic=event.topic, key=event.key, value=value) if self._signer else {}


def _trace() -> Mapping[str, str]:
    return trace_headers.get(None) or trace_of({})
