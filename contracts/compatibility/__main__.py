"""`python -m contracts.compatibility OLD NEW`: compare two schemas, or two folders of them.

Prints one line per difference. Exit status 1: something would break.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from contracts.compatibility.comparison import compare
from contracts.compatibility.finding import Finding, Severity, breaking

__all__ = ["main"]


def main(arguments: Sequence[str]) -> int:
    """Return 1 when a difference is breaking."""
    old, new = map(Path, arguments)
    found = list(_differences(old, new) if old.is_dir() else _between(old, new))
    sys.stdout.writelines(f"{one}\n" for one in found)
    return int(any(one.severity is Severity.BREAKING for one in found))


def _differences(old: Path, new: Path) -> Iterator[Finding]:
    for path in sorted(old.glob("*.schema.json")):
        if (changed := new / path.name).exists():
            yield from _between(path, changed)
        else:
            yield breaking(path.name.removesuffix(".schema.json"), "is gone: its records are no longer read")


def _between(old: Path, new: Path) -> list[Finding]:
    return compare(json.loads(old.read_text()), json.loads(new.read_text()), root=old.name.removesuffix(".schema.json"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
