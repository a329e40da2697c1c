"""Real servers for the integration tier; `PREPLINE_TEST_KAFKA=apache` runs it on Apache Kafka."""

import asyncio
import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from pydantic import SecretStr

from local.servers import ApacheKafka, EmbeddedKafka, EmbeddedMongo, KafkaServer, free_port
from runtime.kafka.topics import create_topics
from runtime.mongo import connect
from runtime.settings import KafkaSettings, MongoSettings


@pytest.fixture
async def kafka(tmp_path: Path) -> AsyncIterator[KafkaServer]:
    """A fresh broker with all topics."""
    kind = ApacheKafka if os.environ.get("PREPLINE_TEST_KAFKA") == "apache" else EmbeddedKafka
    server = kind(data_dir=tmp_path / "kafka", port=free_port())
    await server.start()
    try:
        await create_topics(KafkaSettings(bootstrap_servers=server.bootstrap))
        yield server
    finally:
        await server.stop()


@pytest.fixture(scope="session")
def mongo_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a MongoDB that the whole run shares; each test takes a database of its own."""
    server = EmbeddedMongo(data_dir=tmp_path_factory.mktemp("mongo"), port=free_port())
    asyncio.run(server.start())
    yield server.url
    asyncio.run(server.stop())


@pytest.fixture
async def database(mongo_server: str) -> AsyncIterator[Any]:
    """An empty motor database."""
    client = connect(MongoSettings(url=SecretStr(mongo_server)))
    name = f"test-{uuid4().hex}"
    yield client[name]
    await client.drop_database(name)
    client.close()
