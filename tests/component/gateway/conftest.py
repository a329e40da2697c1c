import asyncio
from collections.abc import AsyncIterator, Iterator
from typing import Any
from uuid import uuid4

import pytest
from pydantic import SecretStr

from local.servers import EmbeddedMongo, free_port
from runtime.mongo import connect
from runtime.settings import MongoSettings
from tests.support.gateway import GatewayRig


@pytest.fixture(scope="session")
def gateway_mongo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    server = EmbeddedMongo(data_dir=tmp_path_factory.mktemp("mongo"), port=free_port())
    asyncio.run(server.start())
    yield server.url
    asyncio.run(server.stop())


@pytest.fixture
async def collection(gateway_mongo: str) -> AsyncIterator[Any]:
    client = connect(MongoSettings(url=SecretStr(gateway_mongo)))
    name = f"test-{uuid4().hex}"
    yield client[name]["preps"]
    await client.drop_database(name)
    client.close()


@pytest.fixture
async def rig(collection: Any) -> GatewayRig:
    rig = GatewayRig(collection=collection)
    await rig.deps.store.prepare()
    return rig
