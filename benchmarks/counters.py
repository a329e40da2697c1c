"""What one preparation costs in countable things: records, bytes, MongoDB commands, upstream requests, model tokens.

The same every time, so that a change which makes a guide dearer fails a test; time is measured elsewhere.
"""

import argparse
import asyncio
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import httpx
from pydantic import SecretStr

from benchmarks.counting.limits import BASELINE, exceeded, read, write
from benchmarks.counting.mongo import Commands, unserved
from benchmarks.counting.records import traffic_of
from local.client import Client
from local.sandbox import DEMO_POSTING_PATH
from local.stack import LocalStack, StackOptions, running_stack
from runtime.mongo import connect
from runtime.settings import MongoSettings
from services.gateway.auth.local import LocalIssuer

__all__ = ["Counting", "main"]

_KNOWN = ("preps", "limits", "accounts", "holds", "ledger", "cache", "model_use")
"""Collections whose commands are shown one by one; others serve the pace of sources and leases, as time passes."""
_QUIET_SECONDS = 0.5


def main(arguments: Sequence[str] = ()) -> int:
    """Print the counts of a fresh and of a repeated preparation; 1 when one has grown."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks counters", description=__doc__)
    parser.add_argument("--update", action="store_true", help=f"commit to the counts: write {BASELINE.name}")
    given = parser.parse_args(arguments)
    counts = asyncio.run(_counts())
    for case, found in counts.items():
        print(f"  {case}")
        for name, count in sorted(found.items()):
            print(f"    {name:<28} {count:8,}")
    if given.update:
        write(counts)
        return 0
    grown = list(exceeded(counts, read()))
    for line in grown:
        print(f"  {line}")
    return int(bool(grown))


async def _counts() -> dict[str, dict[str, int]]:
    commands = Commands()
    with tempfile.TemporaryDirectory() as folder:
        async with running_stack(StackOptions(data_dir=Path(folder), use_sandbox_model=True)) as stack:
            counting = Counting(stack, commands)
            commands.filters.clear()  # what services look for when they start is none of a preparation
            fresh = await counting.of_one("first", DEMO_POSTING_PATH)
            repeated = await counting.of_one("second", DEMO_POSTING_PATH)
            for scan in (scans := await counting.scans()):
                print(f"  no index serves {scan}")
    return {"fresh": fresh, "repeated": repeated, "both": {"mongo scans": len(scans)}}


@dataclass
class Counting:
    """Counts preparations of a stack whose services run in this process."""

    stack: LocalStack
    commands: Commands

    async def scans(self) -> list[str]:
        """Return what was looked for without an index."""
        settings = MongoSettings(url=SecretStr(self.stack.addresses.mongo))
        client = connect(settings)
        try:
            return await unserved(client[settings.database], dict(self.commands.filters))
        finally:
            client.close()

    async def of_one(self, user: str, posting: str) -> dict[str, int]:
        """Return what one preparation of a user costs."""
        token = LocalIssuer.load(self.stack.addresses.keys).mint(user)
        async with (
            Client(base_url=self.stack.addresses.gateway, token=token) as client,
            httpx.AsyncClient(base_url=self.stack.sandbox_url, trust_env=False) as sandbox,
        ):
            await client.account()
            await asyncio.sleep(_QUIET_SECONDS)
            await sandbox.delete("/_sandbox/requests")
            self.commands.counts.clear()
            prep_id = await client.generate(job_posting_url=self.stack.sandbox_url + posting)
            ends = [event.data["status"] async for event in client.events(prep_id) if event.name == "end"]
            await asyncio.sleep(_QUIET_SECONDS)
            sent = Counter(self.commands.counts)
            upstream = (await sandbox.get("/_sandbox/requests")).json()
        assert ends == ["completed"], ends
        traffic = await traffic_of(prep_id, bootstrap=self.stack.addresses.kafka)
        return {
            "records": traffic.records,
            "bytes": traffic.size,
            **{name: count for name, count in sent.items() if name.split(".")[0] in _KNOWN},
            "mongo commands": sum(count for name, count in sent.items() if name.split(".")[0] in _KNOWN),
            "mongo commands of all": sent.total(),
            "upstream requests": upstream["total"] - upstream["counts"].get("/openai", 0),
            **{f"model {name}": count for name, count in traffic.model.items()},
        }
