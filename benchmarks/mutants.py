"""Share of small changes to the code that a test notices, per package.

Each change is tried in a process of its own against the tests that mirror its module, then those of its package.
A sample per package, the same for the same seed; survivors are listed, so that a test can be written or the code
simplified. Changes that no test could notice are left out: `benchmarks/data/equivalent_mutants.toml` says why.
"""

import argparse
import os
import random
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.mutation.database import shared_database
from benchmarks.mutation.equivalents import is_equivalent
from benchmarks.mutation.mutants import Mutant, mutants_of
from benchmarks.mutation.trial import start, wait_for_one
from benchmarks.mutation.warm import try_warm

_PACKAGES = ("contracts", "lexicon", "runtime", *(f"services/{name}" for name in
             ("gateway", "parser", "scraper", "insights", "renderer", "billing", "cli")))  # fmt: skip
_PRELOADED = ("pytest", "hypothesis", "pydantic", "faststream.kafka", "fastapi", "httpx", "motor.motor_asyncio")
"""Imported once, before the forks; nothing of ours, or the mutants would not be seen."""


def main(arguments: Sequence[str]) -> int:
    """Print killed and tried mutants per package; 1 when a package stays below the floor."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks mutants", description=__doc__)
    parser.add_argument("paths", nargs="*", default=_PACKAGES, help="packages or files, all packages by default")
    parser.add_argument("--sample", type=int, default=40, help="mutants per path; 0 for all")
    parser.add_argument("--comparisons", action="store_true", help="only comparisons that are turned or loosened")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--floor", type=float, default=0.9, help="least share that must be noticed")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="mutants that are tried at once")
    options = parser.parse_args(arguments)
    for name in _PRELOADED:
        __import__(name)
    weakest = 1.0
    for path in options.paths:
        chosen = _chosen(Path(path), options)
        with shared_database(chosen):
            quick = try_warm(chosen, jobs=options.jobs)
            again = set(_survivors(quick.unsure, jobs=options.jobs, limit=quick.limit))
        if quick.failing:
            print(f"  {path}: its tests fail without any change", file=sys.stderr)
            return 1
        survivors = [mutant for mutant in quick.survivors if mutant in again or mutant not in quick.unsure]
        share = 1 - len(survivors) / len(chosen) if chosen else 1.0
        weakest = min(weakest, share)
        print(f"  {path:<20} {len(chosen) - len(survivors)} of {len(chosen)} noticed   {share:.0%}", flush=True)
        for mutant in survivors:
            print(f"      {mutant.file}:{mutant.line}:{mutant.column + 1} {mutant.change}", flush=True)
    return int(weakest < options.floor)


def _chosen(path: Path, options: argparse.Namespace) -> list[Mutant]:
    files = [path] if path.is_file() else sorted(path.rglob("*.py"))
    everything = [mutant for file in files for mutant in mutants_of(file) if not is_equivalent(mutant)]
    if options.comparisons:
        everything = [mutant for mutant in everything if mutant.is_comparison]
    if not options.sample or options.sample >= len(everything):
        return everything
    return sorted(random.Random(options.seed).sample(everything, options.sample))  # noqa: S311 — a sample, no secret


def _survivors(mutants: Sequence[Mutant], *, jobs: int, limit: float) -> list[Mutant]:
    """Try the mutants in processes that import everything anew, `jobs` at once, each for at most `limit` seconds."""
    waiting, running, survivors = list(mutants), dict[int, Mutant](), []
    while waiting or running:
        while waiting and len(running) < jobs:
            mutant = waiting.pop()
            running[start(mutant, limit=limit)] = mutant
        child, was_noticed = wait_for_one(list(running))
        mutant = running.pop(child)
        if not was_noticed:
            survivors.append(mutant)
    return sorted(survivors)
