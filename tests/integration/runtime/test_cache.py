"""The cache promises, on the real database and on the fake alike."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from motor.motor_asyncio import AsyncIOMotorClient
from pydantic import BaseModel, SecretStr
from pymongo.monitoring import CommandFailedEvent, CommandListener, CommandStartedEvent, CommandSucceededEvent
from typing_extensions import override

from runtime.cache import Cache, MongoCache
from runtime.mongo import connect
from runtime.settings import MongoSettings
from runtime.testing import MemoryCache

pytestmark = pytest.mark.integration


class Word(BaseModel):
    text: str


@pytest.fixture(params=["mongo", "memory"])
def cache(request: pytest.FixtureRequest, database: Any) -> Cache:
    if request.param == "memory":
        return MemoryCache()
    return MongoCache(collection=database["cache"], namespace="words", lifetime=timedelta(days=1))


async def test_a_value_is_computed_once(cache: Cache) -> None:
    calls = 0

    async def create() -> Word:
        nonlocal calls
        calls += 1
        return Word(text="é")

    assert await cache.get_or_create("k", model=Word, create=create) == (Word(text="é"), False)
    assert await cache.get_or_create("k", model=Word, create=create) == (Word(text="é"), True)
    assert calls == 1


async def test_callers_at_once_share_one_computation(cache: Cache) -> None:
    calls, begun, go = 0, asyncio.Event(), asyncio.Event()

    async def create() -> Word:
        nonlocal calls
        calls += 1
        begun.set()
        await go.wait()
        return Word(text="shared")

    asking = [asyncio.create_task(cache.get_or_create("k", model=Word, create=create)) for _ in range(20)]
    await begun.wait()
    go.set()
    results = await asyncio.gather(*asking)
    assert {value.text for value, _ in results} == {"shared"}
    assert calls == 1


async def test_a_failure_reaches_everyone_and_is_not_kept(cache: Cache) -> None:
    async def fail() -> Word:
        await asyncio.sleep(0)
        raise ValueError("no")

    async def succeed() -> Word:
        return Word(text="yes")

    results = await asyncio.gather(
        *(cache.get_or_create("k", model=Word, create=fail) for _ in range(3)), return_exceptions=True
    )
    assert [type(result) for result in results] == [ValueError] * 3
    assert await cache.get_or_create("k", model=Word, create=succeed) == (Word(text="yes"), False)


async def test_one_caller_leaving_does_not_stop_the_others(cache: Cache) -> None:
    begun, go = asyncio.Event(), asyncio.Event()

    async def create() -> Word:
        begun.set()
        await go.wait()
        return Word(text="kept")

    first = asyncio.create_task(cache.get_or_create("k", model=Word, create=create))
    second = asyncio.create_task(cache.get_or_create("k", model=Word, create=create))
    await begun.wait()
    await asyncio.sleep(0)
    first.cancel()
    go.set()
    assert (await second)[0].text == "kept"
    with pytest.raises(asyncio.CancelledError):
        await first


async def test_what_expired_or_changed_shape_is_computed_anew(database: Any) -> None:
    class Other(BaseModel):
        number: int

    cache = MongoCache(collection=database["cache"], namespace="words", lifetime=timedelta(days=1))
    await cache.put("k", Word(text="a"))
    assert await cache.get("k", model=Other) is None
    stale = MongoCache(collection=database["cache"], namespace="words", lifetime=timedelta(seconds=-1))
    await stale.put("k", Word(text="a"))
    assert await cache.get("k", model=Word) is None


async def test_namespaces_are_apart(database: Any) -> None:
    one, two = (
        MongoCache(collection=database["cache"], namespace=name, lifetime=timedelta(days=1)) for name in ("a", "b")
    )
    await one.put("k", Word(text="one"))
    assert await two.get("k", model=Word) is None


async def test_a_database_that_is_away_costs_only_the_cache() -> None:
    client = connect(MongoSettings(url=SecretStr("mongodb://127.0.0.1:9/?serverSelectionTimeoutMS=50")))
    cache = MongoCache(collection=client["x"]["cache"], namespace="words", lifetime=timedelta(days=1))

    async def create() -> Word:
        return Word(text="made")

    assert await cache.get_or_create("k", model=Word, create=create) == (Word(text="made"), False)
    client.close()


async def test_what_is_asked_and_kept_at_once_is_one_command_each(database: Any) -> None:
    listener = _Commands()
    client: Any = AsyncIOMotorClient(
        host=database.client.address[0], port=database.client.address[1], event_listeners=[listener]
    )
    cache = MongoCache(collection=client[database.name]["cache"], namespace="words", lifetime=timedelta(days=1))
    await asyncio.gather(*(cache.put(name, Word(text=name)) for name in "abc"))
    found = await asyncio.gather(*(cache.get(name, model=Word) for name in "abcx"))
    client.close()
    assert [word.text if word else None for word in found] == ["a", "b", "c", None]
    assert listener.names == ["update", "find"]


class _Commands(CommandListener):
    def __init__(self) -> None:
        self.names: list[str] = []

    @override
    def started(self, event: CommandStartedEvent) -> None:
        if event.command_name in {"find", "update"}:
            self.names.append(event.command_name)

    @override
    def succeeded(self, event: CommandSucceededEvent) -> None: ...

    @override
    def failed(self, event: CommandFailedEvent) -> None: ...
