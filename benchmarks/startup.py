"""Start of the command line, against a bare interpreter."""

import subprocess
import sys
import time
from collections.abc import Sequence

ROUNDS = 7


def main(_arguments: Sequence[str] = ()) -> int:
    """Print the median start times and their ratio."""
    bare = _median([sys.executable, "-c", "pass"])
    for arguments in (["--help"], ["parse", "--help"]):
        ours = _median([sys.executable, "-m", "services", *arguments])
        print(f"  prepline {' '.join(arguments):<14} {ours * 1000:5.0f} ms   {ours / bare:5.1f} × a bare interpreter")
    return 0


def _median(command: list[str]) -> float:
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 — our own commands
        times.append(time.perf_counter() - began)
    return sorted(times)[ROUNDS // 2]
