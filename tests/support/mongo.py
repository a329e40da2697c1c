"""A MongoDB for all tests of a run, and a database of it for each test."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

from pydantic import SecretStr

from local.servers import EmbeddedMongo, free_port
from runtime.mongo import connect
from runtime.settings import MongoSettings

__all__ = ["new_database", "running_mongo"]


@contextmanager
def running_mongo(data_dir: Path) -> Iterator[str]:
    """Yield the URL of a server that outlives the event loops of the tests."""
    server = EmbeddedMongo(data_dir=data_dir, port=free_port())
    asyncio.run(server.start())
    try:
        yield server.url
    finally:
        asyncio.run(server.stop())


@asynccontextmanager
async def new_database(url: str) -> AsyncIterator[Any]:
    """Yield an empty database, which is gone afterwards."""
    client = connect(MongoSettings(url=SecretStr(url)))
    name = f"test-{uuid4().hex}"
    yield client[name]
    await client.drop_database(name)
    client.close()
