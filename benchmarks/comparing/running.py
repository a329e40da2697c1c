"""A whole comparison: every sitting by itself, everything kept as soon as it is known."""

import asyncio
import contextlib
import json
import os
import platform
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.comparing.contenders.base import Workbench
from benchmarks.comparing.contenders.tools import ROOT
from benchmarks.comparing.plan import Plan
from benchmarks.comparing.sittings import SITTINGS, Sitting
from benchmarks.comparing.world.running import running_world
from runtime.fingerprint import fingerprint

__all__ = ["TOOLS", "compared", "load_warning"]

TOOLS = ROOT / ".venv" / "compare" / "bin" / "python"
_QUIET_LOAD = 0.5
_STARTING_SECONDS = 120.0
_MEASUREMENTS = 14
_CHANGED = (
    "The code was changed while it was measured: services that were started again followed other rules than before, "
    "and found nothing in the caches of those."
)


def load_warning() -> str | None:
    """Return what is wrong with the machine: it is not idle."""
    load = os.getloadavg()[0]
    if load < _QUIET_LOAD:
        return None
    return f"The machine is not idle (load {load:.2f}): ratios of seconds are worth little."


async def compared(plan: Plan, *, seed: int, kafka: str, sittings: Sequence[str], file: Path) -> dict[str, Any]:
    """Return all results; the file holds what is known so far while it runs."""
    began, code = time.time(), _code()
    results: dict[str, Any] = {"about": _about(plan, seed=seed, kafka=kafka), "contenders": {}}

    def keep(contender: str, what: str, result: Any) -> None:
        results["contenders"].setdefault(contender, {}).setdefault(what, []).append(result)
        _write(file, results)

    with tempfile.TemporaryDirectory(prefix="prepline-compare-") as folder:
        for repeat in range(plan.repeats):
            for name in sittings:
                where = Path(folder, f"{repeat}-{name}")
                where.mkdir()  # noqa: ASYNC240 — nothing runs yet
                await _sit(name, plan, seed=seed, kafka=kafka, folder=where, keep=keep)
                shutil.rmtree(where, ignore_errors=True)
    results["about"]["seconds"] = round(time.time() - began)
    if _code() != code:
        results["about"]["warning"] = _CHANGED
    _write(file, results)
    return results


async def _sit(name: str, plan: Plan, *, seed: int, kafka: str, folder: Path, keep: Any) -> None:
    """Hold one sitting in a world of its own; it ends whatever happens."""
    print(f"{name}", file=sys.stderr)
    try:
        async with (
            asyncio.timeout(_STARTING_SECONDS + plan.limit_seconds * _MEASUREMENTS),
            running_world(seed=seed, logs=folder) as world,
        ):
            bench = Workbench(folder=folder, world=world, scale=plan.scale, kafka=kafka, tools=TOOLS)
            await SITTINGS[name](Sitting(name, plan, bench, keep))
    except (Exception, asyncio.CancelledError) as error:
        if isinstance(error, asyncio.CancelledError) and (task := asyncio.current_task()) and task.cancelling():
            raise
        keep(name, "sitting", {"failed": f"{type(error).__name__}: {error}"[:400]})
        print(f"  {name} failed: {error!r}\n{_last_lines(folder)}", file=sys.stderr)


def _code() -> str:
    """Return what tells the code that is run from a changed one; read anew each time."""
    return fingerprint.__wrapped__("lexicon", "contracts", "runtime", "services")


def _about(plan: Plan, *, seed: int, kafka: str) -> dict[str, Any]:
    return {
        "when": datetime.now(UTC).isoformat(timespec="minutes"),
        "machine": f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}",
        "kafka": kafka,
        "seed": seed,
        "scale": plan.scale,
        "tokens_per_second": plan.tokens_per_second,
        "pairs": plan.pairs,
        "repeats": plan.repeats,
        "load_before": round(os.getloadavg()[0], 2),
        "warning": load_warning(),
    }


def _write(file: Path, results: dict[str, Any]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_suffix(".part")
    unfinished.write_text(json.dumps(results, indent=1, default=str) + "\n", encoding="utf-8")
    unfinished.replace(file)


def _last_lines(folder: Path) -> str:
    said = []
    for log in sorted(folder.rglob("*.log")):
        with contextlib.suppress(OSError):
            said += [f"    {log.name}: {line}" for line in log.read_text(errors="replace").splitlines()[-3:]]
    return "\n".join(said)
