"""`kill -9` of each service while preparations run: every one completes, each is charged once."""

import asyncio
import os
from collections import Counter
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from contracts.status import Stage
from local.client import Client
from local.sandbox import DEMO_POSTING_PATH
from local.stack import LocalStack
from tests.support.examples import THOROUGH, examples
from tests.support.reached import reached

pytestmark = [pytest.mark.chaos, pytest.mark.asyncio(loop_scope="package")]

PREPS = examples(30)
COST = 25
SIGNUP = 5000
STAGES = list(Stage) if THOROUGH or os.environ.get("PREPLINE_TEST_KAFKA") == "apache" else [Stage.PARSER]
"""On the broker of laptops one is enough: services do the same there."""


@pytest.mark.parametrize("stage", STAGES)
async def test_killing_a_service_loses_nothing_and_charges_once(
    stack: LocalStack,
    database: Any,
    client_of: Callable[[str], Client],
    slow_down: Callable[..., Awaitable[None]],
    stage: Stage,
) -> None:
    await slow_down(careers=0.5, reddit=0.3, openai=0.5)
    # What another stage's preparations left would let these pass the stage before it can be killed.
    await database["cache"].delete_many({})
    user = f"user-{stage}"
    async with client_of(user) as client:
        # A query makes each address, and thereby each cache key, its own.
        urls = [f"{stack.sandbox_url}{DEMO_POSTING_PATH}?ref={stage}-{number}" for number in range(PREPS)]
        preps = list(await asyncio.gather(*(client.generate(job_posting_url=url) for url in urls)))
        await reached(database, preps, stage)
        await stack.processes[stage].kill()
        await stack.processes[stage].start()
        documents = await client.all_final(preps)
        assert Counter(document["status"] for document in documents) == {"completed": PREPS}
        pdfs = await asyncio.gather(*map(client.pdf, preps))
        assert all(pdf.startswith(b"%PDF-") for pdf in pdfs)
        account = await client.account()
    captures = await database["ledger"].find({"user_id": user, "kind": "capture"}).to_list(None)
    assert Counter(entry["prep_id"] for entry in captures) == Counter(preps)
    assert account["balance"] == SIGNUP - COST * PREPS
    assert account["held"] == 0
    for prep in await database["preps"].find({"_id": {"$in": preps}}).to_list(None):
        assert [entry["status"] for entry in prep["timeline"]].count("completed") == 1
        numbers = [entry["seq"] for entry in prep["timeline"]]
        assert numbers == sorted(set(numbers))
