"""SourcePace, breaker and turns that several processes share, on a real MongoDB and a server that counts."""

import asyncio
import json
import os
import sys
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from services.scraper.collection.flights import Flights
from services.scraper.upstream.shared import MemoryStates, MongoStates, SharedState, StateStore
from services.scraper.upstream.state import SourcePace, SourceState

pytestmark = pytest.mark.integration

ROOT = Path(__file__).parents[3]
WORKER = """
import asyncio, json, sys
import httpx
from pydantic import SecretStr
from runtime.mongo import connect
from runtime.settings import MongoSettings
from services.scraper.errors import SourceError
from services.scraper.settings import PaceSettings, UpstreamSettings
from services.scraper.upstream.budget import Budget
from services.scraper.upstream.client import Upstream
from services.scraper.upstream.shared import MongoStates

async def main(mongo, database, url, pace, requests):
    client = connect(MongoSettings(url=SecretStr(mongo)))
    settings = UpstreamSettings(pace=PaceSettings(**pace), attempts=1, failures_until_pause=1000)
    async with httpx.AsyncClient(timeout=None) as http:
        states = MongoStates(client[database]["scraper_sources"])
        upstream = Upstream(source="test", client=http, settings=settings, states=states)
        async def ask():
            try:
                await upstream.get(url, params={}, budget=Budget(requests=1, seconds=30, patience=1.0))
                return "ok"
            except SourceError as error:
                return error.status
        print(json.dumps(await asyncio.gather(*(ask() for _ in range(requests)))))
    client.close()

asyncio.run(main(*json.loads(sys.argv[1])))
"""


class CountingServer:
    """Answers JSON, notes when it was asked, and says what is left of its allowance, if it has one."""

    def __init__(self, allowance: int | None = None) -> None:
        self.moments: list[float] = []
        self._allowance = allowance
        self._ends = time.monotonic() + 60

    async def __call__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while (await reader.readuntil(b"\r\n\r\n")) if not reader.at_eof() else b"":
            self.moments.append(time.monotonic())
            writer.write(self._answer())
            await writer.drain()
            break
        writer.close()

    def _answer(self) -> bytes:
        headers = ["Content-Length: 2", "Connection: close"]
        status = "200 OK"
        if self._allowance is not None:
            left = self._allowance - len(self.moments)
            headers += [
                f"X-Ratelimit-Remaining: {max(left, 0)}",
                f"X-Ratelimit-Reset: {int(self._ends - time.monotonic())}",
            ]
            status = status if left >= 0 else "429 Too Many Requests"
        return (f"HTTP/1.1 {status}\r\n" + "\r\n".join(headers) + "\r\n\r\n[]").encode()


async def four_processes(mongo: str, database: str, url: str, pace: dict[str, Any], requests: int) -> list[str]:
    arguments = json.dumps([mongo, database, url, pace, requests])
    processes = [
        await asyncio.create_subprocess_exec(
            sys.executable,
            "-c",
            WORKER,
            arguments,
            stdout=asyncio.subprocess.PIPE,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        for _ in range(4)
    ]
    outputs = [await process.communicate() for process in processes]
    return [status for out, _ in outputs for status in json.loads(out)]


@pytest.fixture
async def counting() -> AsyncIterator[tuple[CountingServer, str]]:
    counter = CountingServer()
    server = await asyncio.start_server(counter, "127.0.0.1", 0)
    async with server:
        yield counter, f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/"


async def test_four_processes_together_keep_to_the_pace(
    mongo_server: str, database: Any, counting: tuple[CountingServer, str]
) -> None:
    counter, url = counting
    pace = {"requests": 20, "window": "PT2S", "burst": 5}
    statuses = await four_processes(mongo_server, database.name, url, pace, 25)
    assert statuses.count("ok") == len(counter.moments)
    assert statuses.count("ok") + statuses.count("rate_limited") == 100
    for start in counter.moments:
        assert sum(1 for moment in counter.moments if start <= moment < start + 2) <= 20


async def test_four_processes_together_send_no_more_than_the_source_allows(
    mongo_server: str, database: Any, counting: tuple[CountingServer, str]
) -> None:
    counter, url = counting
    counter._allowance = 30
    pace = {"requests": 600, "window": "PT60S", "burst": 10}
    statuses = await four_processes(mongo_server, database.name, url, pace, 30)
    assert len(counter.moments) <= 30
    assert statuses.count("ok") == len(counter.moments) >= 20


@pytest.fixture(params=["memory", "mongo"])
def store(request: pytest.FixtureRequest) -> StateStore:
    if request.param == "memory":
        return MemoryStates()
    return MongoStates(request.getfixturevalue("database")["scraper_sources"])


async def test_changes_by_many_at_once_are_all_kept(store: StateStore) -> None:
    states = [SharedState(source="test", store=store) for _ in range(8)]
    await asyncio.gather(
        *(state.change(lambda old: (_with_one_more(old), None)) for state in states for _ in range(10))
    )
    assert (await store.read("test")).reserved == 80


def _with_one_more(state: SourceState) -> SourceState:
    return state.model_copy(update={"reserved": state.reserved + 1})


async def test_a_closed_source_is_closed_for_all(store: StateStore) -> None:
    one, other = (SharedState(source="test", store=store) for _ in range(2))
    now = one.clock()
    await one.change(lambda state: (state.closed("no", now=now, pause=60, status="blocked"), None))
    pace = SourcePace(requests=10, window=1)
    permission = await other.change(
        lambda state: state.reserve(pace, now=other.clock(), patience=5, failures_allowed=5)
    )
    assert permission.refused == "blocked"


async def test_one_process_at_a_time_collects_for_an_employer_and_the_others_hear_of_it(database: Any) -> None:
    one, other = (Flights(database["scraper_flights"]) for _ in range(2))
    began, go, told = asyncio.Event(), asyncio.Event(), []
    heard = asyncio.Event()

    async def nobody(_sentence: str, _done: int, _total: int) -> None:
        return

    async def listener(sentence: str, done: int, total: int) -> None:
        told.append((sentence, done, total))
        heard.set()

    async def lead() -> bool:
        async with one.turn("stripe", announce=nobody) as turn:
            await turn.announce("Reddit: 3 discussions found", 1, 2)
            began.set()
            await go.wait()
            return turn.waited

    async def follow() -> bool:
        await began.wait()
        async with other.turn("stripe", announce=listener) as turn:
            return turn.waited

    leading, following = asyncio.create_task(lead()), asyncio.create_task(follow())
    await asyncio.wait_for(heard.wait(), 10)
    assert not following.done()
    go.set()
    assert [await leading, await following] == [False, True]
    assert told[0] == ("Reddit: 3 discussions found", 1, 2)


async def test_the_turn_of_a_process_that_died_is_taken_over(database: Any) -> None:
    clock = [1000.0]
    flights = Flights(database["scraper_flights"], clock=lambda: clock[0])
    await database["scraper_flights"].insert_one({"_id": "stripe", "holder": "gone", "until": 1005.0, "steps": []})

    async def nobody(_sentence: str, _done: int, _total: int) -> None:
        return

    clock[0] = 1006.0
    async with flights.turn("stripe", announce=nobody) as turn:
        assert not turn.waited
