"""`kill -9` of each service while twenty preparations run: every one completes, each is charged once."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest
import pytest_asyncio
from pydantic import SecretStr

from contracts.status import Stage
from local.client import Client
from local.sandbox import DEMO_POSTING_PATH
from local.stack import LocalStack
from runtime.mongo import connect
from runtime.settings import MongoSettings

pytestmark = [pytest.mark.chaos, pytest.mark.asyncio(loop_scope="module")]

PREPS = 20
COST = 25
SIGNUP = 5000
REACHED: dict[Stage, set[str]] = {
    Stage.GATEWAY: {"processing", "parsing_job_posting", "scraping_reddit", "processing_content", "generating_pdf"},
    Stage.PARSER: {"processing", "parsing_job_posting", "extracting_requirements"},
    Stage.SCRAPER: {"scraping_reddit"},
    Stage.INSIGHTS: {"processing_content"},
    Stage.RENDERER: {"generating_pdf"},
    Stage.BILLING: {"generating_pdf", "completed"},
}


@pytest_asyncio.fixture(loop_scope="module")
async def database(stack: LocalStack) -> AsyncIterator[Any]:
    client = connect(MongoSettings(url=SecretStr(stack.addresses.mongo)))
    yield client[stack.addresses.database]
    client.close()


async def reached(database: Any, preps: list[str], stage: Stage) -> None:
    """Return once a preparation was seen at the stage; a later one may be the last that was written."""
    wanted = {"_id": {"$in": preps}, "timeline.status": {"$in": sorted(REACHED[stage])}}
    async with asyncio.timeout(60):
        while await database["preps"].find_one(wanted) is None:  # noqa: ASYNC110 — other processes write it
            await asyncio.sleep(0.02)


@pytest.mark.parametrize("stage", list(Stage))
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
