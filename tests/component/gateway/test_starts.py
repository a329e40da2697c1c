"""What users begin is counted and listed in one document, whoever else writes there."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from services.gateway.limits.running import RunningPreps
from services.gateway.limits.starts import Begun, Starts
from tests.support.gateway import GatewayRig

GENERATE = "/api/interview-prep/generate"
URL = {"job_posting_url": "https://jobs.example.com/1"}
ALICE = {"_id": "running:alice"}


@pytest.fixture
def limits(collection: Any) -> Any:
    return collection.database["limits"]


async def _begin(starts: Starts, *prep_ids: str | None, limit: int = 100) -> Begun:
    return await starts.begin("alice", prep_ids, limit=limit)


def _ids(listed: Any) -> list[str]:
    return [one["id"] for one in listed]


async def test_starts_are_counted_and_listed_by_one_write(limits: Any) -> None:
    begun = await _begin(Starts(collection=limits), "a", "b", None, "a")
    found = await limits.find_one(ALICE)
    assert (found["version"], found["started"], _ids(found["preps"])) == (1, 4, ["a", "b"])
    assert (begun.counted, sorted(begun.new), _ids(begun.listed)) == (0, ["a", "b"], ["a", "b"])


async def test_what_is_listed_already_is_counted_and_not_new(limits: Any) -> None:
    starts = Starts(collection=limits)
    await _begin(starts, "a")
    begun = await _begin(starts, "a", "b")
    assert (begun.counted, sorted(begun.new), _ids(begun.listed)) == (1, ["b"], ["a", "b"])


async def test_nothing_is_written_of_what_is_over_the_limit(limits: Any) -> None:
    starts = Starts(collection=limits)
    assert (await _begin(starts, "a", "b", "c", limit=2)).new == {"a", "b"}
    assert (await _begin(starts, "d", limit=2)).new == frozenset()
    found = await limits.find_one(ALICE)
    assert (found["version"], found["started"], _ids(found["preps"])) == (1, 2, ["a", "b"])


async def test_of_many_processes_no_more_begin_than_the_limit(limits: Any) -> None:
    processes = [Starts(collection=limits) for _ in range(4)]
    begun = await asyncio.gather(*(_begin(one, f"{n}a", f"{n}b", limit=5) for n, one in enumerate(processes)))
    found = await limits.find_one(ALICE)
    assert sum(len(one.new) for one in begun) == found["started"] == len(found["preps"]) == 5


async def test_a_minute_begins_with_nothing_and_keeps_the_list(limits: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    starts = Starts(collection=limits)
    before = await _begin(starts, "a", "b", limit=2)
    assert starts.counted("alice", before.at) == 2
    assert starts.counted("alice", before.at + timedelta(minutes=1)) == 0
    assert starts.counted("bob", before.at) == 0
    monkeypatch.setattr("services.gateway.limits.starts._minute", lambda now: int(now.timestamp()) // 60 + 1)
    begun = await _begin(starts, "c", limit=2)
    assert (begun.counted, _ids(begun.listed)) == (0, ["a", "b", "c"])


async def test_who_left_the_list_stays_counted(limits: Any) -> None:
    starts = Starts(collection=limits)
    await _begin(starts, "a", "b")
    await starts.leave("alice", ["a"])
    begun = await _begin(starts, "c")
    assert (begun.counted, _ids(begun.listed)) == (2, ["b", "c"])


async def test_being_forgotten_begins_no_new_minute(limits: Any) -> None:
    starts = Starts(collection=limits)
    await _begin(starts, "a", "b")
    await starts.forget("alice")
    kept = await limits.find_one(ALICE)
    begun = await _begin(starts, "c")
    assert kept["preps"] == []
    assert (begun.counted, _ids(begun.listed)) == (2, ["c"])
    await Starts(collection=limits).forget("bob")
    assert await limits.find_one({"_id": "running:bob"}) is None


async def test_what_is_forgotten_outlives_the_minute_alone(limits: Any) -> None:
    starts = Starts(collection=limits)
    begun = await _begin(starts, "a")
    listed = await limits.find_one(ALICE)
    await starts.forget("alice")
    left = await limits.find_one(ALICE)
    assert listed["expiresAt"] - begun.at > timedelta(days=1)
    assert timedelta(minutes=1) < left["expiresAt"] - begun.at < timedelta(minutes=3)


async def test_a_list_of_a_former_release_is_gone_on_with(limits: Any) -> None:
    begun = await _begin(Starts(collection=limits), "old")
    await limits.update_one(ALICE, {"$unset": {"version": "", "minute": "", "started": ""}})
    starts = Starts(collection=limits)
    assert _ids((await _begin(starts, "new")).listed) == ["old", "new"]
    assert _ids((await _begin(starts, "newer")).listed) == ["old", "new", "newer"]
    assert begun.new == {"old"}


async def test_a_repetition_is_counted_and_takes_no_place(limits: Any) -> None:
    rig = GatewayRig(collection=limits.database["preps"], limits={"starts_per_minute": 9})
    places = RunningPreps(collection=limits, store=rig.deps.store, limit=1, per_minute=3)
    async with places.place("alice", "a") as rate:
        assert (rate.limit, rate.remaining) == (3, 2)
    assert (await places.count("alice")).remaining == 1
    found = await limits.find_one(ALICE)
    assert (found["started"], _ids(found["preps"])) == (2, ["a"])


async def test_what_an_address_may_not_takes_no_place_of_the_user(collection: Any) -> None:
    rigs = [GatewayRig(collection=collection, limits={"starts_per_minute_and_address": 1}) for _ in "ab"]
    statuses = []
    for rig, user in zip(rigs, ("alice", "bob"), strict=True):
        async with rig.client(user) as client:
            statuses.append((await client.post(GENERATE, json=URL)).status_code)
    if statuses == [202, 202]:
        pytest.skip("a minute ended in between")
    found = await collection.database["limits"].find_one({"_id": "running:bob"})
    assert statuses == [202, 429]
    assert (found["preps"], found["started"]) == ([], 1)
    assert rigs[1].billing.calls == [], "credits are asked for when nothing else refuses"
