"""Talking to Kafka as an outsider does: `contracts` and aiokafka, nothing of the runtime."""

from collections.abc import Callable, Iterable
from typing import Any

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, ConsumerRecord

from contracts.envelope import Event
from local.patience import Patience
from runtime.settings import KafkaSettings

__all__ = ["publish", "publish_raw", "read_until"]

Broker = str | KafkaSettings
"""`bootstrap_servers`, or with them who one is."""


async def publish(broker: Broker, *events: Event) -> None:
    await publish_raw(broker, *((event.topic, event.key, event.model_dump_json().encode(), []) for event in events))


async def publish_raw(
    broker: Broker, *records: tuple[str, bytes | None, bytes | None, Iterable[tuple[str, bytes]]]
) -> None:
    producer = AIOKafkaProducer(**_options(broker), acks="all")
    await producer.start()
    try:
        for topic, key, value, headers in records:
            await producer.send_and_wait(topic, value, key=key, headers=list(headers))
    finally:
        await producer.stop()


async def read_until(
    broker: Broker,
    topics: Iterable[str],
    enough: Callable[[list[ConsumerRecord]], bool],
    *,
    seconds: float = 40,
) -> list[ConsumerRecord]:
    """Return all records of the topics from the beginning, once there are enough; what there is when none comes for so
    many seconds."""
    consumer = AIOKafkaConsumer(*topics, **_options(broker), auto_offset_reset="earliest")
    await consumer.start()
    records: list[ConsumerRecord] = []
    patience = Patience(seconds)
    try:
        while not enough(records):
            patience.look(len(records))
            for batch in (await consumer.getmany(timeout_ms=100)).values():
                records.extend(batch)
    except TimeoutError:
        pass
    finally:
        await consumer.stop()
    return records


def _options(broker: Broker) -> dict[str, Any]:
    return {"bootstrap_servers": broker} if isinstance(broker, str) else broker.client_options()
