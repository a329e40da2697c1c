"""How one-sided features are: what stands almost only with yes, or almost only with no, may weigh more."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence

from benchmarks.training.smooth import Row

__all__ = ["strengths"]

_UNSEEN = 0.5
"""Counted to each feature on both sides."""
_LEAST = 0.3
"""A feature that is hardly one-sided is not held back more than one with this logarithm of its ratio."""


def strengths(rows: Sequence[Row], counts: Sequence[float], strength: float) -> Mapping[str, float]:
    """Return the strength of the regularisation for each feature: less the more one-sided it is.

    That is a logistic model over features scaled by the log ratios of naive Bayes, which suits short texts: few words
    decide them, and most of what they have in common says nothing.
    """
    yes, no = (_sums(rows, counts, wanted=wanted) for wanted in (True, False))
    sides = [sum(count for (_, about), count in zip(rows, counts, strict=True) if about is it) for it in (True, False)]
    shift = math.log((sides[1] + 2 * _UNSEEN) / (sides[0] + 2 * _UNSEEN))
    ratios = {name: math.log((yes[name] + _UNSEEN) / (no[name] + _UNSEEN)) + shift for name in yes | no}
    return {name: strength / max(abs(ratio), _LEAST) ** 2 for name, ratio in ratios.items()}


def _sums(rows: Sequence[Row], counts: Sequence[float], *, wanted: bool) -> Counter[str]:
    sums = Counter[str]()
    for (features, about), count in zip(rows, counts, strict=True):
        if about is wanted:
            sums.update(dict.fromkeys(features, count))
    return sums
