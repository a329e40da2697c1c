"""Grows a forest of decision trees over named features in plain Python, the same one for the same rows.

A feature is a set of rows, kept as the bits of one large number, so that a split is weighed by counting bits.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from random import Random
from typing import NamedTuple

from services.insights.sentences.learnt import Tree

__all__ = ["Row", "grow"]

_SEED = 1
_SHARE = 0.15
"""Of the features that a split is chosen among."""
_PER_CENT = 100


class Row(NamedTuple):
    """One example."""

    features: Collection[str]
    yes: bool


class _Bits(NamedTuple):
    """Sets of rows, as bits."""

    columns: Sequence[int]
    """Those that have a feature."""
    yes: int


def grow(rows: Sequence[Row], *, trees: int, fewest: int = 10, smallest_leaf: int = 2) -> tuple[list[str], list[Tree]]:
    """Return the names of the features that are used and the trees, whose mean is the chance of yes.

    Args:
        rows: The examples.
        trees: How many.
        fewest: Rows that a feature must have.
        smallest_leaf: Rows that a leaf must have.
    """
    counts = Counter(name for row in rows for name in set(row.features))
    names = sorted(name for name, count in counts.items() if count >= fewest)
    bits = _bits(rows, names)
    chance = Random(_SEED)  # noqa: S311 — the same forest every time
    grown = [_node(bits, (1 << len(rows)) - 1, chance, smallest_leaf) for _ in range(trees)]
    used = sorted({feature for tree in grown for feature in _features(tree)})
    place = {feature: number for number, feature in enumerate(used)}
    return [names[feature] for feature in used], [_renumbered(tree, place) for tree in grown]


def _bits(rows: Sequence[Row], names: Sequence[str]) -> _Bits:
    columns = dict.fromkeys(names, 0)
    yes = 0
    for number, row in enumerate(rows):
        bit = 1 << number
        yes |= bit * row.yes
        for name in set(row.features):
            if name in columns:
                columns[name] |= bit
    return _Bits(list(columns.values()), yes)


def _node(bits: _Bits, rows: int, chance: Random, smallest: int) -> Tree:
    """Return the tree of some rows, split by the purest of a few features drawn."""
    whole, hits = rows.bit_count(), (rows & bits.yes).bit_count()
    best, highest = -1, 0.0
    if whole >= 2 * smallest and 0 < hits < whole:
        for feature in chance.sample(range(len(bits.columns)), int(_SHARE * len(bits.columns))):
            having = rows & bits.columns[feature]
            part, there = having.bit_count(), (having & bits.yes).bit_count()
            if part < smallest or whole - part < smallest:
                continue
            purity = _purity(part, there) + _purity(whole - part, hits - there)
            if purity > highest:
                best, highest = feature, purity
    if best < 0:
        return round(_PER_CENT * hits / whole)
    column = bits.columns[best]
    return [best, _node(bits, rows & ~column, chance, smallest), _node(bits, rows & column, chance, smallest)]


def _purity(count: int, yes: int) -> float:
    return (yes * yes + (count - yes) ** 2) / count


def _features(tree: Tree) -> set[int]:
    if isinstance(tree, int):
        return set()
    feature, without, having = tree
    assert isinstance(feature, int)
    return {feature} | _features(without) | _features(having)


def _renumbered(tree: Tree, place: dict[int, int]) -> Tree:
    if isinstance(tree, int):
        return tree
    feature, without, having = tree
    assert isinstance(feature, int)
    return [place[feature], _renumbered(without, place), _renumbered(having, place)]
