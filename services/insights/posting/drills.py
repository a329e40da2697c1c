"""Subjects that interviewers ask about, with real questions on each: loaded from the files of `subjects`."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from contracts.job import RoleCategory
from lexicon import tables

__all__ = ["Drill", "all_drills", "drill_for"]

_FOLDER = Path(__file__).with_name("subjects")
_FILES = ("technology", "people_and_trades", "office")
"""In the order in which they are asked."""


@dataclass(frozen=True)
class Drill:
    """One subject."""

    topic: str
    match: re.Pattern[str]
    probes: str
    """What interviewers want to find out."""
    ask: tuple[str, ...]
    """Questions as an interviewer says them."""
    ready: tuple[str, ...]
    """What a good answer to each of them holds."""
    roles: frozenset[RoleCategory]
    """Kinds of work in which the words mean this subject; empty when they do everywhere."""

    def fits(self, text: str, role: RoleCategory) -> bool:
        """Whether a demand of a posting for this kind of work is about the subject."""
        return (not self.roles or role in self.roles) and self.match.search(text.lower()) is not None


@lru_cache(maxsize=4096)
def drill_for(text: str, role: RoleCategory) -> Drill | None:
    """Return the subject of a demand, the first that fits."""
    return next((drill for drill in all_drills() if drill.fits(text, role)), None)


@cache
def all_drills() -> tuple[Drill, ...]:
    """Return all subjects in the order in which they are asked."""
    files = (tables.read(_FOLDER / f"{name}.toml")["drill"] for name in _FILES)
    return tuple(_drill(entry) for entries in files for entry in entries)


def _drill(entry: dict[str, Any]) -> Drill:
    return Drill(
        topic=entry["topic"],
        match=re.compile(rf"(?<!\w)(?:{entry['match']})"),
        probes=entry["probes"],
        ask=tuple(entry["ask"]),
        ready=tuple(entry["ready"]),
        roles=frozenset(map(RoleCategory, entry.get("roles", ()))),
    )
