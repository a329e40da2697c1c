"""The parts of an outline, and the way from an entry to what it refers to."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any, Literal

from contracts.insights import Insights
from contracts.job import JobDetails

__all__ = ["Entry", "Group", "GroupKind", "OutlineSection", "entries_of", "resolve"]

GroupKind = Literal["items", "stages", "questions", "requirements", "accounts", "weeks", "stories", "lines", "sources"]
"""How the entries of a group are rendered; `lines` are plain strings."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One statement of a section."""

    ref: str
    """Path of the statement, from `job` or `insights` down."""
    quotation: bool = False
    """The text is a stranger's own words and is set as a quote."""
    quotes: tuple[int, ...] = ()
    """Which of its evidence is printed below the text, by index."""
    details: tuple[str, ...] = ()
    """Facts of a round that its text does not state already."""
    children: tuple["Entry", ...] = ()
    """Tips of a round; tasks and resources of a week."""


@dataclass(frozen=True, slots=True)
class Group:
    """Entries under one heading."""

    title: str
    """May be empty: the group then follows the section's heading."""
    kind: GroupKind
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class OutlineSection:
    """A chapter of the guide."""

    id: str
    title: str
    lead: str
    """A sentence that says what the section is for."""
    groups: tuple[Group, ...]
    nothing: str = ""
    """What an empty section says; a section with nothing to say is left out."""


def resolve(ref: str, *, job: JobDetails, insights: Insights) -> Any:
    """Return what an entry refers to.

    Raises:
        LookupError: There is no such part.
    """
    root, *path = ref.split(".")
    part: Any = {"job": job, "insights": insights}[root]
    for step in path:
        part = part[int(step)] if step.isdecimal() else getattr(part, step)
    return part


def entries_of(groups: Iterable[Group]) -> Iterator[Entry]:
    """Yield all entries, each before its children."""
    for entry in chain.from_iterable(group.entries for group in groups):
        yield entry
        yield from entry.children
