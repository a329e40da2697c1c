"""What a record costs on this broker, stored and read by a consumer that waits for it, with aiokafka alone."""

import asyncio
import time
from collections.abc import Sequence

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient, NewTopic

__all__ = ["hops"]

_TOPIC = "benchmark.ping"
_PLACE = TopicPartition(_TOPIC, 0)
_VALUE = b"x" * 1_000
_WARM_UP = 50


async def hops(bootstrap: str, *, number: int) -> Sequence[float]:
    """Return the seconds of hops, one after another."""
    admin = AIOKafkaAdminClient(bootstrap_servers=bootstrap)
    await admin.start()
    try:
        await admin.create_topics([NewTopic(_TOPIC, 1, 1)])
    finally:
        await admin.close()
    producer = AIOKafkaProducer(bootstrap_servers=bootstrap, acks="all", enable_idempotence=True)
    consumer = AIOKafkaConsumer(bootstrap_servers=bootstrap, enable_auto_commit=False)
    await asyncio.gather(producer.start(), consumer.start())
    try:
        consumer.assign([_PLACE])
        await consumer.seek_to_end(_PLACE)
        found = [await _hop(producer, consumer) for _ in range(number + _WARM_UP)]
    finally:
        await asyncio.gather(producer.stop(), consumer.stop())
    return found[_WARM_UP:]


async def _hop(producer: AIOKafkaProducer, consumer: AIOKafkaConsumer) -> float:
    began = time.perf_counter()
    sending = asyncio.ensure_future(producer.send_and_wait(_TOPIC, _VALUE))
    await consumer.getone()
    seconds = time.perf_counter() - began
    await sending
    return seconds
