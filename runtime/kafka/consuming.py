"""The consuming side of one service: many records at once, offsets committed only up to finished work.

FastStream consumes; `faststream-concurrent-aiokafka` runs each record as a task and commits, per partition,
the contiguous prefix of finished ones. See docs/adr/0002 for why, and for what is done here on top:

* a record is handed over as it came, so that no decoding error can bypass the dead letters;
* shutdown waits for work in progress before that library cancels it;
* membership is static: the successor of a killed worker gets its partitions back at once.
"""

import dataclasses
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from aiokafka import ConsumerRecord
from faststream import AckPolicy, FastStream
from faststream.kafka import KafkaBroker, KafkaMessage
from faststream.security import BaseSecurity, SASLScram256, SASLScram512
from faststream_concurrent_aiokafka import (
    KafkaConcurrentProcessingMiddleware,
    initialize_concurrent_processing,
    is_kafka_handler_healthy,
    stop_concurrent_processing,
)

from contracts.preps import PrepCancelled, PrepFailed
from runtime.kafka.fetching.empty_fetch_backoff import back_off_empty_fetches
from runtime.kafka.fetching.readable_headers import read_all_headers
from runtime.metrics import CONSUMER_LAG
from runtime.settings import KafkaSettings, ServiceSettings

__all__ = ["Consumer"]

_POLL_SLACK = 2
_COMMIT_BATCH = 100
_HEARTBEAT_MS = 1000
"""Members learn of a rebalance by their next heartbeat: a joining worker waits this long at most."""
_WORK_FETCH_MS = 1000
"""How long Kafka keeps a question for records while there are none: it answers at once when there is one. What is asked
of a newly assigned partition waits behind it."""
_ENDING_FETCH_MS = 5000
"""The same for endings, of which all partitions are known from the start."""
_WORK_PACE = 0.04
_ENDING_PACE = 0.25
"""Seconds; an ending may take a moment longer to be noticed."""


