"""Counts the records that carry a preparation through the topics."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass

from aiokafka import AIOKafkaConsumer, ConsumerRecord, TopicPartition

from contracts.preps import InsightsReady
from contracts.topics import TOPICS

__all__ = ["Traffic", "traffic_of"]


@dataclass(frozen=True, slots=True)
class Traffic:
    """Records of one preparation."""

    records: int
    size: int
    """Bytes of keys and values together, as they were published."""
    model: Mapping[str, int]
    """Calls and tokens of the language model."""


async def traffic_of(prep_id: str, *, bootstrap: str) -> Traffic:
    """Return what all topics hold of a preparation."""
    consumer = AIOKafkaConsumer(bootstrap_servers=bootstrap, enable_auto_commit=False, auto_offset_reset="earliest")
    await consumer.start()
    try:
        places = [
            TopicPartition(name, number)
            for name in TOPICS
            for number in sorted(consumer.partitions_for_topic(name) or await _partitions(consumer, name))
        ]
        consumer.assign(places)
        ends = await consumer.end_offsets(places)
        for place, first in (await consumer.beginning_offsets(places)).items():
            consumer.seek(place, first)
        return await _read(consumer, ends, prep_id.encode())
    finally:
        await consumer.stop()


async def _partitions(consumer: AIOKafkaConsumer, topic: str) -> set[int]:
    await consumer.topics()
    return set(consumer.partitions_for_topic(topic) or ())


async def _read(consumer: AIOKafkaConsumer, ends: dict[TopicPartition, int], key: bytes) -> Traffic:
    records = size = 0
    model: dict[str, int] = {}
    async with asyncio.timeout(30):
        while any([await consumer.position(place) < end for place, end in ends.items()]):
            for batch in (await consumer.getmany(timeout_ms=200)).values():
                for record in batch:
                    if record.key == key:
                        records += 1
                        size += len(record.key or b"") + len(record.value or b"")
                        model |= _model(record)
    return Traffic(records, size, model)


def _model(record: ConsumerRecord[bytes, bytes]) -> dict[str, int]:
    if record.topic != InsightsReady.topic:
        return {}
    usage = InsightsReady.model_validate_json(record.value or b"").usage
    return {"calls": usage.calls, "prompt tokens": usage.prompt_tokens, "completion tokens": usage.completion_tokens}
