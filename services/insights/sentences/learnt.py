"""What was learnt offline from judged sentences: the mean of a logistic model and of a forest of decision trees.

They err in different ways: the logistic model knows words, the trees know which cues matter together.
"""

import json
import math
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeAlias

__all__ = ["Learnt", "Tree"]

Tree: TypeAlias = "int | list[Tree]"
"""A leaf's chance in per cent, or `[feature, tree without it, tree with it]`."""
_PER_CENT = 100
_SURE = 0.02
"""Trees are never surer than this; their leaves are small."""


@dataclass(frozen=True)
class Learnt:
    """Weights and trees over named features; features unknown to the training do not count."""

    bias: float
    weights: Mapping[str, float]
    features: Sequence[str]
    """Those that the trees ask for, by number."""
    trees: Sequence[Any]

    @classmethod
    def of_json(cls, text: str) -> "Learnt":
        """Return what was written."""
        return cls(**json.loads(text))

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        return {name: number for number, name in enumerate(self.features)}

    def may_reach(self, features: AbstractSet[str], chance: float) -> bool:
        """Whether the chance of yes could be so high, by the weights alone: asking all trees takes longer."""
        return _mean(self._line(features), _grown(1.0)) >= chance

    def chance(self, features: AbstractSet[str]) -> float:
        """Return the chance of yes, from 0 to 1."""
        there = frozenset(self._numbers[name] for name in features if name in self._numbers)
        share = sum(_leaf(tree, there) for tree in self.trees) / _PER_CENT / max(1, len(self.trees))
        return _mean(self._line(features), _grown(share))

    def _line(self, features: AbstractSet[str]) -> float:
        return self.bias + sum(self.weights.get(name, 0.0) for name in features)


def _grown(share: float) -> float:
    """Return the log odds that trees stand for which say yes by this share."""
    return math.log((share + _SURE) / (1 - share + _SURE))


def _mean(line: float, grown: float) -> float:
    return (1 + math.tanh((line + grown) / 4)) / 2


def _leaf(tree: Tree, there: AbstractSet[int]) -> int:
    while not isinstance(tree, int):
        feature, without, having = tree
        tree = having if feature in there else without
    return tree
