"""What six services that have nothing to do cost: memory and processor of each process, after start or after guides.

Memory is what Linux says of each process: PSS divides pages that several processes share among them, USS counts those
that it has alone. Processor time is read in nanoseconds, so that a busy machine hardly changes it.
"""

import argparse
import asyncio
import json
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.comparing.measures.processes import ProcessMemory, members, memory_of, nanoseconds_of
from contracts.status import Stage
from local.client import Client
from local.sandbox import DEMO_POSTING_PATH
from local.stack import LocalStack, StackOptions, running_stack
from services.gateway.auth.local import LocalIssuer

_SETTLING_SECONDS = 5.0
_MB = 1e6


def main(arguments: Sequence[str] = ()) -> int:
    """Print a line per process and the sum."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks idle", description=__doc__)
    parser.add_argument("--kafka", choices=["embedded", "apache"], default="embedded")
    parser.add_argument("--seconds", type=float, default=20, help="how long the processor is watched")
    parser.add_argument("--guides", type=int, default=0, help="make so many guides first")
    parser.add_argument("--separate", action="store_true", help="programs of their own, as in a cluster, not forks")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON too")
    options = parser.parse_args(arguments)
    figures = asyncio.run(_measured(options))
    for name, found in figures.items():
        print(f"  {name:<20}" + "  ".join(f"{value:8.1f} {unit}" for unit, value in found.items()))
    if options.json:
        print(json.dumps(figures))
    return 0


async def _measured(options: argparse.Namespace) -> Mapping[str, Mapping[str, float]]:
    with tempfile.TemporaryDirectory() as folder:
        stack_options = StackOptions(data_dir=Path(folder), kafka=options.kafka, processes=True)
        if options.separate:
            stack_options = replace(stack_options, forked=False)
        async with running_stack(stack_options) as stack:
            print(f"  started in {stack.started_in:.1f} s")
            for _ in range(options.guides):
                await _guide(stack)
            await asyncio.sleep(_SETTLING_SECONDS)
            return await _idle(stack, seconds=options.seconds)


async def _guide(stack: LocalStack) -> None:
    token = LocalIssuer.load(stack.addresses.keys).mint("idle")
    async with Client(base_url=stack.addresses.gateway, token=token, patience=60) as client:
        await client.final(await client.generate(job_posting_url=stack.sandbox_url + DEMO_POSTING_PATH))


async def _idle(stack: LocalStack, *, seconds: float) -> Mapping[str, Mapping[str, float]]:
    groups: dict[str, int | None] = {stage: stack.processes[stage].pid for stage in Stage}
    if stack.forks is not None:
        groups["fork server"] = stack.forks.pid
    processes = {
        f"{name} {place or ''}": pid
        for name, group in groups.items()
        for place, pid in enumerate(members([group or 0]))
    }
    before = {name: nanoseconds_of(pid) for name, pid in processes.items()}
    await asyncio.sleep(seconds)
    found = {
        name: _figures(memory_of(pid), core_percent=(nanoseconds_of(pid) - before[name]) / seconds / 1e7)
        for name, pid in processes.items()
    }
    return found | {"all": {unit: sum(one[unit] for one in found.values()) for unit in next(iter(found.values()))}}


def _figures(memory: ProcessMemory, *, core_percent: float) -> dict[str, float]:
    return {
        "MB PSS": memory.shared_out / _MB,
        "MB USS": memory.alone / _MB,
        "MB RSS": memory.resident / _MB,
        "% of a core": core_percent,
    }
