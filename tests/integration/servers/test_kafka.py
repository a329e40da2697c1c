"""Both brokers through the client that the services use: the same promises, and where they differ."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, cast

import pytest
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient, NewTopic

from local.servers import ApacheKafka, EmbeddedKafka, KafkaServer, ServerFailed, free_port

pytestmark = pytest.mark.integration

Broker = EmbeddedKafka | ApacheKafka

_TOPIC = "prep.sample"
_PARTITIONS = 3
_apache = pytest.mark.skipif(
    not (shutil.which("java") and shutil.which("mvn")), reason="Apache Kafka needs Java 17 and Maven"
)
_UNKNOWN_TOPIC = 3


@pytest.fixture(params=["embedded", pytest.param("apache", marks=_apache)])
async def broker(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Broker]:
    kind = ApacheKafka if request.param == "apache" else EmbeddedKafka
    async with kind(data_dir=tmp_path, port=free_port()) as server:
        yield server


@asynccontextmanager
async def _admin(broker: KafkaServer) -> AsyncIterator[AIOKafkaAdminClient]:
    admin = AIOKafkaAdminClient(bootstrap_servers=broker.bootstrap)
    try:
        await admin.start()
        yield admin
    finally:
        await admin.close()


async def _create_topic(broker: KafkaServer) -> None:
    async with _admin(broker) as admin:
        topic = NewTopic(_TOPIC, _PARTITIONS, 1, topic_configs={"retention.ms": "3600000"})
        response = await admin.create_topics([topic])
        assert [error[1] for error in response.topic_errors] == [0]


async def _topics(broker: KafkaServer) -> set[str]:
    async with _admin(broker) as admin:
        return {name for name in await admin.list_topics() if not name.startswith("__")}


async def _produce(broker: KafkaServer, *values: bytes) -> None:
    async with AIOKafkaProducer(
        bootstrap_servers=broker.bootstrap, enable_idempotence=True, acks="all", compression_type="gzip"
    ) as producer:
        for value in values:
            await producer.send_and_wait(_TOPIC, value, key=b"p1", headers=[("correlation_id", b"c1")])


async def _consume(broker: KafkaServer, count: int, *, commit: bool = True) -> list[bytes]:
    """Read that many records as one static member of one group, from where the group stopped."""
    async with AIOKafkaConsumer(
        _TOPIC,
        bootstrap_servers=broker.bootstrap,
        group_id="sample",
        group_instance_id="sample-0",
        auto_offset_reset="earliest",
        enable_auto_commit=False,
    ) as consumer:
        values = [(await consumer.getone()).value for _ in range(count)]
        if commit:
            await consumer.commit()
        return values


async def test_records_reach_a_group_that_remembers_where_it_stopped(broker: Broker) -> None:
    await _create_topic(broker)
    await _produce(broker, b"one", b"two", b"three")
    async with asyncio.timeout(60):
        assert await _consume(broker, 2) == [b"one", b"two"]
        assert await _consume(broker, 1, commit=False) == [b"three"]
        assert await _consume(broker, 1) == [b"three"]


async def test_a_large_event_fits(broker: Broker) -> None:
    await _create_topic(broker)
    event = bytes(range(256)) * 3_500
    await _produce(broker, event)
    async with asyncio.timeout(60):
        assert await _consume(broker, 1) == [event]


async def test_topics_have_the_partitions_and_settings_asked_for(broker: Broker) -> None:
    await _create_topic(broker)
    async with _admin(broker) as admin:
        (description,) = await admin.describe_topics([_TOPIC])
        assert len(description["partitions"]) == _PARTITIONS
        again = await admin.create_topics([NewTopic(_TOPIC, 1, 1)])
        assert "already exists" in again.topic_errors[0][2]


async def test_no_topic_is_created_by_asking_for_it(broker: Broker) -> None:
    async with _admin(broker) as admin:
        (description,) = await admin.describe_topics(["prep.absent"])
        assert description["error_code"] == _UNKNOWN_TOPIC
    assert await _topics(broker) == set()


async def test_stop_keeps_records_and_offsets(broker: Broker) -> None:
    await _create_topic(broker)
    await _produce(broker, b"one", b"two")
    async with asyncio.timeout(60):
        assert await _consume(broker, 1) == [b"one"]
        await broker.stop()
        await broker.start()
        assert await _consume(broker, 1) == [b"two"]


async def test_kill_keeps_what_was_saved(broker: Broker) -> None:
    await _create_topic(broker)
    await _produce(broker, b"one", b"two")
    async with asyncio.timeout(60):
        assert await _consume(broker, 1) == [b"one"]
        await broker.stop()  # saves, which the embedded broker otherwise does once a second
        await broker.start()
        await broker.kill()
        await broker.start()
        assert await _consume(broker, 1) == [b"two"]


@_apache
async def test_kill_of_apache_kafka_keeps_all_that_was_acknowledged(tmp_path: Path) -> None:
    broker = ApacheKafka(data_dir=tmp_path, port=free_port())
    await broker.start()
    try:
        await _create_topic(broker)
        await _produce(broker, b"one", b"two")
        async with asyncio.timeout(60):
            assert await _consume(broker, 1) == [b"one"]
            await broker.kill()
            await broker.start()
            assert await _consume(broker, 1) == [b"two"]
    finally:
        await broker.stop()


async def test_connected_clients_go_on_after_an_orderly_restart(broker: Broker) -> None:
    await _create_topic(broker)
    partition = TopicPartition(_TOPIC, 0)
    async with AIOKafkaProducer(bootstrap_servers=broker.bootstrap, enable_idempotence=True, acks="all") as producer:
        await producer.send_and_wait(_TOPIC, b"one", partition=0)
        await broker.stop()
        await broker.start()
        async with asyncio.timeout(60):
            metadata = await producer.send_and_wait(_TOPIC, b"two", partition=0)
        assert cast("Any", metadata).offset == 1
    async with AIOKafkaConsumer(bootstrap_servers=broker.bootstrap) as consumer:
        assert await consumer.end_offsets([partition]) == {partition: 2}


async def test_wipe_forgets_everything_but_stays_strict_about_topics(broker: Broker) -> None:
    await _create_topic(broker)
    await broker.kill()
    broker.wipe()
    await broker.start()
    assert await _topics(broker) == set()
    async with _admin(broker) as admin:
        (description,) = await admin.describe_topics([_TOPIC])
    assert description["error_code"] == _UNKNOWN_TOPIC


async def test_a_running_broker_is_not_wiped(broker: Broker) -> None:
    await _create_topic(broker)
    with pytest.raises(ServerFailed, match="cannot be wiped while it runs") as failure:
        broker.wipe()
    assert failure.value.code == "still_running"
    assert await _topics(broker) == {_TOPIC}


async def test_damaged_data_is_explained(tmp_path: Path) -> None:
    broker = EmbeddedKafka(data_dir=tmp_path, port=free_port())
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "kafka.json").write_text("{")
    with pytest.raises(ServerFailed, match=r"Delete .* if its files are damaged") as failure:
        await broker.start()
    assert str(tmp_path / "server.log") in str(failure.value)
