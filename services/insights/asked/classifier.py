"""How likely it is that a candidate reports a question, as learnt offline from judged posts."""

from collections.abc import Set as AbstractSet
from functools import cache
from importlib.resources import files

from services.insights.sentences.learnt import Learnt

__all__ = ["probability"]


@cache
def _learnt() -> Learnt:
    return Learnt.of_json((files("services.insights.asked") / "weights.json").read_text(encoding="utf-8"))


def probability(features: AbstractSet[str]) -> float:
    """Return the probability, from 0 to 1."""
    return _learnt().chance(features)
