"""How likely it is that a candidate reports a question, as learnt offline from judged posts."""

from collections.abc import Set as AbstractSet
from functools import cache
from importlib.resources import files

from services.insights.sentences.learnt import Learnt

__all__ = ["may_reach", "probability"]


@cache
def _learnt() -> Learnt:
    return Learnt.of_json((files("services.insights.asked") / "weights.json").read_text(encoding="utf-8"))


def probability(features: AbstractSet[str]) -> float:
    """Return the probability, from 0 to 1."""
    return _learnt().chance(features)


def may_reach(features: AbstractSet[str], probability: float) -> bool:
    """Whether the probability could be so high; quicker than to ask for it."""
    return _learnt().may_reach(features, probability)
