"""Thirty-two preparations at once against one alone, with a language model that takes two seconds per answer."""

import asyncio
import tempfile
import time
from pathlib import Path

import httpx

from local.client import Client
from local.sandbox import DEMO_POSTING_PATH
from local.stack import LocalStack, StackOptions, running_stack
from services.gateway.auth.local import LocalIssuer

MODEL_SECONDS = 2.0
MANY = 32


def main() -> None:
    """Print the time of one, of many, and their ratio."""
    asyncio.run(_main())


async def _main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        options = StackOptions(
            data_dir=Path(folder),
            use_sandbox_model=True,
            processes=True,
            extra_environment={
                "PREPLINE_CREDITS__SIGNUP_CREDITS": "100000",
                "PREPLINE_CREDITS__MONTHLY_LIMITS": '{"free": null, "pro": null, "elite": null}',
                "PREPLINE_LIMITS__RUNNING_PER_USER": "1000",
            },
        )
        async with running_stack(options) as stack:
            await _slow_model(stack)
            await _batch(stack, "warm-up", 1)
            one = await _batch(stack, "one", 1)
            many = await _batch(stack, "many", MANY)
    print(f"  one alone        {one:6.2f} s")
    print(f"  {MANY} at once      {many:6.2f} s")
    print(f"  ratio            {many / one:6.2f}   (goal: below 2)")


async def _slow_model(stack: LocalStack) -> None:
    async with httpx.AsyncClient(base_url=stack.sandbox_url, trust_env=False) as sandbox:
        faults = {"/openai": {"latency_s": MODEL_SECONDS}}
        (await sandbox.put("/_sandbox/faults", json=faults)).raise_for_status()
        (await sandbox.put("/_sandbox/reddit-budget", json={"limit": 100_000, "window_s": 60})).raise_for_status()


async def _batch(stack: LocalStack, name: str, number: int) -> float:
    """Return the seconds until `number` preparations that share no cached result are complete."""
    token = LocalIssuer.load(stack.addresses.keys).mint(name)
    async with Client(base_url=stack.addresses.gateway, token=token) as client:
        began = time.perf_counter()
        urls = [f"{stack.sandbox_url}{DEMO_POSTING_PATH}?ref={name}-{n}" for n in range(number)]
        notes = [f"Notes of applicant {name} {n}: the recruiter called." for n in range(number)]
        preps = await asyncio.gather(
            *(client.generate(job_posting_url=url, notes=note) for url, note in zip(urls, notes, strict=True))
        )
        ends = await asyncio.gather(*(_end(client, prep_id) for prep_id in preps))
        seconds = time.perf_counter() - began
    assert set(ends) == {"completed"}, ends
    return seconds


async def _end(client: Client, prep_id: str) -> str:
    """Follow a preparation as the web page does, which costs the services less than asking again and again."""
    ends = [event.data["status"] async for event in client.events(prep_id) if event.name == "end"]
    return str(ends[-1])
