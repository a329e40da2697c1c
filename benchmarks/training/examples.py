"""What the classifiers of insights are trained on, and what must be held back together."""

import hashlib
from dataclasses import dataclass

from benchmarks.training.forest import Row

__all__ = ["Example"]


@dataclass(frozen=True)
class Example:
    """A candidate with the answer."""

    row: Row
    group: str
    """What must be held back together, e.g. a company."""
    kind: str

    def fold(self, folds: int) -> int:
        """Return the part it is held back with."""
        return hashlib.sha256(self.group.encode()).digest()[1] % folds
