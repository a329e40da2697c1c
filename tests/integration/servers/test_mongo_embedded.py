"""The embedded database through the driver that the services use."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from motor.motor_asyncio import AsyncIOMotorClient, AsyncIOMotorCollection, AsyncIOMotorDatabase
from pymongo.errors import DuplicateKeyError

from local.servers import EmbeddedMongo, free_port

pytestmark = pytest.mark.integration

Document = dict[str, Any]


@pytest.fixture
async def mongo(tmp_path: Path) -> AsyncIterator[EmbeddedMongo]:
    async with EmbeddedMongo(data_dir=tmp_path, port=free_port()) as server:
        yield server


@pytest.fixture
async def client(mongo: EmbeddedMongo) -> AsyncIterator[AsyncIOMotorClient[Document]]:
    motor: AsyncIOMotorClient[Document] = AsyncIOMotorClient(mongo.url, serverSelectionTimeoutMS=10_000)
    yield motor
    motor.close()


@pytest.fixture
def database(client: AsyncIOMotorClient[Document]) -> AsyncIOMotorDatabase[Document]:
    return client.get_database("sample")


async def test_a_document_comes_back(database: AsyncIOMotorDatabase[Document]) -> None:
    await database.preps.insert_one({"_id": "p1", "status": "processing"})
    updated = await database.preps.update_one({"_id": "p1", "status": "processing"}, {"$set": {"status": "completed"}})
    assert updated.modified_count == 1
    assert await database.preps.find_one({"_id": "p1"}) == {"_id": "p1", "status": "completed"}


async def test_a_unique_index_is_kept(database: AsyncIOMotorDatabase[Document]) -> None:
    await database.ledger.create_index("prep_id", unique=True)
    await database.ledger.insert_one({"prep_id": "p1"})
    with pytest.raises(DuplicateKeyError):
        await database.ledger.insert_one({"prep_id": "p1"})


async def test_a_transaction_is_all_or_nothing(
    client: AsyncIOMotorClient[Document], database: AsyncIOMotorDatabase[Document]
) -> None:
    async with await client.start_session() as session, session.start_transaction():
        await database.accounts.insert_one({"_id": "u1", "balance": 75}, session=session)
        await database.ledger.insert_one({"_id": "l1", "amount": -25}, session=session)
    async with await client.start_session() as session:
        session.start_transaction()
        await database.accounts.update_one({"_id": "u1"}, {"$set": {"balance": 0}}, session=session)
        await session.abort_transaction()
    assert await database.accounts.find_one({"_id": "u1"}) == {"_id": "u1", "balance": 75}
    assert await database.ledger.count_documents({}) == 1


async def test_conflicting_transactions_are_retried_and_none_is_lost(
    client: AsyncIOMotorClient[Document], database: AsyncIOMotorDatabase[Document]
) -> None:
    await database.accounts.insert_one({"_id": "u1", "used": 0})

    async def use_one(session: Any) -> None:
        account = await database.accounts.find_one({"_id": "u1"}, session=session)
        assert account is not None
        await database.accounts.update_one({"_id": "u1"}, {"$set": {"used": account["used"] + 1}}, session=session)

    async def use() -> None:
        async with await client.start_session() as session:
            await session.with_transaction(use_one)

    await asyncio.gather(*(use() for _ in range(5)))
    assert await database.accounts.find_one({"_id": "u1"}) == {"_id": "u1", "used": 5}


async def test_every_acknowledged_write_survives_kill(
    mongo: EmbeddedMongo, database: AsyncIOMotorDatabase[Document]
) -> None:
    await database.preps.create_index("at", expireAfterSeconds=3600)
    acknowledged: list[int] = []
    enough = asyncio.Event()
    writing = asyncio.create_task(_write(database.preps, acknowledged, enough))
    await enough.wait()
    await mongo.kill()
    writing.cancel()
    await asyncio.wait([writing])
    await mongo.start()
    stored = {document["_id"] async for document in database.preps.find()}
    assert stored >= set(acknowledged)
    assert (await database.preps.index_information())["at_1"]["expireAfterSeconds"] == 3600


async def _write(collection: AsyncIOMotorCollection[Document], acknowledged: list[int], enough: asyncio.Event) -> None:
    """Insert documents one after the other for as long as the server is there."""
    while True:
        await collection.insert_one({"_id": len(acknowledged)})
        acknowledged.append(len(acknowledged))
        if len(acknowledged) == 200:
            enough.set()


async def test_stop_keeps_everything(mongo: EmbeddedMongo, database: AsyncIOMotorDatabase[Document]) -> None:
    await database.preps.insert_one({"_id": "p1"})
    await mongo.stop()
    await mongo.start()
    assert await database.preps.count_documents({}) == 1
