"""How likely it is that a candidate reports a question: a weighted sum of its features, trained offline."""

import json
import math
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["probability"]


@cache
def _weights() -> tuple[float, Mapping[str, float]]:
    data: dict[str, Any] = json.loads((files("services.insights.asked") / "weights.json").read_text(encoding="utf-8"))
    return float(data["bias"]), data["weights"]


def probability(features: AbstractSet[str]) -> float:
    """Return the probability, from 0 to 1; features unknown to the training do not count."""
    bias, weights = _weights()
    return 1 / (1 + math.exp(-(bias + sum(weights.get(name, 0.0) for name in features))))
