"""A minute in which something happens to everything that the dashboard shows."""

import asyncio
import time
from collections.abc import Mapping
from typing import Any

import httpx

from contracts.preps import PrepRequested
from contracts.status import Stage
from local.client import Client
from local.sandbox import DEMO_POSTING_PATH
from local.stack import LocalStack
from runtime.kafka.producing import Producer
from services.gateway.auth.local import LocalIssuer

__all__ = ["busy_run"]

_FAULTS: Mapping[str, Mapping[str, Any]] = {
    "/arctic": {"latency_s": 1.5},
    "/stackexchange": {"status": 500},
    "/openai": {"latency_s": 0.4},
}
_WORDS = ("Copper", "Amber", "Cobalt", "Ivory", "Indigo", "Jade", "Ochre", "Slate")
_QUIET_SECONDS = 8
"""Before and after, so that a rate has something to begin with and shows the last of it."""


async def busy_run(stack: LocalStack, *, guides: int) -> tuple[float, float]:
    """Make guides, some of them again, among trouble; return when it began and ended."""
    await _dial(stack)
    began = time.time()
    await asyncio.sleep(_QUIET_SECONDS)
    token = LocalIssuer.load(stack.addresses.keys).mint("dashboard")
    async with Client(base_url=stack.addresses.gateway, token=token, patience=120) as client:
        posting = stack.sandbox_url + DEMO_POSTING_PATH
        for first in range(0, guides, 4):
            wanted = [_wanted(number, posting) for number in range(first, min(first + 4, guides))]
            await client.all_final([await client.generate(**one) for one in wanted])
        await client.final(await client.generate(job_posting_url=f"{posting}?guide=1"))
        await client.final(await client.generate(job_posting_url=f"{stack.sandbox_url}/walls/linkedin-authwall"))
        await _unreadable(stack)
        await _without_billing(stack, client, posting)
    await asyncio.sleep(_QUIET_SECONDS)
    return began, time.time()


def _wanted(number: int, posting: str) -> dict[str, str]:
    """Return a posting of one employer, or by turns another employer each, whose discussions nobody has collected."""
    if number % 2:
        return {"job_posting_url": f"{posting}?guide={number}"}
    return {
        "company_name": f"Zorblatt {_WORDS[number // 2 % len(_WORDS)]} Industries",
        "job_title": "Software Engineer",
    }


async def _dial(stack: LocalStack) -> None:
    async with httpx.AsyncClient(base_url=stack.sandbox_url, trust_env=False) as sandbox:
        (await sandbox.put("/_sandbox/faults", json=_FAULTS)).raise_for_status()


async def _unreadable(stack: LocalStack) -> None:
    producer = Producer(settings=stack.addresses.kafka_of("admin"), client_id="dashboard")
    async with producer.running():
        await producer.send(PrepRequested.topic, b"no event", key=b"nobody", headers={})


async def _without_billing(stack: LocalStack, client: Client, posting: str) -> None:
    """Ask for a guide while nobody can hold credits for it; it is answered once billing is back."""
    await stack.processes[Stage.BILLING].kill()
    asking = asyncio.create_task(client.generate(job_posting_url=f"{posting}?guide=last"))
    await asyncio.sleep(2)
    await stack.processes[Stage.BILLING].start()
    await client.final(await asking)
