"""Users learn of an event before it is written, and miss nothing when the connection or the gateway breaks then."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from types import SimpleNamespace
from typing import Any

import httpx
import pytest

from contracts.envelope import Event
from contracts.status import Stage
from local.servers import free_port
from runtime.serving import serving
from tests.support.gateway import GatewayRig, until
from tests.support.prep_events import PrepEvents

EVENTS = PrepEvents()
PATH = "/api/interview-prep/events/prep-1"
Block = dict[str, str]


@pytest.fixture
async def slow(collection: Any) -> GatewayRig:
    """A gateway that writes seldom."""
    rig = GatewayRig(collection=collection, streams={"gathering": "PT60S", "poll_interval": "PT0.05S"})
    await rig.deliver(EVENTS.requested())
    return rig


@asynccontextmanager
async def served(rig: GatewayRig) -> AsyncIterator[str]:
    stopping, port = asyncio.Event(), free_port()
    rig.app.state.service = SimpleNamespace(stopping=stopping, healthy=True)
    async with rig.gateway.running(stopping=stopping), serving(rig.app, host="127.0.0.1", port=port):
        yield f"http://127.0.0.1:{port}"


@asynccontextmanager
async def followed(rig: GatewayRig, url: str, **headers: str) -> AsyncIterator[AsyncIterator[Block]]:
    headers = {"Authorization": f"Bearer {rig.token()}", **headers}
    async with (
        httpx.AsyncClient(timeout=10, trust_env=False) as client,
        client.stream("GET", url + PATH, headers=headers) as response,
    ):
        yield blocks(response)


async def blocks(response: httpx.Response) -> AsyncIterator[Block]:
    """Yield what a browser would read, without comments and greetings; an id alone is a block too."""
    block: Block = {}
    async for line in response.aiter_lines():
        if line:
            name, _, value = line.partition(":")
            block[name] = value.strip()
            continue
        if block.get("event") != "hello" and ("id" in block or "event" in block):
            yield block
        block = {}


def later(rig: GatewayRig, *events: Event) -> list[asyncio.Task[None]]:
    return [asyncio.create_task(rig.deliver(event)) for event in events]


async def seq_of(rig: GatewayRig) -> int:
    found = await rig.collection.find_one()
    return int(found["seq"])


def topic(block: Block) -> str:
    return str(json.loads(block["data"])["topic"])


async def test_a_change_comes_before_it_is_written_and_its_id_when_it_is(slow: GatewayRig) -> None:
    async with served(slow) as url, followed(slow, url) as stream, asyncio.timeout(10):
        assert (await anext(stream))["event"] == "snapshot"
        waiting = later(slow, EVENTS.progress(Stage.PARSER, "Half way"), EVENTS.parsed())
        early = [await anext(stream), await anext(stream)]
        assert [topic(block) for block in early] == ["prep.progress", "job.parsed"]
        assert not any("id" in block for block in early)
        assert await seq_of(slow) == 1
        await asyncio.gather(*later(slow, *EVENTS.chain()[2:]))
        rest = [block async for block in stream]
        await asyncio.gather(*waiting)
    ids = [block["id"] for block in rest if "id" in block]
    assert ids == ["2", "3", "4", "5", "6", "7"]
    assert [block.get("event") for block in rest if block.get("id") in {"2", "3"}] == [None, None]
    assert rest[-1]["event"] == "end"


async def test_the_status_is_as_it_was_told(slow: GatewayRig) -> None:
    waiting = later(slow, EVENTS.parsed())
    async with slow.client() as client:
        path = "/api/interview-prep/status/prep-1"
        before = await client.get(path)
        await asyncio.sleep(0)
        body = await client.get(path)
    assert body.json()["status"] == "scraping_reddit"
    assert body.json()["jobDetails"]["company_name"] == "Lumenworks Pay"
    assert [entry["topic"] for entry in body.json()["timeline"]] == ["prep.requested", "job.parsed"]
    assert (body.json()["seq"], await seq_of(slow)) == (1, 1)
    assert before.headers["etag"] == body.headers["etag"] or before.json()["status"] != body.json()["status"]
    await slow.deliver(EVENTS.failed())
    await asyncio.gather(*waiting)


async def test_who_comes_meanwhile_sees_what_others_were_told(slow: GatewayRig) -> None:
    waiting = later(slow, EVENTS.parsed())
    async with served(slow) as url, asyncio.timeout(10):
        for resumed in ({}, {"Last-Event-ID": "1"}):
            async with followed(slow, url, **resumed) as stream:
                if not resumed:
                    assert (await anext(stream))["event"] == "snapshot"
                block = await anext(stream)
                assert (topic(block), block.get("id")) == ("job.parsed", None)
        await slow.deliver(EVENTS.failed())
    await asyncio.gather(*waiting)


async def test_a_gateway_that_dies_before_it_wrote_takes_nothing_with_it(slow: GatewayRig) -> None:
    """The event is delivered again; the client resumes behind what was written."""
    waiting = later(slow, EVENTS.progress(Stage.PARSER, "Half way"))
    async with served(slow) as url, followed(slow, url) as stream, asyncio.timeout(10):
        last = (await anext(stream))["id"]
        assert topic(await anext(stream)) == "prep.progress"
        waiting[0].cancel()
        with suppress(asyncio.CancelledError):
            await waiting[0]
    successor = GatewayRig(collection=slow.collection)
    await successor.deliver(EVENTS.parsed(), EVENTS.progress(Stage.SCRAPER, "Half way"), *EVENTS.chain()[2:])
    async with (
        served(successor) as url,
        followed(successor, url, **{"Last-Event-ID": last}) as stream,
        asyncio.timeout(10),
    ):
        rest = [block async for block in stream]
    assert [block.get("id") for block in rest] == ["2", "3", "4", "5", "6", "7", None]


async def test_another_writer_in_between_costs_nobody_a_change(slow: GatewayRig) -> None:
    other = GatewayRig(collection=slow.collection)
    async with served(slow) as url, followed(slow, url) as stream, asyncio.timeout(10):
        await anext(stream)
        waiting = later(slow, EVENTS.progress(Stage.PARSER, "Half way"))
        assert topic(await anext(stream)) == "prep.progress"
        await other.deliver(EVENTS.parsed())
        await asyncio.gather(*later(slow, *EVENTS.chain()[2:]))
        rest = [block async for block in stream]
        await asyncio.gather(*waiting)
    assert [block["id"] for block in rest if "id" in block] == ["2", "3", "4", "5", "6"]
    assert [topic(block) for block in rest if block.get("event") == "change"].count("prep.progress") == 0
    assert [topic(block) for block in rest if block.get("event") == "change"].count("job.parsed") == 1


async def test_a_gateway_that_stops_writes_what_it_told(slow: GatewayRig) -> None:
    stopping = asyncio.Event()
    async with slow.gateway.running(stopping=stopping), asyncio.timeout(10):
        waiting = later(slow, EVENTS.parsed())
        await asyncio.sleep(0)
        stopping.set()
        await asyncio.gather(*waiting)
    assert await seq_of(slow) == 2


async def test_the_requests_event_is_not_published_again_while_its_write_waits(collection: Any) -> None:
    rig = GatewayRig(collection=collection, streams={"gathering": "PT60S"})
    stopping = asyncio.Event()
    async with rig.gateway.running(stopping=stopping), rig.client() as client, asyncio.timeout(20):
        answer = await client.post(
            "/api/interview-prep/generate", json={"job_posting_url": "https://jobs.example.com/1"}
        )
        await until(lambda: bool(rig.publisher.events))
        ids = PrepEvents(prep_id=answer.json()["id"])
        [event] = rig.publisher.events
        waiting = later(rig, event)
        await until(lambda: not rig.gateway.relay._expected)
        assert (await collection.find_one())["outbox"], "the write that takes it out is still to come"
        await rig.deliver(ids.failed())
        await asyncio.gather(*waiting)
    assert (await collection.find_one())["outbox"] == []
    assert len(rig.publisher.events) == 1


async def test_who_follows_what_was_just_asked_for_needs_no_look_at_the_database(
    collection: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    rig = GatewayRig(collection=collection, streams={"gathering": "PT60S"})

    async def find(*_: object, **__: object) -> None:
        raise AssertionError("looked")

    async with served(rig) as url, httpx.AsyncClient(timeout=10, trust_env=False) as client, asyncio.timeout(20):
        headers = {"Authorization": f"Bearer {rig.token()}"}
        body = {"job_posting_url": "https://jobs.example.com/1"}
        answer = await client.post(f"{url}/api/interview-prep/generate", json=body, headers=headers)
        monkeypatch.setattr(rig.deps.store, "find", find)
        monkeypatch.setattr(rig.deps.store, "tail", find)
        path = f"{url}/api/interview-prep/events/{answer.json()['id']}"
        async with client.stream("GET", path, headers=headers) as response:
            snapshot = await anext(blocks(response))
    shown = json.loads(snapshot["data"])
    assert (snapshot["id"], shown["jobPostingUrl"]) == ("1", "https://jobs.example.com/1")
    assert not {"outbox", "request"} & set(shown)


async def test_an_end_that_was_told_as_a_step_is_told_again(collection: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The last event comes while the charge, of which nobody was told, is being written."""
    rig = GatewayRig(collection=collection, streams={"gathering": "PT0.2S", "poll_interval": "PT0.05S"})
    requested, parsed, posts, ready, stored, charged = EVENTS.chain()
    await rig.deliver(requested, parsed, posts, stored)
    written, apply = asyncio.Event(), rig.deps.store.apply

    async def slowly(*args: Any, **options: Any) -> bool:
        await written.wait()
        return await apply(*args, **options)

    monkeypatch.setattr(rig.deps.store, "apply", slowly)
    async with served(rig) as url, followed(rig, url) as stream, asyncio.timeout(10):
        await anext(stream)
        waiting = later(rig, charged)
        await asyncio.sleep(0.05)
        waiting += later(rig, ready)
        early = await anext(stream)
        assert (topic(early), json.loads(early["data"])["status"]) == ("insights.ready", "generating_pdf")
        written.set()
        rest = [block async for block in stream]
        await asyncio.gather(*waiting)
    told = [json.loads(block["data"])["status"] for block in rest if block.get("event") == "change"]
    assert told[-1] == "completed"
    assert rest[-1]["event"] == "end"
