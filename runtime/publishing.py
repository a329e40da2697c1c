"""Writing events to Kafka."""

import asyncio
import random
from collections.abc import Mapping
from typing import Protocol

import structlog
from aiokafka.errors import KafkaError, MessageSizeTooLargeError
from faststream.kafka import KafkaBroker

from contracts.envelope import Event
from contracts.preps import PrepProgress
from contracts.status import PrepStatus, Stage
from runtime.codec import encode, trace_headers, trace_of
from runtime.metrics import EVENTS_PUBLISHED

__all__ = ["EventPublisher", "Publisher"]

_log = structlog.get_logger(__name__)
_LONGEST_PAUSE = 5.0


class Publisher(Protocol):
    """Publishes events."""

    async def publish(self, event: Event) -> None:
        """Return once Kafka has stored the event."""


class EventPublisher:
    """The producing side of one service."""

    def __init__(self, *, broker: KafkaBroker, stage: Stage) -> None:
        self._broker = broker
        self._stage = stage

    async def publish(self, event: Event) -> None:
        """Publish, waiting out any outage of Kafka: giving up would lose the work behind the event.

        Raises:
            EventTooLargeError: The event exceeds what a topic carries.
        """
        await self.publish_raw(event.topic, encode(event), key=event.key)

    async def publish_raw(
        self, topic: str, value: bytes | None, *, key: bytes | None, headers: Mapping[str, str] | None = None
    ) -> None:
        """Publish bytes as they are, e.g. to a dead-letter topic; waits out outages like `publish`."""
        all_headers = {**trace_headers.get(trace_of({})), **(headers or {})}
        pause = 0.2
        while True:
            try:
                await self._broker.publish(value, topic, key=key, headers=all_headers)
            except MessageSizeTooLargeError:
                raise
            except KafkaError as error:
                _log.warning("publish_failed", topic=topic, error=type(error).__name__, retry_in=round(pause, 1))
                await asyncio.sleep(pause * random.uniform(0.5, 1.0))  # noqa: S311 — jitter
                pause = min(pause * 2, _LONGEST_PAUSE)
            else:
                EVENTS_PUBLISHED.labels(self._stage, topic).inc()
                return

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
        try:
            await self._broker.publish(
                encode(progress),
                progress.topic,
                key=progress.key,
                headers=dict(trace_headers.get(trace_of({}))),
                no_confirm=True,
            )
        except KafkaError as error:
            _log.info("progress_lost", error=type(error).__name__)
