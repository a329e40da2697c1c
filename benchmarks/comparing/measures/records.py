"""When the events of preparations were written to Kafka."""

import asyncio
from collections.abc import Collection

from aiokafka import AIOKafkaConsumer

from contracts.billing import BillingCharged
from contracts.preps import InsightsReady, JobParsed, PostsCollected

__all__ = ["SEEN_BY", "record_times"]

SEEN_BY = {
    JobParsed.topic: "scraping_reddit",
    PostsCollected.topic: "processing_content",
    InsightsReady.topic: "generating_pdf",
    BillingCharged.topic: "completed",
}
"""The status by which a user sees that an event of the topic was written."""
_PATIENCE = 30


async def record_times(bootstrap: str, prep_ids: Collection[str]) -> dict[tuple[str, str], float]:
    """Return when each topic's first record of a preparation was written, in seconds since 1970, by id and topic."""
    wanted = {prep_id.encode() for prep_id in prep_ids}
    times: dict[tuple[str, str], float] = {}
    # Without a group it reads every partition of these topics.
    consumer = AIOKafkaConsumer(
        *SEEN_BY, bootstrap_servers=bootstrap, enable_auto_commit=False, auto_offset_reset="earliest"
    )
    await consumer.start()
    try:
        ends = await consumer.end_offsets(consumer.assignment())
        async with asyncio.timeout(_PATIENCE):
            while any([await consumer.position(place) < end for place, end in ends.items()]):
                for batch in (await consumer.getmany(timeout_ms=200)).values():
                    for record in batch:
                        if record.key in wanted:
                            times.setdefault((record.key.decode(), record.topic), record.timestamp / 1000)
    finally:
        await consumer.stop()
    return times
