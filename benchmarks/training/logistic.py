"""Fits a logistic model over named features in plain Python, the same result for the same rows."""

import math
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from random import Random

from lexicon.logistic import Logistic

__all__ = ["fit"]

_EPOCHS = 25
_RATE = 0.3
_SEED = 1

Row = tuple[Collection[str], bool]


def fit(rows: Sequence[Row], *, strength: float | Callable[[str], float], epochs: int = _EPOCHS) -> Logistic:
    """Minimise the logistic loss plus half of `strength` times the squared weights, by adaptive gradient steps.

    The strength may differ by feature.

    Each row carries its features' share of the regularisation, so that one pass over all rows has all of it.
    """
    names = sorted({name for features, _ in rows for name in features})
    number = {name: place for place, name in enumerate(names)}
    numbered = [([number[name] for name in sorted(features)], about) for features, about in rows]
    counts = Counter(place for features, _ in numbered for place in features)
    strengths = [strength(name) if callable(strength) else strength for name in names]
    shares = [strengths[place] / counts[place] for place in range(len(names))]
    bias, weights = _descend(numbered, shares, epochs)
    return Logistic(0.0, bias, dict(zip(names, weights, strict=True)))


def _descend(rows: list[tuple[list[int], bool]], shares: list[float], epochs: int) -> tuple[float, list[float]]:
    weights, squares = [0.0] * len(shares), [1e-6] * len(shares)
    bias, bias_square, order = 0.0, 1e-6, Random(_SEED)  # noqa: S311 — an order, no secret
    for _ in range(epochs):
        for features, about in order.sample(rows, len(rows)):
            wrong = (1 + math.tanh((bias + sum(weights[place] for place in features)) / 2)) / 2 - about
            for place in features:
                slope = wrong + shares[place] * weights[place]
                squares[place] += slope * slope
                weights[place] -= _RATE * slope / math.sqrt(squares[place])
            bias_square += wrong * wrong
            bias -= _RATE * wrong / math.sqrt(bias_square)
    return bias, weights
