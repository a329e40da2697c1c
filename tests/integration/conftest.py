"""Real servers for the integration tier; `PREPLINE_TEST_KAFKA=apache` runs it on Apache Kafka."""

import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest

from local.servers import ApacheKafka, EmbeddedKafka, KafkaServer, free_port
from runtime.kafka.topics import create_topics
from runtime.settings import KafkaSettings
from tests.support.mongo import new_database, running_mongo

_TOUCH_KAFKA = frozenset({"kafka", "stack"})


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On Apache Kafka, leave out what talks to no broker: it has been run, and would do the same."""
    if os.environ.get("PREPLINE_TEST_KAFKA") != "apache":
        return
    here = Path(__file__).parent
    same = [
        item
        for item in items
        if here in item.path.parents and _TOUCH_KAFKA.isdisjoint(getattr(item, "fixturenames", ()))
    ]
    config.hook.pytest_deselected(items=same)
    items[:] = [item for item in items if item not in same]


@pytest.fixture
async def kafka(tmp_path: Path) -> AsyncIterator[KafkaServer]:
    """A fresh broker with all topics."""
    kind = ApacheKafka if os.environ.get("PREPLINE_TEST_KAFKA") == "apache" else EmbeddedKafka
    async with kind(data_dir=tmp_path / "kafka", port=free_port()) as server:
        await create_topics(KafkaSettings(bootstrap_servers=server.bootstrap))
        yield server


@pytest.fixture(scope="session")
def mongo_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a MongoDB that the whole run shares; each test takes a database of its own."""
    if url := os.environ.get("PREPLINE_TEST_MONGO"):
        yield url
        return
    with running_mongo(tmp_path_factory.mktemp("mongo")) as url:
        yield url


@pytest.fixture
async def database(mongo_server: str) -> AsyncIterator[Any]:
    """An empty motor database."""
    async with new_database(mongo_server) as database:
        yield database
