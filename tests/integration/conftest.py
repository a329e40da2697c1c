"""Real servers for the integration tier; `PREPLINE_TEST_KAFKA=apache` runs it on Apache Kafka."""

import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from local.servers import ApacheKafka, EmbeddedKafka, KafkaServer, free_port
from runtime.settings import KafkaSettings
from runtime.topics import create_topics


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
