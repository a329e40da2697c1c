"""Talking to Kafka as an outsider does: `contracts` and aiokafka, nothing of the runtime."""

import asyncio
from collections.abc import Callable, Iterable

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, ConsumerRecord

from contracts.envelope import Event

__all__ = ["publish", "publish_raw", "read_until"]


async def publish(bootstrap: str, *events: Event) -> None:
    await publish_raw(bootstrap, *((event.topic, event.key, event.model_dump_json().encode(), []) for event in events))


async def publish_raw(
    bootstrap: str, *records: tuple[str, bytes | None, bytes | None, Iterable[tuple[str, bytes]]]
) -> None:
    producer = AIOKafkaProducer(bootstrap_servers=bootstrap, acks="all")
    await producer.start()
    try:
        for topic, key, value, headers in records:
            await producer.send_and_wait(topic, value, key=key, headers=list(headers))
    finally:
        await producer.stop()


async def read_until(
    bootstrap: str,
    topics: Iterable[str],
    enough: Callable[[list[ConsumerRecord]], bool],
    *,
    seconds: float = 40,
) -> list[ConsumerRecord]:
    """Return all records of the topics from the beginning, once there are enough; after `seconds` what there is."""
    consumer = AIOKafkaConsumer(*topics, bootstrap_servers=bootstrap, auto_offset_reset="earliest")
    await consumer.start()
    records: list[ConsumerRecord] = []
    try:
        async with asyncio.timeout(seconds):
            while not enough(records):
                for batch in (await consumer.getmany(timeout_ms=100)).values():
                    records.extend(batch)
    except TimeoutError:
        pass
    finally:
        await consumer.stop()
    return records
