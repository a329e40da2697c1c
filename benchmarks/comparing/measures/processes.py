"""What process groups use: seconds of the processor, bytes of memory (Linux)."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

__all__ = ["ProcessMemory", "cpu_seconds", "limit_files", "members", "memory_bytes", "memory_of", "nanoseconds_of"]

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


@dataclass(frozen=True, slots=True)
class ProcessMemory:
    """Bytes of one process."""

    shared_out: int
    """PSS: what it has alone, and its part of what it shares."""
    alone: int
    """USS: what would be free without it."""
    resident: int
    """RSS: all that it has, shared or not."""


def memory_of(pid: int) -> ProcessMemory:
    """Return the memory of one process."""
    alone = _rolled_up(pid, "Private_Clean:") + _rolled_up(pid, "Private_Dirty:")
    return ProcessMemory(shared_out=_rolled_up(pid, "Pss:"), alone=alone, resident=_rolled_up(pid, "Rss:"))


def nanoseconds_of(pid: int) -> int:
    """Return the processor time of one living process so far, all its threads taken together."""
    return sum(int(file.read_text().split()[0]) for file in Path(f"/proc/{pid}/task").glob("*/schedstat"))


def members(groups: Iterable[int]) -> list[int]:
    """Return the ids of all processes of these groups, oldest first."""
    wanted = set(groups)
    return sorted(pid for pid, fields in _stats() if int(fields[_GROUP]) in wanted)


def memory_bytes(groups: Iterable[int]) -> tuple[int, int]:
    """Return the memory of all processes of these groups: what they share divided among them, and counted for each."""
    found = [memory_of(pid) for pid in members(groups)]
    return sum(one.shared_out for one in found), sum(one.resident for one in found)


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