class Consumer:
    """Feeds the records of some topics to `deliver`, one task each."""

    def __init__(
        self,
        *,
        group: str,
        settings: ServiceSettings,
        topics: Sequence[str],
        deliver: Callable[[ConsumerRecord], Awaitable[None]],
        ended: Callable[[ConsumerRecord], None] | None,
    ) -> None:
        self._group = group
        self._settings = settings
        self._lagging: list[tuple[str, str, str]] = []
        self._broker = KafkaBroker(
            settings.kafka.bootstrap_servers.split(","),
            client_id=f"{group}-{settings.slot}",
            security=_security(settings.kafka),
            consumer_only=True,  # see runtime.kafka.producing
            graceful_timeout=settings.delivery.drain_timeout.total_seconds(),
            logger=None,
            apply_types=False,  # nothing to inject or convert, and it would take a thread for each record
        )
        self._app = FastStream(self._broker, logger=None)
        self._broker.add_middleware(KafkaConcurrentProcessingMiddleware)
        self._subscribe(topics, deliver)
        if ended is not None:
            self._watch_endings(ended)

    def _subscribe(self, topics: Sequence[str], deliver: Callable[[ConsumerRecord], Awaitable[None]]) -> None:
        if topics:
            self._broker.subscriber(
                *topics,
                group_id=self._group,
                group_instance_id=f"{self._group}-{self._settings.slot}",
                auto_offset_reset="earliest",
                ack_policy=AckPolicy.MANUAL,
                fetch_max_wait_ms=_WORK_FETCH_MS,
                session_timeout_ms=_milliseconds(self._settings.kafka.session_timeout.total_seconds()),
                rebalance_timeout_ms=_milliseconds(_POLL_SLACK * self._settings.delivery.drain_timeout.total_seconds()),
                heartbeat_interval_ms=_HEARTBEAT_MS,
                max_poll_interval_ms=_milliseconds(_POLL_SLACK * self._settings.delivery.deadline.total_seconds()),
                parser=_parse,
                decoder=_record,
            )(deliver)

    def _watch_endings(self, ended: Callable[[ConsumerRecord], None]) -> None:
        async def watch(record: ConsumerRecord) -> None:
            ended(record)

        # Without a group every process sees every ending, whoever works on the preparation.
        self._broker.subscriber(
            PrepCancelled.topic,
            PrepFailed.topic,
            ack_policy=AckPolicy.ACK_FIRST,
            auto_offset_reset="latest",
            fetch_max_wait_ms=_ENDING_FETCH_MS,
            parser=_parse,
            decoder=_record,
        )(watch)

    async def start(self) -> None:
        """Join the group and begin."""
        read_all_headers()
        delivery = self._settings.delivery
        await initialize_concurrent_processing(
            self._broker.context,
            concurrency_limit=delivery.concurrency,
            commit_batch_size=_COMMIT_BATCH,
            commit_batch_timeout_sec=delivery.commit_interval.total_seconds(),
            rebalance_flush_timeout_sec=delivery.drain_timeout.total_seconds(),
        )
        await self._app.start()
        for subscriber in self._broker.subscribers:
            in_group = getattr(subscriber, "group_id", None) is not None
            seconds = _WORK_PACE if in_group else _ENDING_PACE
            back_off_empty_fetches(getattr(subscriber, "consumer"), seconds=seconds)  # noqa: B009 — of Kafka only

    async def stop(self) -> None:
        """Take no new records, let those in work finish and commit them, then leave."""
        for subscriber in self._broker.subscribers:
            subscriber.running = False
        if (handler := self._broker.context.get("concurrent_processing")) is not None:
            await handler.committer.commit_all(self._settings.delivery.drain_timeout.total_seconds())
            await stop_concurrent_processing(self._broker.context)
        await self._app.stop()

    @property
    def healthy(self) -> bool:
        """Whether records are still consumed and committed."""
        consuming = all(not task.done() for sub in self._broker.subscribers for task in getattr(sub, "tasks", ()))
        return consuming and is_kafka_handler_healthy(self._broker.context)

    async def observe_lag(self) -> None:
        """Update the lag metric from what the consumer already knows; sends nothing to Kafka."""
        for labels in self._lagging:
            CONSUMER_LAG.remove(*labels)  # of partitions that may be another process's by now
        self._lagging.clear()
        for subscriber in self._broker.subscribers:
            consumer = getattr(subscriber, "consumer", None)
            if consumer is None or getattr(subscriber, "group_id", None) is None:
                continue
            for tp in consumer.assignment():
                if (end := consumer.highwater(tp)) is not None:
                    lag = max(0, end - await consumer.position(tp))
                    labels = (self._group, tp.topic, str(tp.partition))
                    CONSUMER_LAG.labels(*labels).set(lag)
                    self._lagging.append(labels)


async def _parse(record: ConsumerRecord, original: Callable[[ConsumerRecord], Awaitable[Any]]) -> Any:
    """Parse with readable headers: a header that is not UTF-8 would otherwise bypass the handler.

    `reply_to` is dropped, because FastStream would publish a response to the topic it names.
    """
    headers = tuple(
        (name, (value or b"").decode("utf-8", "replace").encode())
        for name, value in record.headers
        if name != "reply_to"
    )
    return await original(dataclasses.replace(record, headers=headers))


async def _record(message: KafkaMessage) -> ConsumerRecord:
    return message.raw_message


def _security(settings: KafkaSettings) -> BaseSecurity | None:
    context = settings.ssl_context()
    if settings.security == "PLAINTEXT":
        return None
    if not settings.security.startswith("SASL"):
        return BaseSecurity(ssl_context=context, use_ssl=True)
    kind = SASLScram512 if settings.mechanism == "SCRAM-SHA-512" else SASLScram256
    password = settings.password.get_secret_value()
    return kind(settings.username, password, ssl_context=context, use_ssl=context is not None)


def _milliseconds(seconds: float) -> int:
    return int(seconds * 1000)
