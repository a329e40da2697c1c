"""Which of several candidates is the right one: a conditional logistic model, none of them being an answer too."""

import json
import math
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from pathlib import Path

__all__ = ["Ranker"]


class Ranker:
    """Weights of features, read from a file when they are first needed.

    Args:
        path: The file, an object of numbers by feature.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def chances(self, candidates: Sequence[Collection[str]], none: Collection[str]) -> list[float]:
        """Return how likely each candidate is right; what is missing to 1 is the chance that none is."""
        sums = [self._sum(features) for features in (*candidates, none)]
        powers = [math.exp(total - max(sums)) for total in sums]
        return [power / sum(powers) for power in powers[:-1]]

    def _sum(self, features: Iterable[str]) -> float:
        return sum(self._weights.get(feature, 0.0) for feature in features)

    @cached_property
    def _weights(self) -> dict[str, float]:
        found: dict[str, float] = json.loads(self.path.read_text("utf-8"))
        return found
