"""Fits the two models whose mean `services.insights.sentences.learnt` takes: a logistic one, and a forest."""

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.training.forest import Row, grow
from benchmarks.training.logistic import fit
from services.insights.sentences.learnt import Learnt

__all__ = ["fit_mixture", "mixture_parts", "write_mixture", "write_mixtures"]

_TREES = 48
_STRENGTH, _STRENGTH_OF_WORDS = 10.0, 40.0
_FEWEST = 3
_SMALLEST = 0.03
"""Weights below are left out."""


def fit_mixture(rows: Sequence[Row], *, is_word: Callable[[str], bool], trees: int = _TREES) -> Learnt:
    """Return what is learnt from the rows.

    Args:
        rows: The examples.
        is_word: Whether a feature is a mere word or pair of words. Trees do without them, and the logistic model trusts
            them less.
        trees: How many.
    """
    seen: dict[str, int] = {}
    for row in rows:
        for name in row.features:
            seen[name] = seen.get(name, 0) + 1
    known = [([name for name in sorted(row.features) if seen[name] >= _FEWEST], row.yes) for row in rows]
    model = fit(known, strength=lambda name: _STRENGTH_OF_WORDS if is_word(name) else _STRENGTH)
    names, grown = grow(
        [Row([name for name in row.features if not is_word(name)], row.yes) for row in rows], trees=trees
    )
    weights = {name: round(value, 2) for name, value in model.weights.items() if abs(value) >= _SMALLEST}
    return Learnt(bias=round(model.bias, 3), weights=weights, features=names, trees=grown)


def mixture_parts(learnt: Learnt) -> dict[str, Any]:
    """Return what was learnt as it is written."""
    return {
        "bias": learnt.bias,
        "weights": learnt.weights,
        "features": learnt.features,
        "trees": learnt.trees,
    }


def write_mixture(learnt: Learnt, file: Path) -> None:
    """Write what was learnt, one line a part."""
    lines = (
        f"{json.dumps(name)}: {json.dumps(part, ensure_ascii=False, separators=(',', ':'))}"
        for name, part in mixture_parts(learnt).items()
    )
    file.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    print(f"{len(learnt.weights)} weights, {len(learnt.trees)} trees, {file.stat().st_size:,} bytes written")


def write_mixtures(learnt: Mapping[str, Learnt], file: Path) -> None:
    """Write what was learnt of several questions, one line each."""
    lines = (
        f"{json.dumps(head)}: {json.dumps(mixture_parts(one), ensure_ascii=False, separators=(',', ':'))}"
        for head, one in learnt.items()
    )
    file.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    print(f"{file.stat().st_size:,} bytes written")
