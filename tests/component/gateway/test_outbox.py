import asyncio
from datetime import timedelta
from typing import Any

from contracts.envelope import Event
from contracts.preps import InsightsReady, JobParsed, PrepFailed, PrepRequested
from contracts.problems import ProblemCode
from runtime.kafka.codec import trace_headers
from services.gateway.preparations.store import utc_now
from tests.support.gateway import GatewayRig, until
from tests.support.prep_events import GUIDE, PrepEvents

URL = {"job_posting_url": "https://jobs.example.com/1"}
NOW = timedelta(0)


async def accept(rig: GatewayRig, **headers: str) -> str:
    async with rig.client() as client:
        response = await client.post("/api/interview-prep/generate", json=URL, headers=headers)
    prep_id: str = response.json()["id"]
    return prep_id


class DownPublisher:
    """Kafka is away: publishing waits until it is back."""

    def __init__(self) -> None:
        self.back = asyncio.Event()
        self.attempts = 0
        self.events: list[Event] = []

    async def publish(self, event: Event) -> None:
        self.attempts += 1
        await self.back.wait()
        self.events.append(event)


async def sent(collection: Any, count: int) -> bool:
    return bool(await collection.count_documents({"outboxDueAt": {"$exists": False}}) == count)


async def test_a_broker_that_is_down_delays_no_request_and_loses_none(collection: Any) -> None:
    rig = GatewayRig(collection=collection, outbox={"publish_timeout": "PT0.05S", "poll_interval": "PT0.05S"})
    down = DownPublisher()
    rig.gateway.relay._publisher = down
    async with rig.gateway.running(stopping=asyncio.Event()):
        ids = {await accept(rig) for _ in range(3)}
        await until(lambda: down.attempts > len(ids))
        assert down.events == []
        assert await collection.count_documents({"outboxDueAt": {"$exists": True}}) == 3
        down.back.set()
        await until(lambda: sent(collection, 3))
    assert {event.prep_id for event in down.events} == ids


async def test_stopping_waits_for_what_is_being_published(rig: GatewayRig) -> None:
    slow = DownPublisher()
    rig.gateway.relay._publisher = slow
    async with rig.gateway.running(stopping=asyncio.Event()):
        prep_id = await accept(rig)
        asyncio.get_running_loop().call_later(0.05, slow.back.set)
    assert [event.prep_id for event in slow.events] == [prep_id]


async def test_what_is_accepted_is_published_without_anybody_looking_for_it(rig: GatewayRig, collection: Any) -> None:
    prep_id = await accept(rig)
    await until(lambda: sent(collection, 1))
    assert [event.prep_id for event in rig.publisher.events] == [prep_id]
    assert await GatewayRig(collection=collection).publish_pending() == []


async def test_what_was_just_accepted_is_not_published_by_another_process_too(rig: GatewayRig, collection: Any) -> None:
    rig.deps.intake.publish = lambda _document: None
    await accept(rig)
    assert await GatewayRig(collection=collection).publish_pending() == []


async def test_what_a_killed_process_left_behind_is_published_by_the_next(rig: GatewayRig, collection: Any) -> None:
    rig.leave_unpublished()
    prep_id = await accept(rig)
    successor = GatewayRig(collection=collection)
    assert [event.prep_id for event in await successor.publish_pending()] == [prep_id]
    assert await rig.publish_pending() == []


async def test_a_lease_keeps_two_processes_from_publishing_the_same(rig: GatewayRig, collection: Any) -> None:
    rig.leave_unpublished()
    ids = {await accept(rig) for _ in range(5)}
    other = GatewayRig(collection=collection)
    await asyncio.gather(rig.publish_pending(), other.publish_pending())
    published = [event.prep_id for event in rig.publisher.events + other.publisher.events]
    assert sorted(published) == sorted(ids)


async def test_the_lease_of_a_dead_process_ends(rig: GatewayRig, collection: Any) -> None:
    rig.leave_unpublished()
    prep_id = await accept(rig)
    outbox = rig.gateway.relay._outbox
    assert len(await outbox.take(limit=10, lease=timedelta(minutes=1))) == 1
    assert await rig.publish_pending() == []
    await collection.update_one({}, {"$set": {"outboxDueAt": utc_now()}})
    assert [event.prep_id for event in await rig.publish_pending()] == [prep_id]


async def test_an_event_that_joins_while_another_is_published_is_not_lost(rig: GatewayRig) -> None:
    rig.leave_unpublished()
    prep_id = await accept(rig)
    outbox = rig.gateway.relay._outbox
    taken = await outbox.take(limit=10, lease=timedelta(minutes=1))
    async with rig.client() as client:
        await client.post(f"/api/interview-prep/{prep_id}/cancel")
    await outbox.done(taken[0])
    assert [event.topic for event in await rig.publish_pending()] == ["prep.cancelled"]


async def test_the_trace_of_the_request_reaches_kafka(rig: GatewayRig) -> None:
    trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
    await accept(rig, traceparent=trace)
    seen: list[str] = []

    async def publish(_: Event) -> None:
        seen.append(trace_headers.get()["traceparent"])

    rig.publisher.publish = publish  # type: ignore[method-assign,assignment] # records what the fake does not
    await rig.publish_pending()
    assert seen == [trace]


