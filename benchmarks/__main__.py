"""`python -m benchmarks`: run the timings and print their ratios; `python -m benchmarks NAME …`: one benchmark.

What a benchmark takes as arguments, `python -m benchmarks NAME --help` says.
"""

import platform
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

TIMINGS = ("concurrency", "parser", "renderer", "startup")
"""Run when no name is given: they need no arguments and no data."""


def main(arguments: Sequence[str]) -> int:
    """Run the named benchmark with the rest of the arguments, or all timings."""
    known = [path.stem for path in sorted(Path(__file__).parent.glob("[!_]*.py")) if "def main(" in path.read_text()]
    if arguments and arguments[0] not in known:
        print(f"usage: python -m benchmarks [NAME …]\nnames: {', '.join(known)}", file=sys.stderr)
        return 2
    print(f"{platform.python_implementation()} {platform.python_version()}, {platform.machine()}", file=sys.stderr)
    if arguments:
        return _run(arguments[0], arguments[1:])
    return max(_run(name, ()) for name in TIMINGS)


def _run(name: str, arguments: Sequence[str]) -> int:
    module = import_module(f"benchmarks.{name}")
    print(f"\n{name}: {(module.__doc__ or '').strip().splitlines()[0]}", file=sys.stderr)
    run: Callable[[Sequence[str]], int] = module.main
    return run(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
