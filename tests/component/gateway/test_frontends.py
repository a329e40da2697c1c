"""Other people's frontends: one that polls as the reference system's does, and the client that is offered."""

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from tests.component.gateway.test_events import running
from tests.support.gateway import GatewayRig
from tests.support.imitated_chain import ImitatedChain

BASE = "/api/interview-prep"
CLIENT = Path(__file__).parents[3] / "docs" / "client"
STATUSES = {
    *("processing", "parsing_job_posting", "extracting_requirements", "scraping_reddit", "processing_content"),
    *("generating_pdf", "completed", "parsing_failed", "failed"),
}
"""All that a polling frontend of the first hour knows."""
SHOWN = {"id", "status", "progress", "jobDetails", "insights", "pdfUrl", "error", "needsManualInput"}
LISTED = {"id", "companyName", "jobTitle", "status", "createdAt", "pdfUrl", "error"}


async def polled(client: Any, prep_id: str) -> list[dict[str, Any]]:
    """What such a frontend sees: it asks again and again until it is completed or failed."""
    seen = []
    for _ in range(400):
        response = await client.get(f"{BASE}/status/{prep_id}")
        assert response.status_code == 200
        seen.append(response.json())
        if seen[-1]["status"] in {"completed", "failed", "parsing_failed"}:
            return seen
        await asyncio.sleep(0.005)
    pytest.fail("it would poll for ever")


async def test_a_polling_frontend_of_the_first_hour_works_unchanged(rig: GatewayRig) -> None:
    ImitatedChain(rig, pause=0.01)
    async with rig.client() as client:
        accepted = await client.post(f"{BASE}/generate", json={"job_posting_url": "https://jobs.example.com/1"})
        prep_id = accepted.json()["id"]
        seen = await polled(client, prep_id)
        download = (await client.get(f"{BASE}/download/{prep_id}")).json()
        history = (await client.get(f"{BASE}/history?limit=10")).json()["history"]
    assert accepted.json() == {"id": prep_id, "status": "processing"}
    assert all(one.keys() >= SHOWN and one["status"] in STATUSES for one in seen)
    assert seen[-1]["status"] == "completed"
    assert seen[-1]["insights"]["common_questions"]["technical"]
    assert seen[-1]["jobDetails"]["company_name"] == download["companyName"] == "Lumenworks Pay"
    assert download.keys() >= {"pdfUrl", "companyName", "jobTitle"}
    assert history[0].keys() >= LISTED
    assert history[0]["error"] == ""


async def test_its_polling_ends_when_somebody_cancels(rig: GatewayRig) -> None:
    async with rig.client() as client:
        body = {"company_name": "Example Corp", "job_title": "Engineer"}
        prep_id = (await client.post(f"{BASE}/generate", json=body)).json()["id"]
        await client.post(f"{BASE}/{prep_id}/cancel")
        last = (await polled(client, prep_id))[-1]
        listed = (await client.get(f"{BASE}/history")).json()["history"][0]
        exact = (await client.get(f"{BASE}/status/{prep_id}?statuses=all")).json()
    assert (last["status"], last["cancelled"]) == ("failed", True)
    assert last["error"]
    assert listed["status"] == "failed"
    assert exact["status"] == "cancelled"


async def test_a_posting_that_cannot_be_read_asks_it_for_manual_input(rig: GatewayRig) -> None:
    ImitatedChain(rig, pause=0.01)
    async with rig.client() as client:
        body = {"job_posting_url": "https://jobs.example.com/wall"}
        prep_id = (await client.post(f"{BASE}/generate", json=body)).json()["id"]
        last = (await polled(client, prep_id))[-1]
    assert (last["status"], last["needsManualInput"]) == ("parsing_failed", True)
    assert last["error"]


SCRIPT = """
import { Prepline, PreplineError } from %s;
const [baseUrl, token] = process.argv.slice(1);
const prepline = new Prepline({ baseUrl, token: async () => token });
const seen = (error) => [error instanceof PreplineError, error.code];
const refused = await prepline.generate({ company_name: "A" }).catch(seen);
const { id } = await prepline.generate({ job_posting_url: "https://jobs.example.com/1" }, { key: "one" });
const again = await prepline.generate({ job_posting_url: "https://jobs.example.com/1" }, { key: "one" });
const names = [];
for await (const { event } of prepline.events(id)) names.push(event);
const { status } = await prepline.status(id);
console.log(JSON.stringify({ refused, same: id === again.id, names, status }));
"""


async def printed(*arguments: str) -> str:
    """What a script for Node prints."""
    node = await asyncio.create_subprocess_exec("node", *arguments, stdout=asyncio.subprocess.PIPE)
    output, _ = await asyncio.wait_for(node.communicate(), 30)
    assert node.returncode == 0
    return output.decode()


async def test_the_offered_client_follows_a_preparation_to_its_end(rig: GatewayRig) -> None:
    ImitatedChain(rig, pause=0.03)
    async with running(rig) as url:
        script = SCRIPT % json.dumps((CLIENT / "prepline.js").as_uri())
        told = json.loads(await printed("--input-type=module", "-e", script, "--", url, rig.token()))
    assert told["refused"] == [True, "validation_failed"]
    assert told["same"] is True
    assert told["names"][:2] == ["hello", "snapshot"]
    assert told["names"][-1] == "end"
    assert told["names"].count("change") > 3
    assert told["status"] == "completed"


async def test_the_example_makes_one_guide_and_follows_it(rig: GatewayRig) -> None:
    ImitatedChain(rig, pause=0.03)
    async with running(rig) as url:
        *progress, end = (await printed(str(CLIENT / "example.js"), url, rig.token())).splitlines()
    assert "Searched Reddit." in progress
    assert end.startswith("completed http")
