"""Compares counts with those that were committed: what grew beyond its slack is named."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

__all__ = ["BASELINE", "exceeded", "read", "write"]

BASELINE = Path(__file__).parents[1] / "data" / "counters.json"
_SLACK = 0.1
"""What a count may grow by unnoticed; one below ten may not grow at all."""

_TIMED = frozenset({"preps.find", "preps.update", "mongo commands", "mongo commands of all"})
"""Depends on how fast the machine is: progress that comes close together is written and read together."""

Counts = Mapping[str, Mapping[str, int]]


def read(file: Path = BASELINE) -> Counts:
    """Return the committed counts, by case and name."""
    counts: Counts = json.loads(file.read_text(encoding="utf-8"))
    return counts


def write(counts: Counts, file: Path = BASELINE) -> None:
    """Commit to new counts."""
    file.write_text(json.dumps(counts, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def exceeded(counts: Counts, baseline: Counts) -> Iterator[str]:
    """Yield a line for each count above its baseline, and for each that the baseline does not know."""
    for case, found in counts.items():
        for name, count in found.items():
            if name in _TIMED:
                continue
            known = baseline.get(case, {}).get(name)
            if known is None:
                yield f"{case}: {name} is new: {count}"
            elif count > known + int(known * _SLACK):
                yield f"{case}: {name} grew from {known} to {count}"
