"""A logistic model over named features, small enough to be evaluated in plain Python."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

__all__ = ["Logistic", "probability"]


@dataclass(frozen=True, slots=True)
class Logistic:
    """Weights as log odds; features that have none count nothing."""

    threshold: float
    """Log odds from which the answer is yes."""
    bias: float
    weights: Mapping[str, float]

    def log_odds(self, features: Iterable[str]) -> float:
        """Return the log odds of yes, given the features that are present."""
        return self.bias + sum(self.weights.get(feature, 0.0) for feature in features)


def probability(log_odds: float) -> float:
    """Return log odds as a probability, from 0 to 1."""
    return (1 + math.tanh(log_odds / 2)) / 2
