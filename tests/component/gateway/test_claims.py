"""Events that claim what is not so change nothing, and what was paid for stays and is checked."""

import asyncio
from typing import Any

import pytest

from contracts.envelope import Event
from contracts.status import Stage
from runtime.errors import ClaimRefusedError
from tests.support.gateway import GatewayRig
from tests.support.prep_events import PrepEvents

BASE = "/api/interview-prep"
EVENTS = PrepEvents()


async def document_of(rig: GatewayRig) -> dict[str, Any]:
    found: dict[str, Any] = await rig.collection.find_one({"_id": "prep-1"})
    return found


@pytest.mark.parametrize(
    ("event", "field"),
    [
        (PrepEvents(user_id="thief").cancelled(), "user_id"),
        (PrepEvents(user_id="thief").failed(), "user_id"),
        (PrepEvents(user_id="thief").charged(), "user_id"),
        (PrepEvents(attempt=2).cancelled(), "attempt"),
        (PrepEvents(attempt=1000).failed(), "attempt"),
        (PrepEvents(attempt=1000).requested(), "attempt"),
    ],
)
async def test_a_claim_about_a_running_preparation_is_refused(rig: GatewayRig, event: Event, field: str) -> None:
    await rig.deliver(EVENTS.requested())
    before = await document_of(rig)
    with pytest.raises(ClaimRefusedError) as refused:
        await rig.deliver(event)
    assert refused.value.field == field
    assert await document_of(rig) == before


@pytest.mark.parametrize("event", PrepEvents(attempt=2).chain(), ids=lambda event: event.topic)
async def test_what_was_paid_for_does_not_begin_again(rig: GatewayRig, event: Event) -> None:
    await rig.deliver(*EVENTS.chain())
    before = await document_of(rig)
    with pytest.raises(ClaimRefusedError):
        await rig.deliver(event)
    assert await document_of(rig) == before


async def test_a_refused_event_does_not_keep_others_from_being_written(rig: GatewayRig) -> None:
    await rig.deliver(EVENTS.requested())
    other = GatewayRig(collection=rig.collection, streams={"gathering": "PT0.05S"})

    results = await asyncio.gather(
        other.deliver(EVENTS.parsed()),
        other.deliver(PrepEvents(user_id="thief").failed()),
        return_exceptions=True,
    )
    assert [type(result) for result in results] == [type(None), ClaimRefusedError]
    assert (await document_of(rig))["status"] == "scraping_reddit"


async def test_progress_of_somebody_else_is_passed_over(rig: GatewayRig) -> None:
    await rig.deliver(EVENTS.requested())
    await rig.deliver(PrepEvents(user_id="thief").progress(Stage.SCRAPER, "I was here."))
    assert "I was here." not in str(await document_of(rig))


async def test_a_charge_without_the_file_completes_nothing(rig: GatewayRig) -> None:
    await rig.deliver(*EVENTS.chain()[:4])
    await rig.gateway.projection.handle(EVENTS.charged())
    with pytest.raises(ClaimRefusedError) as refused:
        await rig.gateway.projection.handle(EVENTS.stored())
    assert refused.value.field == "document.key"
    assert (await document_of(rig))["status"] == "generating_pdf"


@pytest.mark.parametrize("path", ["prep-1.pdf", "download/prep-1"])
async def test_a_file_that_was_replaced_is_not_served(rig: GatewayRig, path: str) -> None:
    await rig.deliver(*EVENTS.chain())
    rig.objects.objects[EVENTS.document.key] = (b"%PDF- another", "application/pdf", {})
    async with rig.client() as client:
        response = await client.get(f"{BASE}/{path}")
    assert response.status_code == 404


async def test_whose_insights_they_are_is_remembered(rig: GatewayRig) -> None:
    theirs = EVENTS.ready().model_copy(update={"producer": "acme"})
    await rig.deliver(EVENTS.requested(), theirs)
    assert (await document_of(rig))["measuredBy"] == "external"
