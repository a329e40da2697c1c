"""Prepline beside the reference design, a Celery chain and a process without a broker, over the same imitated world.

Writes `report.json`, `report.md` and plots. The first run installs nothing: `make compare-tools` does. At most ten
minutes on an idle machine with two cores; `--full` takes hours.
"""

import argparse
import asyncio
import shutil
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.comparing.contenders.tools import ROOT
from benchmarks.comparing.plan import FULL, QUICK
from benchmarks.comparing.report.writing import write_report
from benchmarks.comparing.running import TOOLS, compared, load_warning
from benchmarks.comparing.sittings import SITTINGS

__all__ = ["main"]


def main(arguments: Sequence[str] = ()) -> int:
    """Compare and write the report; 1 when a measurement failed."""
    given = _given(arguments)
    file = given.out / "report.json"
    if not given.again:
        if (warning := load_warning()) is not None:
            print(f"  {warning}", file=sys.stderr)
        plan = FULL if given.full else QUICK
        plan = replace(plan, scale=given.scale, tokens_per_second=given.tokens_per_second)
        if given.pairs:
            plan = replace(plan, pairs=given.pairs)
        asyncio.run(compared(plan, seed=given.seed, kafka=given.kafka, sittings=given.only, file=file))
    return write_report(file, tools=TOOLS)


def _given(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks compare", description=__doc__)
    parser.add_argument("--full", action="store_true", help="many repetitions and large crowds; takes hours")
    parser.add_argument("--seed", type=int, default=1, help="of the outside world")
    parser.add_argument("--scale", type=float, default=1.0, help="real seconds per second of the outside world")
    parser.add_argument("--tokens-per-second", type=float, default=500.0, help="what the model writes")
    parser.add_argument("--pairs", type=int, default=0, help="fresh guides per contender")
    parser.add_argument("--kafka", choices=("apache", "embedded"), default=_kafka(), help="default: what is here")
    parser.add_argument("--only", nargs="+", choices=tuple(SITTINGS), default=tuple(SITTINGS), metavar="SITTING")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "performance")
    parser.add_argument("--again", action="store_true", help="only write the report anew from report.json")
    return parser.parse_args(arguments)


def _kafka() -> str:
    return "apache" if shutil.which("java") and shutil.which("mvn") else "embedded"
