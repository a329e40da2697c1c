"""Looking at dead letters and sending them again; one letter per original record, however many copies there are."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, ConsumerRecord, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient, RecordsToDelete

from contracts.topics import TOPICS
from runtime.kafka.codec import headers_of
from runtime.kafka.dead_letters import REDRIVE_HEADER
from runtime.settings import KafkaSettings

__all__ = ["DeadLetter", "DeadLetterBox"]

_OURS = ("dlq-", REDRIVE_HEADER)
_EMPTY_MS = 1000


@dataclass(kw_only=True)
class DeadLetter:
    """A record that was set aside."""

    topic: str
    partition: int
    offset: int
    key: bytes | None
    value: bytes | None
    headers: Mapping[str, str]
    consumers: set[str] = field(default_factory=set)
    """Who could not handle it, taken together over all copies."""

    @property
    def name(self) -> str:
        """How people refer to it: where the original record was."""
        return f"{self.topic}/{self.partition}/{self.offset}"


class DeadLetterBox:
    """The dead letters of a cluster."""

    def __init__(self, *, settings: KafkaSettings) -> None:
        self._settings = settings

    async def letters(self, topic: str | None = None) -> list[DeadLetter]:
        """Return all dead letters, or those of one topic, oldest first."""
        names = [one.dead_letter for one in TOPICS.values() if one.has_dead_letter and topic in {None, one.name}]
        found: dict[str, DeadLetter] = {}
        for record in await self._records(names):
            letter = _letter_in(record)
            known = found.setdefault(letter.name, letter)
            known.consumers |= letter.consumers
        return list(found.values())

    async def send_again(self, letters: Iterable[DeadLetter]) -> int:
        """Write letters to their topics again, for those that could not handle them; return how many."""
        producer = AIOKafkaProducer(**self._settings.client_options(), acks="all")
        await producer.start()
        count = 0
        try:
            for letter in letters:
                headers = {name: text for name, text in letter.headers.items() if not name.startswith(_OURS)}
                headers[REDRIVE_HEADER] = ",".join(sorted(letter.consumers))
                encoded = [(name, text.encode()) for name, text in headers.items()]
                await producer.send_and_wait(letter.topic, letter.value, key=letter.key, headers=encoded)
                count += 1
        finally:
            await producer.stop()
        return count

    async def drop(self, topic: str) -> int:
        """Delete all dead letters of a topic and return how many there were."""
        count = len(await self.letters(topic))
        partition = TopicPartition(TOPICS[topic].dead_letter, 0)
        admin = AIOKafkaAdminClient(**self._settings.client_options())
        await admin.start()
        try:
            await admin.delete_records({partition: RecordsToDelete(before_offset=-1)})
        finally:
            await admin.close()
        return count

    async def _records(self, topics: list[str]) -> list[ConsumerRecord]:
        """Read from the beginning to what is the end now; without a group, so that nothing counts as read."""
        consumer = AIOKafkaConsumer(
            **self._settings.client_options(), enable_auto_commit=False, auto_offset_reset="earliest"
        )
        await consumer.start()
        records: list[ConsumerRecord] = []
        try:
            partitions = [TopicPartition(topic, 0) for topic in topics]  # dead letters have one
            consumer.assign(partitions)
            ends = await consumer.end_offsets(partitions)
            # A place of our own choice: to where it would begin by itself, the client may still be on its way.
            for partition, first in (await consumer.beginning_offsets(partitions)).items():
                consumer.seek(partition, first)
            while any([await consumer.position(one) < ends[one] for one in partitions]):
                for batch in (await consumer.getmany(timeout_ms=_EMPTY_MS)).values():
                    records.extend(batch)
        finally:
            await consumer.stop()
        return sorted(records, key=lambda record: record.timestamp)


def _letter_in(record: ConsumerRecord) -> DeadLetter:
    headers = headers_of(record.headers)
    named = headers.get("dlq-consumers") or headers.get("dlq-service", "")
    return DeadLetter(
        topic=headers.get("dlq-topic", record.topic.removesuffix(".dlq")),
        partition=int(headers.get("dlq-partition") or 0),
        offset=int(headers.get("dlq-offset") or record.offset),
        key=record.key,
        value=record.value,
        headers=headers,
        consumers={one for one in named.split(",") if one},
    )
