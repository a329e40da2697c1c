"""Cancelling and retrying."""

import asyncio
from typing import Any

import pytest

from contracts.preps import PrepCancelled, PrepRequested
from tests.support.gateway import GatewayRig
from tests.support.prep_events import PrepEvents

BASE = "/api/interview-prep"
URL = {"job_posting_url": "https://jobs.example.com/1"}


async def accepted(rig: GatewayRig, body: dict[str, Any] | None = None) -> str:
    async with rig.client() as client:
        response = await client.post(f"{BASE}/generate", json=body or URL)
    prep_id: str = response.json()["id"]
    return prep_id


async def test_cancelling_tells_everybody_and_shows_at_once(rig: GatewayRig) -> None:
    prep_id = await accepted(rig)
    await rig.publish_pending()
    async with rig.client() as client:
        response = await client.post(f"{BASE}/{prep_id}/cancel")
        again = await client.post(f"{BASE}/{prep_id}/cancel")
        body = (await client.get(f"{BASE}/status/{prep_id}")).json()
    assert response.status_code == again.status_code == 200
    assert response.json() == {"id": prep_id, "status": "cancelled"}
    assert body["status"] == "failed"
    assert body["cancelled"] is True
    assert [type(event) for event in await rig.publish_pending()] == [PrepRequested, PrepCancelled]
    await rig.deliver(rig.publisher.events[-1], PrepEvents(prep_id=prep_id).parsed())
    async with rig.client() as client:
        after = (await client.get(f"{BASE}/status/{prep_id}")).json()
    assert after["status"] == "failed"


async def test_a_request_cancelled_before_kafka_took_it_is_never_worked_on(rig: GatewayRig) -> None:
    rig.leave_unpublished()
    prep_id = await accepted(rig)
    async with rig.client() as client:
        await client.post(f"{BASE}/{prep_id}/cancel")
    assert [type(event) for event in await rig.publish_pending()] == [PrepCancelled]


@pytest.mark.parametrize("seen", [5, 6])
async def test_a_guide_that_is_ready_cannot_be_cancelled(rig: GatewayRig, seen: int) -> None:
    await rig.deliver(*PrepEvents().chain()[:seen])
    async with rig.client() as client:
        response = await client.post(f"{BASE}/prep-1/cancel")
    assert response.status_code == 409
    assert response.json()["code"] == "conflict"


async def test_a_charge_that_overtook_the_cancellation_delivers(rig: GatewayRig) -> None:
    prep_id = await accepted(rig)
    async with rig.client() as client:
        await client.post(f"{BASE}/{prep_id}/cancel")
        await rig.deliver(*PrepEvents(prep_id=prep_id).chain())
        body = (await client.get(f"{BASE}/status/{prep_id}")).json()
    assert body["status"] == "completed"
    assert body["pdfUrl"]


async def test_what_is_entered_by_hand_replaces_the_address_that_failed(rig: GatewayRig, collection: Any) -> None:
    prep_id = await accepted(rig, {**URL, "notes": "mine"})
    await rig.publish_pending()
    await rig.deliver(PrepEvents(prep_id=prep_id).failed(needs_manual_input=True))
    async with rig.client() as client:
        response = await client.post(f"{BASE}/{prep_id}/retry", json={"company_name": "Acme", "job_title": "Engineer"})
        body = (await client.get(f"{BASE}/status/{prep_id}")).json()
    assert response.status_code == 202
    assert response.json() == {"id": prep_id, "status": "processing"}
    assert body["attempt"] == 2
    assert body["status"] == "processing"
    assert body["error"] is None
    assert body["needsManualInput"] is False
    assert body["companyName"] == "Acme"
    assert (prep_id, 2) in rig.billing.holds
    event = (await rig.publish_pending())[-1]
    assert isinstance(event, PrepRequested)
    assert event.attempt == 2
    assert event.request.job_posting_url is None
    assert event.request.company_name == "Acme"
    assert event.context.notes == "mine"
    await rig.deliver(PrepEvents(prep_id=prep_id).parsed())  # attempt 1, late
    assert (await collection.find_one())["status"] == "processing"
    await rig.deliver(*PrepEvents(prep_id=prep_id, attempt=2).chain())
    assert (await collection.find_one())["status"] == "completed"


async def test_a_retry_without_a_body_asks_the_same_again(rig: GatewayRig) -> None:
    prep_id = await accepted(rig)
    await rig.deliver(PrepEvents(prep_id=prep_id).failed())
    async with rig.client() as client:
        response = await client.post(f"{BASE}/{prep_id}/retry")
    assert response.status_code == 202
    event = (await rig.publish_pending())[-1]
    assert isinstance(event, PrepRequested)
    assert event.request.job_posting_url == URL["job_posting_url"]


async def test_a_retry_needs_enough_to_go_by(rig: GatewayRig) -> None:
    prep_id = await accepted(rig)
    await rig.deliver(PrepEvents(prep_id=prep_id).failed(needs_manual_input=True))
    async with rig.client() as client:
        response = await client.post(f"{BASE}/{prep_id}/retry", json={"company_name": "Acme"})
    assert response.status_code == 400
    assert (prep_id, 2) not in rig.billing.holds


@pytest.mark.parametrize("seen", [0, 3, 6])
async def test_only_what_ended_badly_can_be_retried(rig: GatewayRig, seen: int) -> None:
    prep_id = await accepted(rig)
    await rig.deliver(*PrepEvents(prep_id=prep_id).chain()[:seen])
    async with rig.client() as client:
        response = await client.post(f"{BASE}/{prep_id}/retry")
    assert response.status_code == 409


async def test_a_double_click_retries_once(rig: GatewayRig, collection: Any) -> None:
    prep_id = await accepted(rig)
    await rig.deliver(PrepEvents(prep_id=prep_id).failed())
    other = GatewayRig(collection=collection, billing=rig.billing)
    async with rig.client() as one, other.client() as two:
        responses = await asyncio.gather(*(client.post(f"{BASE}/{prep_id}/retry") for client in (one, two, one, two)))
    assert sorted(response.status_code for response in responses) == [202, 409, 409, 409]
    assert (await collection.find_one())["attempt"] == 2
    assert rig.billing.released == []


async def test_an_external_preparation_can_be_retried_by_what_is_known(rig: GatewayRig) -> None:
    await rig.deliver(PrepEvents().parsed(), PrepEvents().failed())
    async with rig.client() as client:
        response = await client.post(f"{BASE}/prep-1/retry")
    assert response.status_code == 202
    event = (await rig.publish_pending())[-1]
    assert isinstance(event, PrepRequested)
    assert event.request.company_name == "Lumenworks Pay"


async def test_attempts_are_bounded(collection: Any) -> None:
    rig = GatewayRig(collection=collection, limits={"attempts_per_prep": 2})
    prep_id = await accepted(rig)
    async with rig.client() as client:
        await rig.deliver(PrepEvents(prep_id=prep_id).failed())
        assert (await client.post(f"{BASE}/{prep_id}/retry")).status_code == 202
        await rig.deliver(PrepEvents(prep_id=prep_id, attempt=2).failed())
        assert (await client.post(f"{BASE}/{prep_id}/retry")).status_code == 409
