import asyncio
import contextlib
import json
import random
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from pymongo.errors import AutoReconnect

from contracts.envelope import Event
from contracts.insights import Insights
from contracts.status import PrepStatus, Stage
from services.gateway.guides.bodies.status import StatusView
from services.gateway.preparations.preparation import Change
from tests.support.gateway import GatewayRig
from tests.support.guide_samples import huge_insights, rich_insights
from tests.support.prep_events import PrepEvents

EVENTS = PrepEvents()


@contextlib.contextmanager
def counted_writes(collection: Any) -> Iterator[list[str]]:
    """Record the writes to any collection."""
    made: list[str] = []

    def counting(name: str) -> Callable[..., Any]:
        original = getattr(type(collection), name)

        def write(*args: Any, **options: Any) -> Any:
            made.append(name)
            return original(*args, **options)

        return write

    with pytest.MonkeyPatch.context() as patch:
        for name in ("insert_many", "update_one"):
            patch.setattr(type(collection), name, counting(name))
        yield made


async def status(rig: GatewayRig, prep_id: str = "prep-1", user: str = "alice") -> dict[str, Any]:
    async with rig.client(user) as client:
        response = await client.get(f"/api/interview-prep/status/{prep_id}")
    assert response.status_code == 200
    body: dict[str, Any] = response.json()
    StatusView.model_validate(body)
    return body


@pytest.mark.parametrize("first", range(6))
async def test_another_system_may_enter_the_chain_anywhere(rig: GatewayRig, first: int) -> None:
    await rig.deliver(*EVENTS.chain()[first:])
    body = await status(rig)
    missing = "completed" if first <= 3 else "generating_pdf"
    assert body["status"] == missing


async def test_the_finished_document_has_the_fields_clients_know(rig: GatewayRig, collection: Any) -> None:
    await rig.deliver(*EVENTS.chain())
    body = await status(rig)
    assert body["status"] == "completed"
    assert body["progress"] == "Interview Prep ready!"
    assert body["companyName"] == "Lumenworks Pay"
    assert body["jobTitle"] == "Senior Backend Engineer, Payments Platform"
    assert body["jobPostingUrl"] == "https://jobs.example.com/1"
    assert body["jobDetails"]["company_name"] == "Lumenworks Pay"
    assert body["jobDetails"]["role_category"] == "Software Engineering"
    assert Insights.model_validate(body["insights"]) == rich_insights()
    assert body["pdfUrl"].startswith("https://store.test/interview_preps/alice/prep-1/")
    assert body["error"] is None
    assert body["needsManualInput"] is False
    assert body["completedAt"].endswith("Z")
    assert body["charge"] == {"amount": 25, "balance": 25, "usedThisMonth": 1, "monthlyLimit": 2}
    document = await collection.find_one()
    assert document["pdfStoragePath"] == EVENTS.document.key
    assert [entry["seq"] for entry in document["timeline"]] == list(range(1, 7))
    assert [entry["event_id"] for entry in document["timeline"]] == [str(event.event_id) for event in EVENTS.chain()]
    assert "watchAt" not in document
    assert "https://store.test" not in str(document)


async def test_an_unpaid_guide_is_not_shown(rig: GatewayRig) -> None:
    await rig.deliver(*EVENTS.chain()[:5])
    body = await status(rig)
    assert body["insights"] is None
    assert body["pdfUrl"] is None
    assert body["jobDetails"] is not None


@pytest.mark.parametrize("seed", range(5))
async def test_events_at_once_in_any_order_are_each_applied_once(rig: GatewayRig, collection: Any, seed: int) -> None:
    other = GatewayRig(collection=collection, objects=rig.objects)
    progress: list[Event] = [EVENTS.progress(stage, stage.value) for stage in Stage]
    events = [*EVENTS.chain(), *progress] * 2
    for event in EVENTS.chain():
        await rig.render(event)
    random.Random(seed).shuffle(events)  # noqa: S311 — reproducible, not secret
    await asyncio.gather(
        *(pick.deliver(event) for pick, event in zip([rig, other] * len(events), events, strict=False))
    )
    document = await collection.find_one()
    assert document["status"] == "completed"
    seqs = [entry["seq"] for entry in document["timeline"]]
    assert seqs == sorted(set(seqs))
    ids = [entry["event_id"] for entry in document["timeline"]]
    assert len(ids) == len(set(ids))
    assert set(document["facts"]) == {event.topic for event in EVENTS.chain()}
    assert json.loads(document["jobDetails"])["company_name"] == "Lumenworks Pay"


