"""One difference between two schemas."""

from dataclasses import dataclass
from enum import StrEnum

from typing_extensions import override

__all__ = ["Finding", "Severity", "breaking", "narrowed", "safe", "widened"]


class Severity(StrEnum):
    """Whether records may be exchanged across the change."""

    BREAKING = "breaking"
    """Somebody would refuse or misread a record: the event needs a new version."""
    SAFE = "safe"
    """Everybody reads everybody's records."""


@dataclass(frozen=True)
class Finding:
    """A difference, at its place in the record."""

    severity: Severity
    path: str
    """E.g. `event.job.locations[]`; `.*` stands for the values of a map."""
    sentence: str

    @override
    def __str__(self) -> str:
        return f"{self.severity}: {self.path}: {self.sentence}"


def breaking(path: str, sentence: str) -> Finding:
    """Return a finding that needs a new version."""
    return Finding(Severity.BREAKING, path, sentence)


def safe(path: str, sentence: str) -> Finding:
    """Return a finding that everybody can live with."""
    return Finding(Severity.SAFE, path, sentence)


def narrowed(path: str, what: str) -> Finding:
    """Return the finding that new consumers refuse what producers of the former schema write."""
    return breaking(path, f"{what}: records by the former schema would be refused")


def widened(path: str, what: str, *, tolerated: bool = False) -> Finding:
    """Return the finding that new producers write what consumers of the former schema refuse, unless they tolerate it.

    Args:
        path: The place.
        what: The change.
        tolerated: The former schema says that its readers take it.
    """
    if tolerated:
        return safe(path, f"{what}: consumers of the former schema take it, as that schema says")
    return breaking(path, f"{what}: consumers of the former schema refuse what may be written now")
