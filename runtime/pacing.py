"""A pause between fetches that bring nothing.

Kafka holds a fetch until there is a record or half a second has passed. The embedded broker of laptops and tests
answers at once, with nothing, thousands of times a second, so that every idle service would fill a core.
On Kafka the pause never comes.
"""

import asyncio
from typing import Any

from aiokafka import AIOKafkaConsumer
from aiokafka.protocol.fetch import FetchRequest

__all__ = ["pace_empty_fetches"]


def pace_empty_fetches(consumer: AIOKafkaConsumer, *, seconds: float) -> None:
    """Make an empty answer to a fetch take at least `seconds`. aiokafka has no setting for this, hence `_client`."""
    client = consumer._client  # noqa: SLF001
    send = client.send

    async def paced(node_id: int, request: Any, **options: Any) -> Any:
        if not isinstance(request, FetchRequest):
            return await send(node_id, request, **options)
        loop = asyncio.get_running_loop()
        earliest = loop.time() + seconds
        response = await send(node_id, request, **options)
        if not _has_records(response):
            await asyncio.sleep(max(0.0, earliest - loop.time()))
        return response

    client.send = paced


def _has_records(response: Any) -> bool:
    return any(partition[-1] for _, partitions in response.topics for partition in partitions)
