"""Limits hold for several gateways together."""

import asyncio
from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
from starlette.requests import Request

from services.gateway.errors import BusyError
from services.gateway.limits.pacing import address_of
from services.gateway.limits.rates import Rates
from services.gateway.limits.running import RunningPreps
from tests.support.gateway import GatewayRig
from tests.support.prep_events import PrepEvents
from tests.support.recorded_reads import RecordingDatabase

GENERATE = "/api/interview-prep/generate"
URL = {"job_posting_url": "https://jobs.example.com/1"}


async def test_three_gateways_let_a_user_have_five_running(collection: Any) -> None:
    rigs = [GatewayRig(collection=collection, limits={"starts_per_minute": 1000}) for _ in range(3)]
    await rigs[0].deps.store.prepare()

    async def ask(rig: GatewayRig) -> int:
        async with rig.client() as client:
            return (await client.post(GENERATE, json=URL)).status_code

    statuses = Counter(await asyncio.gather(*(ask(rigs[number % 3]) for number in range(60))))
    assert statuses == {202: 5, 429: 55}
    assert await collection.count_documents({}) == 5


async def test_a_crowd_of_one_user_is_accepted_together(collection: Any) -> None:
    limits = {"starts_per_minute": 1000, "starts_per_minute_and_address": 1000, "running_per_user": 1000}
    rig = GatewayRig(collection=collection, limits=limits)
    rig.billing.credits = 25 * 50
    async with rig.client() as client:
        answers = await asyncio.gather(*(client.post(GENERATE, json=URL) for _ in range(60)))
    assert Counter(answer.status_code for answer in answers) == {202: 50, 401: 10}
    assert await collection.count_documents({}) == 50
    running = await collection.database["limits"].find_one({"_id": "running:alice"})
    assert len(running["preps"]) == 50, "who cannot pay takes no place"
    assert len(rig.billing.calls) <= 6, "one call asks for many holds"


async def test_a_repeated_request_keeps_its_one_place(rig: GatewayRig, collection: Any) -> None:
    async with rig.client() as client:
        asked = [client.post(GENERATE, json=URL, headers={"Idempotency-Key": key}) for key in ("a", "b", "a", "b", "a")]
        answers = await asyncio.gather(*asked)
    assert {answer.status_code for answer in answers} == {202}
    assert len({answer.json()["id"] for answer in answers}) == 2
    running = await collection.database["limits"].find_one({"_id": "running:alice"})
    assert len({one["id"] for one in running["preps"]}) == len(running["preps"]) == 2


