"""All of a user's preparations in one stream, and tickets for clients that cannot send a token."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
import pytest

from services.gateway.preparations.store import utc_now
from tests.component.gateway.test_events import Stream, running
from tests.support.gateway import GatewayRig
from tests.support.prep_events import PrepEvents

BASE = "/api/interview-prep"


@asynccontextmanager
async def opened(url: str, token: str = "", **params: str) -> AsyncIterator[Stream]:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    async with (
        httpx.AsyncClient(timeout=10, trust_env=False) as client,
        client.stream("GET", f"{url}{BASE}/events", headers=headers, params=params) as response,
    ):
        yield Stream(response)


async def told(stream: Stream) -> tuple[str, dict[str, Any]]:
    event = await stream.next()
    assert event is not None
    return event["event"], json.loads(event["data"])


async def test_one_stream_tells_of_all_preparations_whoever_writes_them(rig: GatewayRig, collection: Any) -> None:
    other = GatewayRig(collection=collection)
    rig.settings.streams.poll_interval = other.settings.streams.poll_interval
    await rig.deliver(PrepEvents("prep-1").requested())
    await rig.deliver(*PrepEvents("prep-old").chain())
    async with running(rig) as url, opened(url, rig.token()) as stream:
        assert await told(stream) == ("prep", {**(await told_of(rig, "prep-1"))})
        assert stream.hints["heartbeat"] > 0
        await rig.deliver(PrepEvents("prep-1").parsed())
        name, change = await told(stream)
        assert (name, change["prepId"], change["topic"]) == ("change", "prep-1", "job.parsed")
        await other.deliver(PrepEvents("prep-2").requested(), PrepEvents("prep-bob", "bob").requested())
        name, begun = await told(stream)
        assert (name, begun["prepId"]) == ("prep", "prep-2")
        await other.deliver(*PrepEvents("prep-1").chain()[2:])
        changes = [await told(stream) for _ in range(4)]
        assert [change["topic"] for _, change in changes] == [event.topic for event in PrepEvents().chain()[2:]]
        assert [change["seq"] for _, change in changes] == [3, 4, 5, 6]
        async with rig.client() as client:
            await client.delete(f"{BASE}/prep-1")
        assert await told(stream) == ("gone", {"prepId": "prep-1"})


async def told_of(rig: GatewayRig, prep_id: str) -> dict[str, Any]:
    document = await rig.deps.store.find(prep_id)
    assert document is not None
    item = await rig.deps.viewer.history_item(document)
    return {**item, "prepId": prep_id, "progress": document["progress"], "seq": document["seq"]}


async def test_a_ticket_opens_one_stream_once(rig: GatewayRig) -> None:
    await rig.deliver(PrepEvents("prep-1").requested())
    async with running(rig) as url, rig.client() as client:
        ticket = (await client.post(f"{BASE}/tickets")).json()["ticket"]
        async with opened(url, ticket=ticket) as stream:
            assert (await told(stream))[1]["prepId"] == "prep-1"
        for used in (ticket, "made-up"):
            async with opened(url, ticket=used) as refused:
                assert refused.response.status_code == 401
        late = (await client.post(f"{BASE}/tickets")).json()["ticket"]
        await rig.collection.database["stream_tickets"].update_many({}, {"$set": {"until": utc_now()}})
        async with opened(url, ticket=late) as refused:
            assert refused.response.status_code == 401


async def test_two_who_bring_one_ticket_at_once_are_told_apart(rig: GatewayRig) -> None:
    async with rig.client() as client:
        ticket = (await client.post(f"{BASE}/tickets")).json()["ticket"]
    taken = await asyncio.gather(*(rig.deps.tickets.take(ticket) for _ in range(5)), return_exceptions=True)
    assert len([one for one in taken if not isinstance(one, Exception)]) == 1


async def test_streams_break_off_at_shutdown_and_say_when_to_come_back(rig: GatewayRig) -> None:
    async with running(rig) as url:
        stream = opened(url, rig.token())
        opened_stream = await stream.__aenter__()
        reading = asyncio.create_task(opened_stream.rest())
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(asyncio.shield(reading), 0.3)
    assert await reading == []
    assert "resume" in opened_stream.comments
    await stream.__aexit__(None, None, None)
