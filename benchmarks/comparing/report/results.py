"""Reads what a run kept: a list for each measurement, one entry per repetition, some of which may have failed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

__all__ = ["Results"]


@dataclass(frozen=True, slots=True)
class Results:
    """The content of `report.json`."""

    content: Mapping[str, Any]

    @property
    def about(self) -> Mapping[str, Any]:
        """When, where and how it was measured."""
        about: Mapping[str, Any] = self.content["about"]
        return about

    def all(self, contender: str, what: str) -> list[Mapping[str, Any]]:
        """Return a measurement's results, without those that failed."""
        found = self.content["contenders"].get(contender, {}).get(what, [])
        return [one for one in found if "failed" not in one]

    def preps(self, contender: str, what: str) -> list[Mapping[str, Any]]:
        """Return the completed preparations of a measurement, of all repetitions."""
        return [prep for one in self.all(contender, what) for prep in one["preps"] if prep["status"] == "completed"]

    def seconds(self, contender: str, what: str, key: str = "seconds") -> list[float]:
        """Return a time of each completed preparation."""
        return [float(prep[key]) for prep in self.preps(contender, what)]

    def paired(self, above: str, below: str, key: str = "seconds") -> tuple[list[float], list[float]]:
        """Return the times of two contenders' fresh guides about the same employers, in the same order."""
        pairs: list[tuple[float, float]] = []
        for one, other in zip(self.all(above, "fresh"), self.all(below, "fresh"), strict=False):
            known = {prep["employer"]: prep for prep in _completed(other)}
            pairs += [
                (float(prep[key]), float(known[prep["employer"]]["seconds"]))
                for prep in _completed(one)
                if prep["employer"] in known
            ]
        return [pair[0] for pair in pairs], [pair[1] for pair in pairs]

    def values(self, contender: str, what: str, key: str) -> list[float]:
        """Return a number of each repetition."""
        return [float(one[key]) for one in self.all(contender, what) if one.get(key) is not None]

    def failures(self) -> list[str]:
        """Return a line for every measurement that failed."""
        return [
            f"{contender}, {what}: {one['failed']}"
            for contender, found in self.content["contenders"].items()
            for what, ones in found.items()
            for one in ones
            if "failed" in one
        ]


def _completed(one: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    return [prep for prep in one["preps"] if prep["status"] == "completed"]
