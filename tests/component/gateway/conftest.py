from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest

from tests.support.gateway import GatewayRig
from tests.support.mongo import new_database, running_mongo


@pytest.fixture(scope="session")
def gateway_mongo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with running_mongo(tmp_path_factory.mktemp("mongo")) as url:
        yield url


@pytest.fixture
async def collection(gateway_mongo: str) -> AsyncIterator[Any]:
    async with new_database(gateway_mongo) as database:
        yield database["preps"]


@pytest.fixture
async def rig(collection: Any) -> GatewayRig:
    rig = GatewayRig(collection=collection)
    await rig.deps.store.prepare()
    return rig
