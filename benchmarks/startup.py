"""Start of the command line, and of one with a small posting to read: CPU time, against Python alone."""

import resource
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROUNDS = 7
POSTING = """Tidewater Robotics is hiring

Backend Engineer (m/f/d)
Company: Tidewater Robotics GmbH
Location: Hamburg, Germany

Your tasks
- Build the services that plan the routes of our harbour robots

Your profile
- 3+ years of Python, PostgreSQL and Kafka

We offer
- Hybrid work, 65,000 - 80,000 EUR per year
"""


def main(_arguments: Sequence[str] = ()) -> int:
    """Print the median CPU times and their ratios."""
    bare = _median([sys.executable, "-c", "pass"])
    with tempfile.TemporaryDirectory() as folder:
        posting = Path(folder, "posting.txt")
        posting.write_text(POSTING, encoding="utf-8")
        for arguments in (["--help"], ["parse", "--help"], ["parse", "--json", "--file", str(posting)]):
            ours = _median([sys.executable, "-m", "services", *arguments])
            print(f"  prepline {' '.join(arguments[:3]):<20} {ours * 1000:5.0f} ms  {ours / bare:5.1f} × bare Python")
    return 0


def _median(command: list[str]) -> float:
    """Return the CPU time of a run, which other work of the machine disturbs least."""
    times = []
    for _ in range(ROUNDS):
        before = _used()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 — our own commands
        times.append(_used() - before)
    return sorted(times)[ROUNDS // 2]


def _used() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime
