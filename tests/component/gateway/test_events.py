"""Server-sent events over a real server, because an in-memory transport does not stream."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from types import SimpleNamespace
from typing import Any

import httpx
import pytest
from pymongo.errors import AutoReconnect

from contracts.status import Stage
from local.servers import free_port
from runtime.serving import serving
from tests.support.gateway import GatewayRig, until
from tests.support.prep_events import PrepEvents

EVENTS = PrepEvents()
PATH = "/api/interview-prep/events/prep-1"


class Stream:
    """A client that reads events as a browser would."""

    def __init__(self, response: httpx.Response) -> None:
        self.response = response
        self.comments: list[str] = []
        self.hints: dict[str, Any] = {}
        self._lines = response.aiter_lines()

    async def next(self) -> dict[str, str] | None:
        """Return the next event, or None at the end of the stream."""
        event: dict[str, str] = {}
        async with asyncio.timeout(10):
            async for line in self._lines:
                if not line and event.get("event") == "hello":
                    self.hints = json.loads(event.pop("data"))
                    event = {}
                elif not line and event.get("event"):
                    return event
                name, _, value = line.partition(":")
                if name:
                    event[name] = value.strip()
                elif value:
                    self.comments.append(value.strip())
        return None

    async def rest(self) -> list[dict[str, str]]:
        events = []
        while (event := await self.next()) is not None:
            events.append(event)
        return events


@asynccontextmanager
async def running(rig: GatewayRig, port: int | None = None) -> AsyncIterator[str]:
    port = port or free_port()
    stopping = asyncio.Event()
    rig.app.state.service = SimpleNamespace(stopping=stopping, healthy=True)
    async with rig.gateway.running(stopping=stopping), serving(rig.app, host="127.0.0.1", port=port):
        yield f"http://127.0.0.1:{port}"


@asynccontextmanager
async def stream(rig: GatewayRig, url: str, user: str = "alice", **headers: str) -> AsyncIterator[Stream]:
    headers = {"Authorization": f"Bearer {rig.token(user)}", **headers}
    async with (
        httpx.AsyncClient(timeout=10, trust_env=False) as client,
        client.stream("GET", url + PATH, headers=headers) as response,
    ):
        yield Stream(response)


@pytest.fixture
async def url(rig: GatewayRig) -> AsyncIterator[str]:
    async with running(rig) as url:
        yield url


async def test_a_stream_begins_with_everything_and_ends_with_the_preparation(rig: GatewayRig, url: str) -> None:
    await rig.deliver(EVENTS.requested())
    async with stream(rig, url) as events:
        assert events.response.headers["content-type"].startswith("text/event-stream")
        assert events.response.headers["cache-control"] == "no-store"
        first = await events.next()
        assert first is not None
        assert first["event"] == "snapshot"
        assert first["id"] == "1"
        assert events.hints["heartbeat"] == rig.settings.streams.heartbeat.total_seconds()
        assert 0 < events.hints["lifetime"] <= rig.settings.streams.lifetime.total_seconds()
        assert json.loads(first["data"])["status"] == "parsing_job_posting"
        await rig.deliver(EVENTS.progress(Stage.PARSER, "Half way"), *EVENTS.chain()[1:])
        rest = await events.rest()
    assert [event.get("id") for event in rest] == ["2", "3", "4", "5", "6", "7", None]
    assert [event["event"] for event in rest] == ["change"] * 6 + ["end"]
    changes = [json.loads(event["data"]) for event in rest]
    assert changes[0]["progress"] == "Half way"
    assert changes[0]["done"] == 1
    assert changes[1]["companyName"] == "Lumenworks Pay"
    assert changes[5]["status"] == "completed"
    assert changes[6] == {"status": "completed"}


async def test_a_client_that_comes_and_goes_sees_every_change_once_across_a_restart(
    rig: GatewayRig, collection: Any
) -> None:
    """Also when another process projects the events, and when this one is replaced in between."""
    other = GatewayRig(collection=collection, streams={"poll_interval": "PT0.05S"})
    events = [EVENTS.requested(), *(EVENTS.progress(Stage.PARSER, f"{n}") for n in range(20)), *EVENTS.chain()[1:]]
    seen: list[str] = []

    async def publish() -> None:
        for event in events:
            await rig.deliver(event)
            await asyncio.sleep(0.02)

    await rig.deliver(events[0])
    publishing = asyncio.create_task(publish())
    port = free_port()
    while not (seen and seen[-1] == "end"):
        async with running(other, port) as url, stream(other, url, **resume(seen)) as followed:
            for _ in range(4):
                if (event := await followed.next()) is None:
                    break
                seen.append(event.get("id") or event["event"])
        other = GatewayRig(collection=collection, streams={"poll_interval": "PT0.05S"})
    await publishing
    ids = [int(identifier) for identifier in seen[:-1]]
    assert ids == list(range(ids[0], 27))


def resume(seen: list[str]) -> dict[str, str]:
    return {"Last-Event-ID": seen[-1]} if seen else {}


async def test_a_change_by_another_process_is_noticed(collection: Any) -> None:
    watching = GatewayRig(collection=collection, streams={"poll_interval": "PT0.05S"})
    working = GatewayRig(collection=collection)
    await working.deliver(EVENTS.requested())
    async with running(watching) as url, stream(watching, url) as events:
        await events.next()
        await working.deliver(EVENTS.parsed())
        change = await events.next()
    assert change is not None
    assert json.loads(change["data"])["topic"] == "job.parsed"


async def test_a_finished_preparation_is_shown_and_ended(rig: GatewayRig, url: str) -> None:
    await rig.deliver(*EVENTS.chain())
    async with stream(rig, url) as events:
        names = [event["event"] for event in await events.rest()]
    assert names == ["snapshot", "end"]


async def test_who_saw_the_end_need_not_come_back(rig: GatewayRig, url: str) -> None:
    await rig.deliver(*EVENTS.chain())
    async with stream(rig, url, **{"Last-Event-ID": "6"}) as events:
        assert events.response.status_code == 204
    async with stream(rig, url, **{"Last-Event-ID": "5"}) as events:
        assert [event["event"] for event in await events.rest()] == ["change", "end"]


async def test_an_id_from_another_world_begins_anew(rig: GatewayRig, url: str) -> None:
    await rig.deliver(EVENTS.requested())
    async with stream(rig, url, **{"Last-Event-ID": "999"}) as events:
        first = await events.next()
    assert first is not None
    assert first["event"] == "snapshot"


@pytest.mark.parametrize("bad", ["-1", "abc", "99999999999999999999"])
async def test_a_malformed_id_is_refused(rig: GatewayRig, url: str, bad: str) -> None:
    await rig.deliver(EVENTS.requested())
    async with stream(rig, url, **{"Last-Event-ID": bad}) as events:
        assert events.response.status_code == 400


async def test_only_the_owner_may_watch(rig: GatewayRig, url: str) -> None:
    await rig.deliver(EVENTS.requested())
    async with stream(rig, url, user="bob") as events:
        assert events.response.status_code == 404
    async with stream(rig, url, Authorization="") as events:
        assert events.response.status_code == 401


async def test_streams_end_by_themselves_at_shutdown(rig: GatewayRig) -> None:
    await rig.deliver(EVENTS.requested())
    async with asyncio.timeout(4):
        async with running(rig) as url:
            follower = asyncio.create_task(read_all(rig, url))
            await until(lambda: rig.deps.hub.open == 1)
        assert await follower == ["snapshot"]
    assert rig.deps.hub.open == 0


async def read_all(rig: GatewayRig, url: str) -> list[str]:
    async with stream(rig, url) as events:
        return [event["event"] for event in await events.rest()]


async def test_a_quiet_stream_is_kept_alive(collection: Any) -> None:
    rig = GatewayRig(collection=collection, streams={"heartbeat": "PT0.05S"})
    await rig.deliver(EVENTS.requested())
    async with running(rig) as url, stream(rig, url) as events:
        await events.next()
        reading = asyncio.create_task(events.next())
        await until(lambda: any("ping" in comment for comment in events.comments))
        await rig.deliver(EVENTS.failed())
        await reading


async def test_a_stream_ends_with_its_lifetime_so_that_the_client_resumes(collection: Any) -> None:
    rig = GatewayRig(collection=collection, streams={"lifetime": "PT0.1S"})
    await rig.deliver(EVENTS.requested())
    async with running(rig) as url, stream(rig, url) as events:
        assert [event["event"] for event in await events.rest()] == ["snapshot"]


async def test_streams_are_limited(collection: Any) -> None:
    rig = GatewayRig(collection=collection, streams={"limit": 1})
    await rig.deliver(EVENTS.requested())
    async with running(rig) as url, stream(rig, url) as first:
        await first.next()
        async with stream(rig, url) as second:
            assert second.response.status_code == 503
            assert second.response.headers["retry-after"]


async def test_a_database_that_is_away_for_a_moment_breaks_no_stream(rig: GatewayRig, url: str) -> None:
    await rig.deliver(EVENTS.requested())
    tail = rig.deps.store.tail
    failures = [AutoReconnect("gone")]

    async def flaky(*arguments: Any, **options: Any) -> Any:
        if failures:
            raise failures.pop()
        return await tail(*arguments, **options)

    async with stream(rig, url) as events:
        await events.next()
        rig.deps.store.tail = flaky  # type: ignore[method-assign] # a moment without MongoDB
        await rig.deliver(EVENTS.parsed(), EVENTS.failed())
        assert [event["event"] for event in await events.rest()] == ["change", "change", "end"]