async def test_news_that_comes_together_is_written_together(collection: Any) -> None:
    rig = GatewayRig(collection=collection, streams={"gathering": "PT10S"})
    progress: list[Event] = [EVENTS.progress(Stage.SCRAPER, f"Page {number}") for number in range(5)]
    with counted_writes(collection) as writes:
        async with asyncio.timeout(5):  # the end of the preparation does not wait for the rest of the ten seconds
            await rig.deliver(EVENTS.requested())
            early = [asyncio.create_task(rig.deliver(event)) for event in progress]
            await asyncio.sleep(0.05)
            await asyncio.gather(*early, *(rig.deliver(event) for event in EVENTS.chain()[1:]))
    document = await collection.find_one()
    assert document["status"] == "completed"
    assert [entry["seq"] for entry in document["timeline"]] == list(range(1, 12))
    assert writes == ["insert_many", "update_one"]


async def test_news_that_comes_during_a_write_is_not_lost_when_the_write_fails(rig: GatewayRig) -> None:
    await rig.deliver(EVENTS.requested())
    store, apply = rig.deps.store, rig.deps.store.apply
    failures = [AutoReconnect("the database restarts")]

    async def failing(change: Change, **options: Any) -> bool:
        if failures:
            raise failures.pop()
        return await apply(change, **options)

    store.apply = failing  # type: ignore[method-assign]  # the fault is injected
    results = await asyncio.gather(rig.deliver(EVENTS.parsed()), rig.deliver(EVENTS.stored()), return_exceptions=True)
    assert [type(result) for result in results].count(AutoReconnect) == 1
    await rig.deliver(EVENTS.parsed())
    body = await status(rig)
    assert body["companyName"] == "Lumenworks Pay"
    assert [entry["topic"] for entry in body["timeline"]].count("pdf.stored") == 1


async def test_a_failure_is_shown_with_what_to_do(rig: GatewayRig) -> None:
    await rig.deliver(EVENTS.requested(), EVENTS.failed(needs_manual_input=True))
    body = await status(rig)
    assert body["status"] == "parsing_failed"
    assert body["needsManualInput"] is True
    assert body["errorCode"] == "login_required"
    assert "login wall" in body["error"]


async def test_progress_of_an_unknown_preparation_creates_nothing(rig: GatewayRig, collection: Any) -> None:
    await rig.deliver(EVENTS.progress(Stage.PARSER, "Reading"))
    assert await collection.count_documents({}) == 0


async def test_progress_is_shown(rig: GatewayRig) -> None:
    progress = EVENTS.progress(Stage.PARSER, "Reading", status=PrepStatus.EXTRACTING_REQUIREMENTS)
    await rig.deliver(EVENTS.requested(), progress)
    body = await status(rig)
    assert body["status"] == "extracting_requirements"
    assert body["progress"] == "Reading"


async def test_the_largest_guide_fits(rig: GatewayRig) -> None:
    ready = EVENTS.ready().model_copy(update={"insights": huge_insights()})
    await rig.deliver(EVENTS.requested(), ready, EVENTS.stored(), EVENTS.charged())
    body = await status(rig)
    assert Insights.model_validate(body["insights"]) == huge_insights()


async def test_history_lists_the_newest_first_and_only_ones_own(rig: GatewayRig) -> None:
    for number in range(12):
        await rig.deliver(PrepEvents(prep_id=f"a{number}").parsed())
        await asyncio.sleep(0.002)
    await rig.deliver(*PrepEvents(prep_id="done").chain())
    await rig.deliver(PrepEvents(prep_id="bobs", user_id="bob").parsed())
    async with rig.client() as client:
        ten = (await client.get("/api/interview-prep/history")).json()["history"]
        two = (await client.get("/api/interview-prep/history?limit=2")).json()["history"]
        bad = [(await client.get(f"/api/interview-prep/history?limit={n}")).status_code for n in (0, 101, "x")]
    assert [item["id"] for item in two] == ["done", "a11"]
    assert len(ten) == 10
    assert ten[0]["pdfUrl"]
    assert ten[0]["error"] == ""
    assert ten[1]["pdfUrl"] is None
    assert bad == [400, 400, 400]
