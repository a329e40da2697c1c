"""A posting goes in, a guide comes out, credits are charged: over the real protocols."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from pydantic import TypeAdapter
from pypdf import PdfReader

from contracts.insights import Basis, Insights, walk_items
from contracts.job import JobDetails
from local.client import Client
from local.sandbox import DEMO_POSTING_PATH
from local.stack import LocalStack

pytestmark = [pytest.mark.integration, pytest.mark.asyncio(loop_scope="package")]

ClientOf = Callable[[str], Client]
CHAIN = ["parsing_job_posting", "scraping_reddit", "processing_content", "generating_pdf", "completed"]


async def test_a_posting_becomes_a_guide(stack: LocalStack, client_of: ClientOf) -> None:
    async with client_of("ada") as client:
        prep_id = await client.generate(job_posting_url=stack.sandbox_url + DEMO_POSTING_PATH)
        document = await client.final(prep_id)
        assert document["status"] == "completed", document
        job = TypeAdapter(JobDetails).validate_python(document["jobDetails"])
        assert (job.company_name, job.job_title) == ("Copperfinch Robotics", "Software Engineer, Fleet Systems") or (
            job.company_name == "Copperfinch Robotics"
        )
        insights = Insights.model_validate(document["insights"])
        reported = [item for item in walk_items(insights) if item.basis is Basis.REPORTED]
        assert len(reported) >= 10
        assert insights.evidence_level == "community"
        known = {source.id for source in insights.sources}
        assert {proof.source_id for item in reported for proof in item.evidence} <= known
        pages = PdfReader(io.BytesIO(await client.pdf(prep_id))).pages
        assert len(pages) >= 8
        account = await client.account()
        assert (account["balance"], account["held"]) == (35, 0)


async def test_progress_arrives_in_order_and_ends(stack: LocalStack, client_of: ClientOf) -> None:
    async with client_of("grace") as client:
        prep_id = await client.generate(job_posting_url=stack.sandbox_url + DEMO_POSTING_PATH)
        events = [event async for event in client.events(prep_id)]
    greeting, *events = events
    assert (greeting.name, events[0].name) == ("hello", "snapshot")
    assert events[-1].name == "end"
    statuses = list(dict.fromkeys(e.data["status"] for e in events[:-1] if e.data["status"] in CHAIN))
    assert statuses == [status for status in CHAIN if status in statuses]
    assert statuses[-1] == "completed"


async def test_company_and_title_alone_are_enough(client_of: ClientOf) -> None:
    async with client_of("joan") as client:
        prep_id = await client.generate(company_name="Copperfinch Robotics", job_title="Software Engineer")
        document = await client.final(prep_id)
    assert document["status"] == "completed", document
    assert document["jobDetails"]["company_name"] == "Copperfinch Robotics"


async def test_a_company_nobody_wrote_about_still_gets_an_honest_guide_for_less(client_of: ClientOf) -> None:
    async with client_of("mary") as client:
        prep_id = await client.generate(company_name="Zorblatt Unheard Industries", job_title="Paralegal")
        document = await client.final(prep_id)
        assert document["status"] == "completed", document
        insights = Insights.model_validate(document["insights"])
        assert all(item.basis is not Basis.REPORTED for item in walk_items(insights))
        assert insights.data_gaps
        assert (await client.account())["balance"] == 50


async def test_a_wall_is_refused_and_manual_input_saves_the_day(stack: LocalStack, client_of: ClientOf) -> None:
    async with client_of("edith") as client:
        prep_id = await client.generate(job_posting_url=f"{stack.sandbox_url}/walls/linkedin-authwall")
        document = await client.final(prep_id)
        assert document["status"] == "parsing_failed"
        assert document["needsManualInput"] is True
        assert document["error"]
        assert (await client.account())["held"] == 0
        body: dict[str, Any] = {"company_name": "Copperfinch Robotics", "job_title": "Software Engineer"}
        retried = await client.request("POST", f"/api/interview-prep/{prep_id}/retry", json=body)
        assert retried.status_code == 202, retried.text
        assert (await client.final(prep_id))["status"] == "completed"
        assert (await client.account())["balance"] == 35


async def test_without_credits_nothing_begins(client_of: ClientOf) -> None:
    async with client_of("lise") as client:
        for _ in range(2):
            prep_id = await client.generate(company_name="Copperfinch Robotics", job_title="Software Engineer")
            await client.final(prep_id)
        body = {"company_name": "Copperfinch Robotics", "job_title": "Software Engineer"}
        refused = await client.request("POST", "/api/interview-prep/generate", json=body)
    assert refused.status_code == 401
    assert refused.headers["content-type"] == "application/problem+json"
    assert refused.json()["code"] == "insufficient_credits"
