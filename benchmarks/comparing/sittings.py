"""One start of one contender, and all that is measured before it stops; what fails is named and the rest goes on."""

import asyncio
import sys
import time
import traceback
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from benchmarks.comparing.contenders.base import Contender, Running, Workbench
from benchmarks.comparing.contenders.celery_chain import CeleryChain
from benchmarks.comparing.contenders.monolith import Monolith
from benchmarks.comparing.contenders.ping import hops
from benchmarks.comparing.contenders.prepline import Prepline, RunningPrepline
from benchmarks.comparing.contenders.reference import Reference, RunningReference
from benchmarks.comparing.measures import limits, service
from benchmarks.comparing.measures.figures import summary
from benchmarks.comparing.measures.hops import between_services
from benchmarks.comparing.measures.preparations import all_at_once, one_after_another
from benchmarks.comparing.plan import Plan

__all__ = ["SITTINGS", "Sitting"]

_WARM_UP = range(1_900, 1_902)
_CACHED, _IDLE, _HANGING, _RESTART, _LIMITS = 100, 200, 300, 1_800, 1_700
_SHORT = 0.05
"""The scale of what is only shown, not timed."""


@dataclass
class Sitting:
    """Collects results by name; each is kept as soon as it is there."""

    name: str
    plan: Plan
    bench: Workbench
    keep: Callable[[str, str, Any], None]
    """Takes contender, measurement and result."""
    results: dict[str, Any] = field(default_factory=dict)

    async def measure(self, what: str, work: Callable[[], Awaitable[Any]]) -> Any:
        """Keep the result of a measurement, or why there is none."""
        began = time.perf_counter()
        try:
            async with asyncio.timeout(self.plan.limit_seconds):
                result: Any = await work()
        except Exception as error:  # noqa: BLE001 — the report says so and the rest goes on
            last = traceback.extract_tb(error.__traceback__)[-1]
            result = {"failed": f"{type(error).__name__}: {error} ({last.name}:{last.lineno})"[:400]}
        print(f"  {self.name}: {what}, {time.perf_counter() - began:.1f} s", file=sys.stderr)
        if isinstance(result, dict) and "failed" in result:
            print(f"    failed: {result['failed']}", file=sys.stderr)
        self.results[what] = result
        self.keep(self.name, what, result)
        return result

    async def time_passes(self, scale: float) -> None:
        """Let the outside world take so much of its time from now on."""
        await self.bench.world.set(scale=scale, tokens_per_second=self.plan.tokens_per_second, hanging=[])


async def _fresh(sitting: Sitting, run: Running) -> Any:
    """Warm the contender up, then make the guides that all contenders make."""
    plan, bench = sitting.plan, sitting.bench
    await sitting.time_passes(0)
    await sitting.measure("warm up", lambda: one_after_another(run, bench, _WARM_UP, user="warm"))
    await sitting.time_passes(plan.scale)
    employers = range(1, plan.pairs + 1)
    fresh = await sitting.measure("fresh", lambda: one_after_another(run, bench, employers, user="fresh"))
    await sitting.measure(
        "cached", lambda: one_after_another(run, bench, [1] * plan.cached, user="cached", clear=False)
    )
    return fresh


async def _without_latency(sitting: Sitting, run: Running) -> None:
    await sitting.time_passes(0)
    numbers = range(_CACHED, _CACHED + sitting.plan.without_latency)
    await sitting.measure("without latency", lambda: all_at_once(run, sitting.bench, numbers, user="zero"))
    await sitting.time_passes(sitting.plan.scale)


