"""Numbers of one run: medians, quantiles, and how sure a median is."""

import random
import statistics
from collections.abc import Callable, Sequence
from typing import Any

__all__ = ["interval", "quantile", "ratios", "summary"]

_RESAMPLES = 4_000
_Statistic = Callable[[Sequence[float]], float]


def quantile(values: Sequence[float], share: float) -> float:
    """Return the value below which this share of the values lies."""
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)


def interval(values: Sequence[float], statistic: _Statistic = statistics.median) -> tuple[float, float]:
    """Return the 95 % confidence interval of a statistic, by resampling; the same for the same values."""
    chance = random.Random(20_26)  # noqa: S311 — not a secret
    found = [statistic(chance.choices(values, k=len(values))) for _ in range(_RESAMPLES)]
    return quantile(found, 0.025), quantile(found, 0.975)


def summary(values: Sequence[float]) -> dict[str, Any]:
    """Return median with its interval, 95th and 99th percentile, and the values themselves."""
    if not values:
        return {"n": 0}
    low, high = interval(values)
    return {
        "n": len(values),
        "p50": statistics.median(values),
        "low": low,
        "high": high,
        "p95": quantile(values, 0.95),
        "p99": quantile(values, 0.99),
        "values": [round(value, 6) for value in values],
    }


def ratios(above: Sequence[float], below: Sequence[float]) -> dict[str, Any]:
    """Return the median of the pairs' ratios with its interval, and the ratio of the 95th percentiles."""
    paired = [one / other for one, other in zip(above, below, strict=False) if other]
    if not paired:
        return {"n": 0}
    low, high = interval(paired)
    p95 = quantile(above[: len(paired)], 0.95) / quantile(below[: len(paired)], 0.95)
    return {"n": len(paired), "p50": statistics.median(paired), "low": low, "high": high, "p95": p95}
