"""Preparations made one after another or all at once, each beside what the outside world took for it."""

import asyncio
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from benchmarks.comparing.contenders.base import Finished, Running, Workbench
from benchmarks.comparing.critical_path import ideal_seconds, longest_chain, waiting_seconds
from benchmarks.comparing.measures.processes import cpu_seconds

__all__ = ["PATIENCE", "all_at_once", "one_after_another"]

PATIENCE = 300.0
"""Seconds after which a preparation counts as lost."""


async def one_after_another(
    run: Running, bench: Workbench, employers: Iterable[int], *, user: str, clear: bool = True
) -> dict[str, Any]:
    """Return what each preparation took while nothing else went on."""
    if clear:
        await bench.world.clear()
    before = _used(run)
    found = [await _one(run, number, user=f"{user}-{number}") for number in employers]
    return await _described(found, run, bench, before)


async def all_at_once(run: Running, bench: Workbench, employers: Sequence[int], *, user: str) -> dict[str, Any]:
    """Return what preparations took that were asked for in the same moment, by a user each."""
    await bench.world.clear()
    before = _used(run)
    began = time.time()
    found = await asyncio.gather(*(_one(run, number, user=f"{user}-{number}") for number in employers))
    seconds = time.time() - began
    return await _described(found, run, bench, before) | {"seconds": seconds}


async def _one(run: Running, employer: int, *, user: str) -> Finished | Exception:
    try:
        async with asyncio.timeout(PATIENCE):
            return await run.prepare(employer, user=user, patience=PATIENCE)
    except Exception as error:  # noqa: BLE001 — a preparation that failed is a result
        return error


async def _described(
    found: Sequence[Finished | Exception], run: Running, bench: Workbench, before: Mapping[str, float]
) -> dict[str, Any]:
    after = _used(run)
    journal = await bench.world.journal()
    count = max(len(found), 1)
    return {
        "preps": [
            _prep(one, [entry for entry in journal if entry["employer"] == one.employer])
            for one in found
            if isinstance(one, Finished)
        ],
        "failures": Counter(type(one).__name__ for one in found if isinstance(one, Exception)),
        "errors": sorted({str(one)[:200] for one in found if isinstance(one, Exception)})[:3],
        "cpu_per_prep": (after["own"] - before["own"]) / count,
        "servers_cpu_per_prep": (after["servers"] - before["servers"]) / count,
        "upstream_calls": Counter(entry["kind"] for entry in journal),
    }


def _prep(one: Finished, entries: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    chain = longest_chain(entries)
    seconds = one.seconds
    return {
        "employer": one.employer,
        "id": one.prep_id,
        "status": one.status,
        "seconds": seconds,
        "ready_seconds": (one.ready or one.ended) - one.began,
        "accepted_seconds": one.accepted - one.began,
        "chain": chain,
        "ideal": ideal_seconds(entries),
        "waiting": waiting_seconds(entries),
        "asked": one.asked,
        "sights": dict(one.sights),
        "calls": Counter(entry["step"] for entry in entries),
        "tokens": sum(entry["tokens"] for entry in entries if entry["step"] == "section"),
        "path": [[e["step"], e["began"] - one.began, e["seconds"], e["ended"] - one.began] for e in entries],
    }


def _used(run: Running) -> dict[str, float]:
    return {"own": cpu_seconds(run.processes().values()), "servers": cpu_seconds(run.servers().values())}
