"""What process groups use: seconds of the processor, bytes of memory (Linux)."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

__all__ = ["cpu_seconds", "limit_files", "memory_bytes"]

_TICKS = os.sysconf("SC_CLK_TCK")
_GROUP, _USER, _CHILDREN_END = 2, 11, 15
"""Fields of `/proc/PID/stat` after the name: group, user and system time, of the process and of ended children."""


def cpu_seconds(groups: Iterable[int]) -> float:
    """Return the processor time of all processes of these groups so far."""
    wanted = set(groups)
    return (
        sum(sum(map(int, fields[_USER:_CHILDREN_END])) for _, fields in _stats() if int(fields[_GROUP]) in wanted)
        / _TICKS
    )


def memory_bytes(groups: Iterable[int]) -> tuple[int, int]:
    """Return the memory of all processes of these groups: what they share divided among them, and counted for each."""
    wanted = set(groups)
    members = [pid for pid, fields in _stats() if int(fields[_GROUP]) in wanted]
    return sum(_rolled_up(pid, "Pss:") for pid in members), sum(_rolled_up(pid, "Rss:") for pid in members)


def limit_files(groups: Iterable[int], number: int) -> None:
    """Let every process of these groups have so many open files."""
    import resource

    wanted = set(groups)
    for pid, fields in _stats():
        if int(fields[_GROUP]) in wanted:
            resource.prlimit(pid, resource.RLIMIT_NOFILE, (number, number))


def _stats() -> Iterator[tuple[int, list[str]]]:
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal():
            try:
                text = (folder / "stat").read_text()
            except OSError:  # it has just ended
                continue
            yield int(folder.name), text.rpartition(")")[2].split()


def _rolled_up(pid: int, name: str) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:  # it has just ended
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith(name)), 0)
