"""What was learnt offline from judged sentences: the mean of a logistic model and of a forest of decision trees.

They err in different ways: the logistic model knows words, the trees know which cues matter together.
"""

import json
import math
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeAlias, cast

__all__ = ["Learnt", "Tree"]

Tree: TypeAlias = "int | list[Tree]"
"""A leaf's chance in per cent, or `[feature, tree without it, tree with it]`."""
_PER_CENT = 100
_SURE = 0.02
"""Trees are never surer than this; their leaves are small."""


@dataclass(frozen=True, slots=True)
class _Forest:
    """The trees as three columns: walked through in half the time of lists of lists, and a quarter of the memory."""

    features: Sequence[int]
    """What each node asks for."""
    without: Sequence[int]
    """Where a no leads: to a node, or below nought to a leaf, its chance inverted."""
    having: Sequence[int]
    """Where a yes leads."""
    roots: Sequence[int]

    def total(self, there: bytearray) -> int:
        """Return the sum of all trees' chances; `there` says of each feature whether it is."""
        features, without, having = self.features, self.without, self.having
        total = 0
        for node in self.roots:
            at = node
            while at >= 0:
                at = having[at] if there[features[at]] else without[at]
            total += ~at
        return total


@dataclass(frozen=True)
class Learnt:
    """Weights and trees over named features; features unknown to the training do not count."""

    bias: float
    weights: Mapping[str, float]
    features: Sequence[str]
    """Those that the trees ask for, by number."""
    trees: Sequence[Any]
    """As they are written; none of what was read."""

    @classmethod
    def of_json(cls, text: str) -> "Learnt":
        """Return what was written, in little memory: without the trees as they were written."""
        return cls._of_parts(json.loads(text))

    @classmethod
    def several_of_json(cls, text: str) -> "Mapping[str, Learnt]":
        """Return what was written of several questions, by their names."""
        return {name: cls._of_parts(parts) for name, parts in json.loads(text).items()}

    @classmethod
    def _of_parts(cls, written: dict[str, Any]) -> "Learnt":
        forest = _planted(written.pop("trees"))
        learnt = cls(**written, trees=())
        learnt.__dict__["_forest"] = forest  # where a cached property looks first
        return learnt

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        return {name: number for number, name in enumerate(self.features)}

    @cached_property
    def _forest(self) -> _Forest:
        return _planted(self.trees)

    def may_reach(self, features: AbstractSet[str], chance: float) -> bool:
        """Whether the chance of yes could be so high, by the weights alone: asking all trees takes longer."""
        return _mean(self._line(features), _grown(1.0)) >= chance

    def chance(self, features: AbstractSet[str]) -> float:
        """Return the chance of yes, from 0 to 1."""
        there, numbers = bytearray(len(self.features)), self._numbers
        for number in map(numbers.__getitem__, numbers.keys() & features):
            there[number] = 1
        share = self._forest.total(there) / _PER_CENT / max(1, len(self._forest.roots))
        return _mean(self._line(features), _grown(share))

    def _line(self, features: AbstractSet[str]) -> float:
        return self.bias + sum(map(self.weights.__getitem__, self.weights.keys() & features))


def _grown(share: float) -> float:
    """Return the log odds that trees stand for which say yes by this share."""
    return math.log((share + _SURE) / (1 - share + _SURE))


def _mean(line: float, grown: float) -> float:
    return (1 + math.tanh((line + grown) / 4)) / 2


def _planted(trees: Sequence[Tree]) -> _Forest:
    features: list[int] = []
    without: list[int] = []
    having: list[int] = []
    # Equal numbers are one object. Arrays would be smaller still, and take half as long again to walk through.
    known: dict[int, int] = {}

    def plant(tree: Tree) -> int:
        if isinstance(tree, int):
            return known.setdefault(~tree, ~tree)
        asked, no, yes = tree
        at = len(features)
        features.append(known.setdefault(cast("int", asked), cast("int", asked)))
        without.append(0)
        having.append(0)
        without[at], having[at] = plant(no), plant(yes)
        return at

    roots = [plant(tree) for tree in trees]
    return _Forest(features, without, having, roots)
