"""What a gateway does to the preparations of a former release when it starts."""

from typing import Any

from tests.support.gateway import GatewayRig


async def test_an_index_that_made_accepting_dearer_is_dropped(collection: Any) -> None:
    store = GatewayRig(collection=collection).deps.store
    await collection.create_index([("userId", 1), ("searchKey", 1)])
    await store.prepare()
    kept = set(await collection.index_information())
    assert "userId_1_searchKey_1" not in kept
    assert "userId_1_requestedAt_-1" in kept
    await store.prepare()  # where there is none, nothing is dropped
    assert set(await collection.index_information()) == kept
