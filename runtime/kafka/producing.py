"""The producer of one service; it replaces itself when the broker no longer knows it."""

import asyncio
import contextlib
import random
from collections.abc import AsyncIterator, Mapping

import structlog
from aiokafka import AIOKafkaProducer
from aiokafka.errors import (
    IllegalOperation,
    InvalidProducerEpoch,
    InvalidProducerIdMapping,
    KafkaError,
    MessageSizeTooLargeError,
    OutOfOrderSequenceNumber,
    ProducerClosed,
    ProducerFenced,
    UnknownProducerId,
)

from runtime.settings import KafkaSettings

__all__ = ["Producer"]

# A broker that lost its memory (wiped, restored) rejects the sequence numbers of a living producer for ever.
_FORGOTTEN = (
    IllegalOperation,
    InvalidProducerEpoch,
    InvalidProducerIdMapping,
    OutOfOrderSequenceNumber,
    ProducerClosed,
    ProducerFenced,
    UnknownProducerId,
)
_FIRST_PAUSE = 0.1
_LONGEST_PAUSE = 5.0
_log = structlog.get_logger(__name__)


class Producer:
    """Sends records and waits until all replicas have them; an outage delays, it does not lose."""

    def __init__(self, *, settings: KafkaSettings, client_id: str) -> None:
        self._settings = settings
        self._client_id = client_id
        self._producer: AIOKafkaProducer | None = None
        self._replacing = asyncio.Lock()

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Connect while the block runs."""
        self._producer = await self._connect()
        try:
            yield
        finally:
            await self._producer.stop()
            self._producer = None

    async def send(self, topic: str, value: bytes | None, *, key: bytes | None, headers: Mapping[str, str]) -> None:
        """Return once the record is stored, however long Kafka is away.

        Raises:
            MessageSizeTooLargeError: The record exceeds the topic's limit.
        """
        pause = _FIRST_PAUSE
        while True:
            producer = self._producer
            try:
                if producer is None:
                    raise ProducerClosed  # between two producers, or at shutdown
                await producer.send_and_wait(topic, value, key=key, headers=_encoded(headers))
            except MessageSizeTooLargeError:
                raise
            except _FORGOTTEN as error:
                _log.warning("producer_replaced", topic=topic, error=type(error).__name__)
                await self._replace(producer)
            except KafkaError as error:
                _log.warning("publish_failed", topic=topic, error=type(error).__name__, retry_in=round(pause, 1))
            else:
                return
            await asyncio.sleep(pause * random.uniform(0.5, 1.0))  # noqa: S311 — jitter
            pause = min(pause * 2, _LONGEST_PAUSE)

    async def send_soon(self, topic: str, value: bytes, *, key: bytes, headers: Mapping[str, str]) -> None:
        """Hand the record over without waiting for Kafka; it may be lost."""
        if (producer := self._producer) is not None:
            with contextlib.suppress(KafkaError):
                stored = await producer.send(topic, value, key=key, headers=_encoded(headers))
                stored.add_done_callback(_forget)

    async def _replace(self, forgotten: AIOKafkaProducer | None) -> None:
        async with self._replacing:
            if self._producer is not forgotten or forgotten is None:
                return  # somebody else did
            with contextlib.suppress(KafkaError):
                await forgotten.stop()
            self._producer = await self._connect()

    async def _connect(self) -> AIOKafkaProducer:
        pause = _FIRST_PAUSE
        while True:
            producer = AIOKafkaProducer(
                **self._settings.client_options(),
                client_id=self._client_id,
                acks="all",
                enable_idempotence=True,
                compression_type="gzip",
            )
            try:
                await producer.start()
            except KafkaError:
                await producer.stop()
                await asyncio.sleep(pause)
                pause = min(pause * 2, _LONGEST_PAUSE)
            else:
                return producer


def _encoded(headers: Mapping[str, str]) -> list[tuple[str, bytes]]:
    return [(name, value.encode()) for name, value in headers.items()]


def _forget(stored: asyncio.Future[object]) -> None:
    if not stored.cancelled():
        stored.exception()  # read, so that the loop does not complain: the record may be lost