async def _prepline(sitting: Sitting) -> None:
    plan, bench = sitting.plan, sitting.bench
    async with Prepline().running(bench) as run:
        await sitting.measure("idle", lambda: service.idle(run, seconds=plan.idle_seconds))
        fresh = await _fresh(sitting, run)
        if fresh.get("preps"):
            await sitting.measure("lags", lambda: service.lags(run, fresh["preps"]))
            folder = bench.folder / "prepline" / "traces"
            await sitting.measure("hops", lambda: asyncio.to_thread(between_services, folder, fresh["preps"]))
            first = fresh["preps"][0]
            user = f"fresh-{first['employer']}"
            await sitting.measure("requests", lambda: service.requests(run, first, user=user, seconds=4))
            tokens = sorted(prep["tokens"] for prep in fresh["preps"])[len(fresh["preps"]) // 2]
            await bench.world.set(guide_tokens=max(tokens, 500))
        await sitting.measure("ping", lambda: _hops(run, plan.hops))
        await _without_latency(sitting, run)
        await _crowds(sitting, run, plan.at_once)
        await _one_hangs(sitting, run)
        await sitting.time_passes(0)
        numbers = range(_RESTART, _RESTART + plan.restarts)
        await sitting.measure("restarts", lambda: service.restarts(run, employers=numbers))


async def _crowds(sitting: Sitting, run: Running, sizes: tuple[int, ...]) -> None:
    first = 400
    for size in sizes:
        work = partial(all_at_once, run, sitting.bench, range(first, first + size), user=f"crowd{size}")
        await sitting.measure(f"{size} at once", work)
        first += size


async def _one_hangs(sitting: Sitting, run: Running) -> None:
    """Of preparations at once the first one's posting does not come for a minute."""
    numbers = range(_HANGING, _HANGING + sitting.plan.hanging_among)
    await sitting.bench.world.set(hanging=[numbers[0]])
    await sitting.measure("one hangs", lambda: _others(run, sitting.bench, numbers))
    await sitting.time_passes(sitting.plan.scale)


async def _others(run: Running, bench: Workbench, numbers: range) -> dict[str, Any]:
    hanging = asyncio.ensure_future(run.prepare(numbers[0], user="hanging", patience=90))
    await asyncio.sleep(0.2)
    try:
        return await all_at_once(run, bench, numbers[1:], user="beside")
    finally:
        hanging.cancel()
        await asyncio.gather(hanging, return_exceptions=True)


async def _hops(run: RunningPrepline, number: int) -> dict[str, Any]:
    return summary(await hops(run.stack.addresses.kafka, number=number))


async def _simple(sitting: Sitting, contender: Contender) -> None:
    async with contender.running(sitting.bench) as run:
        await _fresh(sitting, run)
        await _without_latency(sitting, run)


async def _monolith(sitting: Sitting) -> None:
    await _simple(sitting, Monolith())


async def _celery(sitting: Sitting) -> None:
    await _simple(sitting, CeleryChain())


async def _reference(sitting: Sitting) -> None:
    async with Reference().running(sitting.bench) as run:
        await _fresh(sitting, run)
        await _without_latency(sitting, run)
        await _crowds(sitting, run, sitting.plan.reference_at_once)


async def _prepline_limits(sitting: Sitting) -> None:
    variables = {"PREPLINE_CREDITS__SIGNUP_CREDITS": "25"}
    sitting = replace(sitting, bench=replace(sitting.bench, scale=_SHORT))
    async with Prepline(name="prepline-limits", extra=variables).running(sitting.bench) as run:
        await _limits(sitting, run)


async def _reference_limits(sitting: Sitting) -> None:
    sitting = replace(sitting, bench=replace(sitting.bench, scale=_SHORT))
    async with Reference(name="reference-limits", extra={"REFERENCE_CREDITS": "25"}).running(sitting.bench) as run:
        await _limits(sitting, run)


async def _limits(sitting: Sitting, run: RunningPrepline | RunningReference) -> None:
    """Show what happens when a user hurries, a process dies, a guide is asked for again, and files are few."""
    bench, plan, first = sitting.bench, sitting.plan, _LIMITS
    await sitting.time_passes(_SHORT)
    await sitting.measure(
        "credits for one", lambda: limits.same_credits(run, employers=range(first, first + 8), account=run.account)
    )
    await sitting.measure(
        "killed midway",
        lambda: limits.killed_midway(
            run, employers=range(first + 10, first + 16), after=0.5, restart=run.restart, patience=45
        ),
    )
    await sitting.measure(
        "asked again after restart",
        lambda: limits.asked_again_after_restart(run, bench, employer=first + 20, restart=run.restart),
    )
    numbers = range(_IDLE, _IDLE + plan.limited_at_once)
    await sitting.measure(
        "few files", lambda: limits.few_files(run, employers=numbers, files=plan.files, patience=plan.limit_seconds / 2)
    )


SITTINGS: Mapping[str, Callable[[Sitting], Awaitable[None]]] = {
    "prepline": _prepline,
    "monolith": _monolith,
    "celery": _celery,
    "reference": _reference,
    "prepline-limits": _prepline_limits,
    "reference-limits": _reference_limits,
}
"""In the order in which they are held: Prepline first, for it says how long the guide is that others write."""
