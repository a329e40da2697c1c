"""The six services in one event loop, with a queue in memory where Kafka was; everything else is as in production."""

import asyncio
import contextlib
import itertools
import json
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from pathlib import Path
from typing import Any
from unittest.mock import patch

from aiokafka import ConsumerRecord
from starlette.applications import Starlette

from contracts.status import Stage
from local.environment import patched_environment
from services.registry import build, settings_of

__all__ = ["MemoryBus", "built_services", "environments_of"]

Deliver = Callable[[ConsumerRecord], Awaitable[None]]


class MemoryBus:
    """Hands each record to every service that asked for its topic, as a task of its own."""

    def __init__(self) -> None:
        self._takers: defaultdict[str, list[Deliver]] = defaultdict(list)
        self._offsets = itertools.count()
        self._tasks: set[asyncio.Task[None]] = set()

    def take(self, topics: Sequence[str], deliver: Deliver) -> None:
        """Deliver the records of these topics from now on."""
        for topic in topics:
            self._takers[topic].append(deliver)

    def send(self, topic: str, value: bytes | None, *, key: bytes | None, headers: Mapping[str, str]) -> None:
        """Deliver a record."""
        record = _record(topic, value, key, headers, offset=next(self._offsets))
        for deliver in self._takers[topic]:
            task = asyncio.ensure_future(deliver(record))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    def producer(self, **_: Any) -> "_MemoryProducer":
        """Stand in for `runtime.kafka.producing.Producer`."""
        return _MemoryProducer(self)

    def consumer(self, *, topics: Sequence[str], deliver: Deliver, **_: Any) -> "_MemoryConsumer":
        """Stand in for `runtime.kafka.consuming.Consumer`."""
        return _MemoryConsumer(self, topics, deliver)


class _MemoryProducer:
    def __init__(self, bus: MemoryBus) -> None:
        self._bus = bus

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        yield

    async def send(self, topic: str, value: bytes | None, *, key: bytes | None, headers: Mapping[str, str]) -> None:
        self._bus.send(topic, value, key=key, headers=headers)

    async def send_soon(self, topic: str, value: bytes, *, key: bytes, headers: Mapping[str, str]) -> None:
        self._bus.send(topic, value, key=key, headers=headers)


class _MemoryConsumer:
    healthy = True

    def __init__(self, bus: MemoryBus, topics: Sequence[str], deliver: Deliver) -> None:
        self._bus, self._topics, self._deliver = bus, topics, deliver

    async def start(self) -> None:
        self._bus.take(self._topics, self._deliver)

    async def stop(self) -> None:
        pass

    async def observe_lag(self) -> None:
        pass


@contextlib.contextmanager
def built_services(environments: Mapping[str, Mapping[str, str]], bus: MemoryBus) -> Any:
    """Build the services with the bus in place of Kafka; yields their ASGI apps by stage. Run them inside the block."""

    async def no_topics(*_: Any) -> None:
        return

    replaced = {"Producer": bus.producer, "Consumer": bus.consumer, "wait_for_topics": no_topics}
    with patch.multiple("runtime.service", **replaced):
        apps: dict[Stage, Starlette] = {}
        for stage in map(Stage, environments):
            with patched_environment(environments[stage]):
                apps[stage] = build(stage, settings_of(stage)())
        yield apps


def environments_of(file: Path) -> dict[str, dict[str, str]]:
    """Return the environment variables by service that a contender wrote for its processes."""
    found: dict[str, dict[str, str]] = json.loads(file.read_text())
    return found


def _record(
    topic: str, value: bytes | None, key: bytes | None, headers: Mapping[str, str], *, offset: int
) -> ConsumerRecord:
    return ConsumerRecord(
        topic=topic,
        partition=0,
        offset=offset,
        timestamp=int(time.time() * 1000),
        timestamp_type=0,
        key=key,
        value=value,
        checksum=None,
        serialized_key_size=len(key or b""),
        serialized_value_size=len(value or b""),
        headers=tuple((name, text.encode()) for name, text in headers.items()),
    )
