"""Fetches that wait for a record.

Kafka holds a fetch until there is a record or some time has passed. The embedded broker of laptops and tests
answers at once, with nothing, thousands of times a second, so that every idle service would fill a core. Here the
question is put again after a pause instead, for less than half a second. Kafka's answers go straight through.
"""

import asyncio
from typing import Any

from aiokafka import AIOKafkaConsumer
from aiokafka.protocol.fetch import FetchRequest

__all__ = ["back_off_empty_fetches"]

_LONGEST = 0.4
"""Seconds; less than Kafka waits, so that it is never asked twice."""


def back_off_empty_fetches(consumer: AIOKafkaConsumer, *, seconds: float) -> None:
    """Let `seconds` pass after an empty answer to a fetch. aiokafka has no setting for this, hence `_client`."""
    client = consumer._client  # noqa: SLF001
    send = client.send

    async def paced(node_id: int, request: Any, **options: Any) -> Any:
        if not isinstance(request, FetchRequest):
            return await send(node_id, request, **options)
        loop = asyncio.get_running_loop()
        until = loop.time() + _LONGEST
        while _is_empty(response := await send(node_id, request, **options)) and loop.time() < until:
            await asyncio.sleep(seconds)
            if not _is_complete(request, consumer):
                break  # the others must not wait for these
        return response

    client.send = paced


def _is_empty(response: Any) -> bool:
    return not any(error or records for _, found in response.topics for _, error, *_, records in found)


def _is_complete(request: FetchRequest, consumer: AIOKafkaConsumer) -> bool:
    """Return whether every partition of the consumer is asked for, so that asking the same again misses nothing."""
    return sum(len(partitions) for _, partitions in request.topics) == len(consumer.assignment())
