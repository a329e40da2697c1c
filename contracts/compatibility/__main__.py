"""`python -m contracts.compatibility OLD NEW`: compare two schemas, or two folders of them.

Prints one line per difference. Exit status 1: something would break. In folders, `<event>.vN.schema.json` may go once a
later version stood beside it.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from contracts.compatibility.comparison import compare
from contracts.compatibility.finding import Finding, Severity, breaking, safe

__all__ = ["main"]

_SUFFIX = ".schema.json"


def main(arguments: Sequence[str]) -> int:
    """Return 1 when a difference is breaking."""
    old, new = map(Path, arguments)
    found = list(_differences(old, new) if old.is_dir() else _between(old, new))
    sys.stdout.writelines(f"{one}\n" for one in found)
    return int(any(one.severity is Severity.BREAKING for one in found))


def _differences(old: Path, new: Path) -> Iterator[Finding]:
    for path in sorted(old.glob(f"*{_SUFFIX}")):
        if (changed := new / path.name).exists():
            yield from _between(path, changed)
        else:
            yield _gone(path)


def _gone(path: Path) -> Finding:
    name = path.name.removesuffix(_SUFFIX)
    event, _, version = name.rpartition(".v")
    if version.isdecimal() and path.with_name(f"{event}.v{int(version) + 1}{_SUFFIX}").exists():
        return safe(name, "is retired: its successor was read beside it")
    return breaking(name, "is gone: its records are no longer read")


def _between(old: Path, new: Path) -> list[Finding]:
    return compare(json.loads(old.read_text()), json.loads(new.read_text()), root=old.name.removesuffix(_SUFFIX))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
