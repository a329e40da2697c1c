"""Thirty-two preparations at once against one alone, with a language model that takes two seconds per answer.

Once for different preparations, of which nothing can be shared, and once for the same posting, as when a popular one
is passed around: whatever is the same is then done once.
"""

import asyncio
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import httpx

from local.client import Client
from local.sandbox import DEMO_POSTING_PATH
from local.stack import LocalStack, StackOptions, running_stack
from services.gateway.auth.local import LocalIssuer

MODEL_SECONDS = 2.0
MANY = 32


def main(_arguments: Sequence[str] = ()) -> int:
    """Print the time of one, of many, and their ratio."""
    asyncio.run(_main())
    return 0


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
                "PREPLINE_LIMITS__STARTS_PER_MINUTE": "1000",
                "PREPLINE_LIMITS__STARTS_PER_MINUTE_AND_ADDRESS": "1000",
            },
        )
        async with running_stack(options) as stack:
            await _slow_model(stack)
            await _batch(stack, "warm-up", 1)
            one = await _batch(stack, "one", 1)
            different = await _batch(stack, "many", MANY)
            same = await _batch(stack, "same", MANY, same=True)
    print(f"  one alone                    {one:6.2f} s")
    for name, seconds in (("different", different), ("of the same posting", same)):
        print(f"  {MANY} at once, {name:<19}{seconds:6.2f} s   ratio {seconds / one:5.2f} (goal: below 2)")


async def _slow_model(stack: LocalStack) -> None:
    async with httpx.AsyncClient(base_url=stack.sandbox_url, trust_env=False) as sandbox:
        faults = {"/openai": {"latency_s": MODEL_SECONDS}}
        (await sandbox.put("/_sandbox/faults", json=faults)).raise_for_status()
        (await sandbox.put("/_sandbox/reddit-budget", json={"limit": 100_000, "window_s": 60})).raise_for_status()


async def _batch(stack: LocalStack, name: str, number: int, *, same: bool = False) -> float:
    """Return the seconds until `number` preparations are complete that share all results, or none."""
    token = LocalIssuer.load(stack.addresses.keys).mint(name)
    async with Client(base_url=stack.addresses.gateway, token=token) as client:
        began = time.perf_counter()
        kinds = [name if same else f"{name}-{n}" for n in range(number)]
        urls = [f"{stack.sandbox_url}{DEMO_POSTING_PATH}?ref={kind}" for kind in kinds]
        notes = [f"Notes of applicant {kind}: the recruiter called." for kind in kinds]
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