async def test_a_silent_preparation_is_published_again_then_fails(collection: Any) -> None:
    rig = GatewayRig(collection=collection, stalled={"after": NOW, "times": 2})
    prep_id = await accept(rig)
    await rig.publish_pending()
    for _ in range(4):
        await rig.gateway.watching._work()
        await rig.publish_pending()
    events = rig.publisher.events
    assert [type(event) for event in events[:3]] == [PrepRequested] * 3
    assert len({event.event_id for event in events[:3]}) == 1
    failed = events[3]
    assert isinstance(failed, PrepFailed)
    assert failed.code is ProblemCode.TIMED_OUT
    assert failed.retryable
    await rig.deliver(failed)
    await rig.gateway.watching._work()
    assert len(await rig.publish_pending()) == len(events)
    document = await collection.find_one({"_id": prep_id})
    assert document["status"] == "failed"
    assert document["errorCode"] == "timed_out"


async def test_the_chain_goes_on_from_where_it_was_last_seen(collection: Any) -> None:
    rig = GatewayRig(collection=collection, stalled={"after": NOW})
    events = PrepEvents(await accept(rig))
    await rig.publish_pending()
    await rig.deliver(events.requested(), events.parsed())
    await rig.gateway.watching._work()
    assert isinstance((await rig.publish_pending())[-1], JobParsed)
    await rig.deliver(events.collected(), events.ready())
    await rig.gateway.watching._work()
    again = (await rig.publish_pending())[-1]
    assert isinstance(again, InsightsReady)
    assert again.model_dump(exclude={"occurred_at", "producer"}) == events.ready().model_dump(
        exclude={"occurred_at", "producer"}
    )


async def test_news_start_the_patience_anew(collection: Any) -> None:
    rig = GatewayRig(collection=collection)
    events = PrepEvents(await accept(rig))
    await collection.update_one({}, {"$set": {"republished": 2}})
    await rig.deliver(events.parsed())
    document = await collection.find_one()
    assert document["republished"] == 0
    assert document["watchAt"] > utc_now()


async def test_a_request_that_waits_for_kafka_is_not_silent(collection: Any) -> None:
    rig = GatewayRig(collection=collection, stalled={"after": NOW})
    rig.deps.intake.publish = lambda _document: None
    await accept(rig)
    await rig.gateway.watching._work()
    assert (await collection.find_one())["republished"] == 0


async def test_a_charged_preparation_whose_events_were_lost_is_completed(collection: Any) -> None:
    rig = GatewayRig(collection=collection, stalled={"after": NOW})
    events = PrepEvents(await accept(rig))
    await rig.publish_pending()
    await rig.objects.put(events.document.key, GUIDE, content_type="application/pdf")
    await rig.deliver(events.charged())
    await rig.gateway.watching._work()
    document = await collection.find_one()
    assert document["status"] == "completed"
    assert document["paidFile"]["path"] == events.document.key
    assert "watchAt" not in document


async def test_a_charged_preparation_without_its_file_is_not_completed(collection: Any) -> None:
    rig = GatewayRig(collection=collection, stalled={"after": NOW})
    events = PrepEvents(await accept(rig))
    await rig.publish_pending()
    await rig.deliver(events.charged())
    await rig.gateway.watching._work()
    document = await collection.find_one()
    assert document["status"] == "generating_pdf"
    assert "watchAt" in document


async def test_a_request_that_came_back_from_kafka_needs_no_write_to_be_removed(
    rig: GatewayRig, collection: Any
) -> None:
    outbox = rig.gateway.relay._outbox
    removed: list[Any] = []

    async def done(taken: Any) -> None:
        removed.append(taken)

    outbox.done = done  # type: ignore[method-assign] # records what would be written
    async with rig.gateway.running(stopping=asyncio.Event()):
        await accept(rig)
        await until(lambda: len(rig.publisher.events) == 1)
        await rig.deliver(*rig.publisher.events)
        await until(lambda: sent(collection, 1))
    assert (await collection.find_one())["outbox"] == []
    assert removed == []


async def test_a_request_that_somebody_else_published_removes_nothing(rig: GatewayRig, collection: Any) -> None:
    rig.leave_unpublished()
    prep_id = await accept(rig)
    await rig.deliver(PrepEvents(prep_id).requested().model_copy(update={"producer": "partner"}))
    document = await collection.find_one()
    assert PrepRequested.topic in document["facts"]
    assert [event.topic for event in await rig.publish_pending()] == [PrepRequested.topic]


async def test_a_request_that_comes_back_after_it_was_cancelled_leaves_the_cancellation(rig: GatewayRig) -> None:
    rig.leave_unpublished()
    prep_id = await accept(rig)
    async with rig.client() as client:
        await client.post(f"/api/interview-prep/{prep_id}/cancel")
    await rig.deliver(PrepEvents(prep_id).requested())
    assert [event.topic for event in await rig.publish_pending()] == ["prep.cancelled"]
