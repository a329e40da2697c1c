"""Systems that publish events themselves, by the example in docs/, held to the same credit rules."""

import asyncio
import json
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from local.client import Client
from local.stack import LocalStack

pytestmark = [pytest.mark.integration, pytest.mark.asyncio(loop_scope="package")]

EXAMPLE = Path(__file__).parents[3] / "docs" / "examples" / "enter_the_chain.py"


async def run_example(stack: LocalStack, topic: str, *, user: str) -> tuple[int | None, dict[str, Any]]:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        str(EXAMPLE),
        topic,
        *("--bootstrap", stack.addresses.kafka, "--user", user),
        stdout=asyncio.subprocess.PIPE,
        cwd=EXAMPLE.parents[2],
        env={"PYTHONPATH": str(EXAMPLE.parents[2])},
    )
    output, _ = await process.communicate()
    return process.returncode, json.loads(output)


@pytest.mark.parametrize("topic", ["job.parsed", "insights.ready"])
async def test_an_event_published_directly_becomes_a_charged_pdf(
    stack: LocalStack, client_of: Callable[[str], Client], topic: str
) -> None:
    user = f"partner-{topic}"
    status, events = await run_example(stack, topic, user=user)
    assert status == 0, events
    stored, charged = events["pdf.stored"], events["billing.charged"]
    file = stored["document"]
    assert file["key"] == f"interview_preps/{user}/{charged['prep_id']}/{file['sha256']}.pdf"
    async with client_of(user) as client:
        document = await client.final(charged["prep_id"])  # the gateway may see the charge a moment later
        assert document["status"] == "completed"
        assert (await client.pdf(charged["prep_id"])).startswith(b"%PDF-")
        assert (await client.account())["balance"] == 60 - charged["amount"]


async def test_without_credits_the_guide_is_neither_charged_nor_served(
    stack: LocalStack, client_of: Callable[[str], Client]
) -> None:
    outcomes = [await run_example(stack, "insights.ready", user="partner-poor") for _ in range(3)]
    assert Counter(status for status, _ in outcomes) == {0: 2, 1: 1}
    failed = outcomes[-1][1]["prep.failed"]
    assert failed["code"] == "insufficient_credits"
    async with client_of("partner-poor") as client:
        assert (await client.final(failed["prep_id"]))["status"] == "failed"
        answer = await client.request("GET", f"/api/interview-prep/{failed['prep_id']}.pdf")
        assert answer.status_code in {404, 409}
        assert (await client.account())["balance"] == 10