async def test_what_has_ended_makes_room(rig: GatewayRig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("services.gateway.limits.running._RESTARTING", timedelta())
    async with rig.client() as client:
        first = [(await client.post(GENERATE, json=URL)).json()["id"] for _ in range(5)]
        assert (await client.post(GENERATE, json=URL)).status_code == 429
        await rig.deliver(PrepEvents(first[0]).failed())
        assert (await client.post(GENERATE, json=URL)).status_code == 202
        assert (await client.post(GENERATE, json=URL)).status_code == 429


async def test_what_was_refused_takes_no_place(rig: GatewayRig) -> None:
    rig.billing.credits = 25
    async with rig.client() as client:
        assert (await client.post(GENERATE, json=URL)).status_code == 202
        for _ in range(6):
            assert (await client.post(GENERATE, json=URL)).status_code == 401
        rig.billing.credits = 1000
        assert [(await client.post(GENERATE, json=URL)).status_code for _ in range(4)] == [202] * 4


async def test_preparations_of_other_systems_count_too(rig: GatewayRig) -> None:
    for number in range(4):
        await rig.deliver(PrepEvents(f"theirs-{number}").requested())
    async with rig.client() as client:
        statuses = [(await client.post(GENERATE, json=URL)).status_code for _ in range(2)]
    assert statuses == [202, 429]


async def test_a_place_of_a_process_that_died_is_free_after_a_minute(rig: GatewayRig, collection: Any) -> None:
    limits = collection.database["limits"]
    places = RunningPreps(collection=limits, store=rig.deps.store, limit=1, per_minute=9)
    async with places.place("alice", "lost"):
        pass  # and nothing was accepted
    found = await limits.find_one({"_id": "running:alice"})
    old = [{**one, "at": one["at"] - timedelta(seconds=61)} for one in found["preps"]]
    await limits.update_one({"_id": "running:alice"}, {"$set": {"preps": old}})
    async with places.place("alice", "next"):
        pass


async def test_rates_are_shared_and_told(collection: Any) -> None:
    rigs = [GatewayRig(collection=collection, limits={"starts_per_minute": 3, "running_per_user": 100}) for _ in "ab"]
    answers = []
    for number in range(4):
        async with rigs[number % 2].client() as client:
            answers.append(await client.post(GENERATE, json=URL))
    statuses = [answer.status_code for answer in answers]
    if statuses == [202] * 4:
        pytest.fail("the minute's requests were not counted together")
    assert statuses[:2] == [202, 202]
    assert answers[0].headers["ratelimit-policy"] == '"user";q=3;w=60, "address";q=120;w=60'
    assert answers[0].headers["ratelimit"].startswith('"user";r=2;t=')
    refused = answers[-1]
    assert refused.status_code == 429
    assert refused.json()["code"] == "too_many_requests"
    assert 0 < int(refused.headers["retry-after"]) <= 60
    assert refused.headers["ratelimit"].startswith('"user";r=0;t=')


async def test_an_address_is_limited_across_its_users(collection: Any) -> None:
    rig = GatewayRig(collection=collection, limits={"starts_per_minute_and_address": 2})
    statuses = []
    for user in ("alice", "bob", "carol", "dan"):
        async with rig.client(user) as client:
            statuses.append((await client.post(GENERATE, json=URL)).status_code)
    assert statuses[:2] == [202, 202]
    assert 429 in statuses


async def test_what_a_user_asks_too_much_is_not_at_the_cost_of_their_address(collection: Any) -> None:
    rig = GatewayRig(collection=collection, limits={"starts_per_minute": 1, "starts_per_minute_and_address": 2})
    async with rig.client("alice") as client:
        statuses = [(await client.post(GENERATE, json=URL)).status_code for _ in range(5)]
    assert statuses[:2] in ([202, 429], [202, 202]), "two when a minute ends in between"
    async with rig.client("bob") as client:
        assert (await client.post(GENERATE, json=URL)).status_code == 202


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "6.6.6.6", "10.0.0.9"),
        (1, "6.6.6.6, 203.0.113.7", "203.0.113.7"),
        (2, "6.6.6.6, 203.0.113.7, 10.0.0.8", "203.0.113.7"),
        (1, "", "10.0.0.9"),
        (3, "203.0.113.7", "203.0.113.7"),
    ],
)
def test_only_trusted_proxies_tell_an_address(proxies: int, forwarded: str, address: str) -> None:
    headers = [(b"x-forwarded-for", forwarded.encode())] if forwarded else []
    request = Request({"type": "http", "headers": headers, "client": ("10.0.0.9", 5)})
    assert address_of(request, proxies) == address


async def test_a_place_that_another_gateway_took_is_seen(collection: Any) -> None:
    limits, store = collection.database["limits"], GatewayRig(collection=collection).deps.store
    one, other = [RunningPreps(collection=limits, store=store, limit=2, per_minute=9) for _ in range(2)]
    async with one.place("alice", "a"):
        pass
    async with other.place("alice", "b"):
        pass
    with pytest.raises(BusyError):
        async with one.place("alice", "c"):
            pass
    assert [place["id"] for place in (await limits.find_one({"_id": "running:alice"}))["preps"]] == ["a", "b"]


async def test_counting_begins_with_what_was_counted_last(collection: Any) -> None:
    recorded = RecordingDatabase(collection.database)
    one, other = [Rates(collection=recorded["limits"]) for _ in range(2)]
    assert [await _left(one) for _ in range(3)] == [8, 7, 6]
    assert recorded.reads == []
    assert await _left(other) == 5
    assert await _left(one) == 4
    assert recorded.reads == ["limits.find_one"] * 2


async def _left(rates: Rates) -> int:
    rate = await rates.count("user", "alice", limit=9)
    assert rate is not None
    return rate.remaining
