"""The servers together: only what was not given is run, and nothing outlives the context."""

import io
import socket
from pathlib import Path

import pytest
from aiokafka.admin import AIOKafkaAdminClient
from minio import Minio
from motor.motor_asyncio import AsyncIOMotorClient

from local.servers import ApacheKafka, BackingServers, EmbeddedKafka, S3Access, ServerFailed
from local.servers.ports import HOST

pytestmark = pytest.mark.integration

_GIVEN = S3Access(endpoint="s3.example:9000", access_key="given", secret_key="given-secret")


def _logs(data_dir: Path) -> set[str]:
    """Where servers ran."""
    return {str(path.relative_to(data_dir)) for path in data_dir.rglob("server.log")}


async def test_all_three_serve_and_all_three_end(tmp_path: Path) -> None:
    servers = BackingServers(data_dir=tmp_path)
    async with servers:
        admin = AIOKafkaAdminClient(bootstrap_servers=servers.kafka_bootstrap)
        await admin.start()
        assert len((await admin.describe_cluster())["brokers"]) == 1
        await admin.close()

        client: AsyncIOMotorClient[dict[str, object]] = AsyncIOMotorClient(servers.mongo_url)
        assert (await client.admin.command("ping"))["ok"] == 1
        client.close()

        s3 = Minio(servers.s3_endpoint, servers.s3_access_key, servers.s3_secret_key, secure=False)
        s3.make_bucket("guides")
        s3.put_object("guides", "a", io.BytesIO(b"a"), 1)
    assert servers.kafka is not None
    assert servers.mongo is not None
    assert servers.s3 is not None
    assert not any([servers.kafka.running, servers.mongo.running, servers.s3.running])
    assert _logs(tmp_path) == {"kafka-embedded/server.log", "mongo/server.log", "s3/server.log"}


async def test_what_is_given_is_not_run(tmp_path: Path) -> None:
    async with BackingServers(
        data_dir=tmp_path, kafka_bootstrap="kafka.example:9092", mongo_url="mongodb://db.example", s3_access=_GIVEN
    ) as servers:
        assert (servers.kafka, servers.mongo, servers.s3) == (None, None, None)
        assert servers.kafka_bootstrap == "kafka.example:9092"
        assert servers.mongo_url == "mongodb://db.example"
        assert servers.s3_endpoint == "s3.example:9000"
        assert (servers.s3_access_key, servers.s3_secret_key) == ("given", "given-secret")
    assert _logs(tmp_path) == set()


async def test_only_the_missing_one_is_run(tmp_path: Path) -> None:
    async with BackingServers(data_dir=tmp_path, mongo_url="mongodb://db.example", s3_access=_GIVEN) as servers:
        assert servers.kafka is not None
        assert servers.kafka.address == servers.kafka_bootstrap
    assert _logs(tmp_path) == {"kafka-embedded/server.log"}


async def test_one_failure_ends_the_others(tmp_path: Path) -> None:
    servers = BackingServers(data_dir=tmp_path)
    assert servers.mongo is not None
    with socket.create_server((HOST, servers.mongo.port)), pytest.raises(ServerFailed) as failure:
        await servers.__aenter__()
    assert failure.value.code == "port_taken"
    assert servers.kafka is not None
    assert servers.s3 is not None
    assert not any([servers.kafka.running, servers.mongo.running, servers.s3.running])


async def test_an_error_inside_ends_all_and_is_not_hidden(tmp_path: Path) -> None:
    servers = BackingServers(data_dir=tmp_path, mongo_url="mongodb://db.example", s3_access=_GIVEN)
    with pytest.raises(LookupError, match="inside"):
        async with servers:
            raise LookupError("inside")
    assert servers.kafka is not None
    assert not servers.kafka.running


async def test_a_stack_is_entered_again_with_its_data(tmp_path: Path) -> None:
    for entry in range(2):
        servers = BackingServers(data_dir=tmp_path, kafka_bootstrap="kafka.example:9092", s3_access=_GIVEN)
        async with servers:
            client: AsyncIOMotorClient[dict[str, object]] = AsyncIOMotorClient(servers.mongo_url)
            preps = client.get_database("sample").preps
            assert await preps.count_documents({}) == entry
            await preps.insert_one({})
            client.close()


def test_the_broker_can_be_chosen(tmp_path: Path) -> None:
    assert isinstance(BackingServers(data_dir=tmp_path, kafka="apache").kafka, ApacheKafka)
    assert isinstance(BackingServers(data_dir=tmp_path).kafka, EmbeddedKafka)
