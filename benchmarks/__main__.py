"""`python -m benchmarks [NAME …]`: run some or all benchmarks and print their ratios."""

import argparse
import platform
import sys
from collections.abc import Callable
from importlib import import_module

NAMES = ("concurrency", "parser", "renderer", "startup")


def main() -> int:
    """Run the named benchmarks, all by default."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("names", nargs="*", metavar="NAME", help=", ".join(NAMES))
    names = arguments.parse_args().names or NAMES
    print(f"{platform.python_implementation()} {platform.python_version()}, {platform.machine()}")
    for name in names:
        run: Callable[[], None] = import_module(f"benchmarks.{name}").main
        print(f"\n{name}: {(sys.modules[f'benchmarks.{name}'].__doc__ or '').strip().splitlines()[0]}")
        run()
    return 0


if __name__ == "__main__":
    sys.exit(main())
