"""The least time a preparation could have taken, from what the outside world really took for it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

__all__ = ["ideal_seconds", "longest_chain", "waiting_seconds"]

_WAITS_FOR: Mapping[str, tuple[str, ...]] = {
    "posting": (),
    "extraction": ("posting",),
    "search": ("posting",),
    "comments": ("search",),
    "section": ("comments", "search", "extraction", "posting"),
    "judge": ("section",),
}
"""What each step needs before it can begin; `other` is on nobody's path."""

Entries = Sequence[Mapping[str, Any]]


def longest_chain(entries: Entries) -> float:
    """Return the seconds of the heaviest sequence of requests of which each began after the one before had ended.

    That is the critical path of the preparation as it was carried out: nobody waited less for the outside world.
    """
    ordered = sorted(entries, key=lambda entry: float(entry["ended"]))
    ends: list[float] = []
    heaviest: list[float] = []
    for entry in ordered:
        before = max((weight for end, weight in zip(ends, heaviest, strict=True) if end <= entry["began"]), default=0.0)
        ends.append(float(entry["ended"]))
        heaviest.append(before + float(entry["seconds"]))
    return max(heaviest, default=0.0)


def ideal_seconds(entries: Entries) -> float:
    """Return the seconds when every step begins as soon as what it needs is there, all requests of it at once."""
    longest: defaultdict[str, float] = defaultdict(float)
    for entry in entries:
        longest[entry["step"]] = max(longest[entry["step"]], float(entry["seconds"]))
    done: dict[str, float] = {}
    for step, needs in _WAITS_FOR.items():
        done[step] = longest[step] + max((done[need] for need in needs), default=0.0)
    return max(done[step] for step in done if longest[step]) if any(longest[step] for step in done) else 0.0


def waiting_seconds(entries: Entries) -> float:
    """Return the seconds during which at least one request was under way."""
    total, reached = 0.0, 0.0
    for began, ended in sorted(_spans(entries)):
        total += max(0.0, ended - max(began, reached))
        reached = max(reached, ended)
    return total


def _spans(entries: Entries) -> Iterable[tuple[float, float]]:
    return ((float(entry["began"]), float(entry["ended"])) for entry in entries)
