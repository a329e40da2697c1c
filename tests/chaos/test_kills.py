"""`kill -9` of each service while twenty preparations run: every one completes, each is charged once."""

import asyncio
import os
from collections import Counter
from collections.abc import AsyncIterator
from typing import Any, Literal, cast

import httpx
import pytest
import pytest_asyncio
from pydantic import SecretStr

from contracts.status import Stage
from local.client import Client
from local.sandbox import DEMO_POSTING_PATH
from local.stack import LocalStack, StackOptions, running_stack
from runtime.mongo import connect
from runtime.settings import MongoSettings
from services.gateway.auth.local import LocalIssuer

pytestmark = [pytest.mark.chaos, pytest.mark.integration, pytest.mark.asyncio(loop_scope="module")]

PREPS = 20
COST = 25
SIGNUP = 5000


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def stack(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[LocalStack]:
    kafka = cast("Literal['embedded', 'apache']", os.environ.get("PREPLINE_TEST_KAFKA", "embedded"))
    options = StackOptions(
        data_dir=tmp_path_factory.mktemp("stack"),
        kafka=kafka,
        processes=True,
        use_sandbox_model=True,
        extra_environment={
            "PREPLINE_CREDITS__SIGNUP_CREDITS": str(SIGNUP),
            "PREPLINE_CREDITS__MONTHLY_LIMITS": '{"free": null, "pro": null, "elite": null}',
            "PREPLINE_LIMITS__RUNNING_PER_USER": "100",
            "PREPLINE_REDRIVE__AFTER": "PT20S",
        },
    )
    async with running_stack(options) as running:
        yield running


@pytest_asyncio.fixture(loop_scope="module")
async def database(stack: LocalStack) -> AsyncIterator[Any]:
    client = connect(MongoSettings(url=SecretStr(stack.addresses.mongo)))
    yield client[stack.addresses.database]
    client.close()


async def slow_down(stack: LocalStack, **seconds: float) -> None:
    """Make parts of the outside world slow, so that preparations are found in the middle of each stage."""
    faults = {f"/{prefix}": {"latency_s": latency} for prefix, latency in seconds.items()}
    async with httpx.AsyncClient(base_url=stack.sandbox_url, trust_env=False) as sandbox:
        (await sandbox.put("/_sandbox/reddit-budget", json={"limit": 100_000, "window_s": 60})).raise_for_status()
        (await sandbox.put("/_sandbox/faults", json=faults)).raise_for_status()


REACHED: dict[Stage, set[str]] = {
    Stage.GATEWAY: {"processing", "parsing_job_posting", "scraping_reddit", "processing_content", "generating_pdf"},
    Stage.PARSER: {"processing", "parsing_job_posting", "extracting_requirements"},
    Stage.SCRAPER: {"scraping_reddit"},
    Stage.INSIGHTS: {"processing_content"},
    Stage.RENDERER: {"generating_pdf"},
    Stage.BILLING: {"generating_pdf", "completed"},
}


async def reached(database: Any, preps: list[str], stage: Stage) -> None:
    """Return once a preparation is seen at the stage."""
    wanted = {"_id": {"$in": preps}, "status": {"$in": sorted(REACHED[stage])}}
    async with asyncio.timeout(60):
        while await database["preps"].find_one(wanted) is None:  # noqa: ASYNC110 — other processes write it
            await asyncio.sleep(0.02)


@pytest.mark.parametrize("stage", list(Stage))
async def test_killing_a_service_loses_nothing_and_charges_once(stack: LocalStack, database: Any, stage: Stage) -> None:
    await slow_down(stack, careers=0.5, reddit=0.3, openai=0.5)
    user = f"user-{stage}"
    issuer = LocalIssuer.load(stack.addresses.keys)
    async with Client(base_url=stack.addresses.gateway, token=issuer.mint(user)) as client:
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
    timelines = await database["preps"].find({"_id": {"$in": preps}}).to_list(None)
    for prep in timelines:
        statuses = [entry["status"] for entry in prep["timeline"]]
        assert statuses.count("completed") == 1
        assert [entry["seq"] for entry in prep["timeline"]] == list(range(1, len(statuses) + 1))
