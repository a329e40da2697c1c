"""Share of small changes to the code that a test notices, per package.

Each change is tried in a process of its own against the tests that mirror its module, then those of its package.
A sample per package, the same for the same seed; survivors are listed, so that a test can be written or the code
simplified.
"""

import argparse
import os
import random
import sys
import time
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

from benchmarks.mutation.mutants import Mutant, mutants_of
from benchmarks.mutation.trial import start, tests_of, wait_for_one

_PACKAGES = ("contracts", "lexicon", "runtime", *(f"services/{name}" for name in
             ("gateway", "parser", "scraper", "insights", "renderer", "billing", "cli")))  # fmt: skip
_PRELOADED = ("pytest", "hypothesis", "pydantic", "faststream.kafka", "fastapi", "httpx", "motor.motor_asyncio")
"""Imported once, before the forks; nothing of ours, or the mutants would not be seen."""

_SLOWER, _SPARE, _LONGEST = 3, 10, 900
"""A mutant may take thrice as long as the unchanged tests and ten seconds more, those a quarter of an hour."""


def main(arguments: Sequence[str]) -> int:
    """Print killed and tried mutants per package; 1 when a package stays below the floor."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks mutants", description=__doc__)
    parser.add_argument("paths", nargs="*", default=_PACKAGES, help="packages or files, all packages by default")
    parser.add_argument("--sample", type=int, default=40, help="mutants per path; 0 for all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--floor", type=float, default=0.9, help="least share that must be noticed")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="mutants that are tried at once")
    options = parser.parse_args(arguments)
    for name in _PRELOADED:
        __import__(name)
    weakest = 1.0
    for path in options.paths:
        chosen = _chosen(Path(path), sample=options.sample, seed=options.seed)
        seconds = [_seconds_unchanged(file) for file in _distinct(chosen)]
        if None in seconds:
            print(f"  {path}: its tests fail without any change", file=sys.stderr)
            return 1
        limit = _SLOWER * max((each for each in seconds if each), default=0) + _SPARE
        survivors = _survivors(chosen, jobs=options.jobs, limit=limit)
        share = 1 - len(survivors) / len(chosen) if chosen else 1.0
        weakest = min(weakest, share)
        print(f"  {path:<20} {len(chosen) - len(survivors)} of {len(chosen)} noticed   {share:.0%}", flush=True)
        for mutant in survivors:
            print(f"      {mutant.file}:{mutant.line}:{mutant.column + 1} {mutant.change}", flush=True)
    return int(weakest < options.floor)


def _chosen(path: Path, *, sample: int, seed: int) -> list[Mutant]:
    files = [path] if path.is_file() else sorted(path.rglob("*.py"))
    everything = [mutant for file in files for mutant in mutants_of(file)]
    if not sample or sample >= len(everything):
        return everything
    return sorted(random.Random(seed).sample(everything, sample))  # noqa: S311 — a sample, no secret


def _distinct(mutants: Sequence[Mutant]) -> list[Path]:
    """Return one of the files for each choice of tests, in whatever order they come."""
    files = {mutant.file for mutant in mutants}
    return list({frozenset(chain.from_iterable(tests_of(file))): file for file in files}.values())


def _seconds_unchanged(file: Path) -> float | None:
    """Return how long a file's tests take without a change; None when they fail: every mutant would look noticed."""
    started = time.monotonic()
    _, has_failed = wait_for_one([start(file, None, limit=_LONGEST)])
    return None if has_failed else time.monotonic() - started


def _survivors(mutants: Sequence[Mutant], *, jobs: int, limit: float) -> list[Mutant]:
    """Try the mutants, `jobs` at once, each for at most `limit` seconds."""
    waiting, running, survivors = list(mutants), dict[int, Mutant](), []
    while waiting or running:
        while waiting and len(running) < jobs:
            mutant = waiting.pop()
            running[start(mutant.file, mutant, limit=limit)] = mutant
        child, was_noticed = wait_for_one(list(running))
        mutant = running.pop(child)
        if not was_noticed:
            survivors.append(mutant)
    return sorted(survivors)
