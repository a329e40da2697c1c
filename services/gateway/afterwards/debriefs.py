"""How well a guide foretold the interview: which of its questions came up, and which came up that it did not have."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

__all__ = ["ENOUGH_USERS", "Accuracy", "accuracy_of"]

ENOUGH_USERS = 3
"""An employer's figures are shown from so many users on: fewer would tell what one of them was asked."""


@dataclass(frozen=True, kw_only=True)
class Accuracy:
    """Counts over one or more debriefs."""

    debriefs: int = 0
    foretold: int = 0
    """Questions of the guides that came up."""
    offered: int = 0
    """Questions of the guides."""
    missed: int = 0
    """Questions that came up and were in no guide."""

    @property
    def recall(self) -> float | None:
        """Of the questions that came up, the share that the guide had."""
        asked = self.foretold + self.missed
        return round(self.foretold / asked, 3) if asked else None

    @property
    def precision(self) -> float | None:
        """Of the guide's questions, the share that came up."""
        return round(self.foretold / self.offered, 3) if self.offered else None


def accuracy_of(debriefs: Iterable[Mapping[str, Any]]) -> Accuracy:
    """Return the counts over debriefs as they are stored."""
    known = list(debriefs)
    return Accuracy(
        debriefs=len(known),
        foretold=sum(len(one["cameUp"]) for one in known),
        offered=sum(one["offered"] for one in known),
        missed=sum(len(one["others"]) for one in known),
    )
