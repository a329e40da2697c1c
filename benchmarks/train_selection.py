"""Weights of what speaks for a post being about the employer, learnt from labelled posts.

Reads labels and the posts they are about, and writes `services/scraper/selection/about_weights.toml`: a logistic model
whose threshold is the highest at which the wanted recall is reached on companies it was not fitted to. To be run again
when the lexicon's own weights of mentions change.
"""

import argparse
import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from benchmarks.labelled_posts import LabelledFile
from benchmarks.train_mentions import FOLDS, OWN, Text, fit_mentions, fold_of, known_files, post_texts, read
from lexicon.company import Company
from services.scraper.selection.about import WeighedText, features

_WEIGHTS = Path(__file__).parents[1] / "services" / "scraper" / "selection" / "about_weights.toml"
_STEPS = 60


class _Row(NamedTuple):
    company: str
    values: tuple[float, ...]
    is_about: bool

    @property
    def fold(self) -> int:
        """The part in which the company's posts are held back together."""
        return fold_of(self.company)


def main(arguments: Sequence[str]) -> int:
    """Fit, choose the thresholds by cross-validation, write the weights."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks train_selection", description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("data", type=Path)
    parser.add_argument("--texts", nargs="*", type=Path, default=[], help="as for train_mentions")
    parser.add_argument("--recall", type=float, default=0.98, help="wanted on companies that were held back")
    parser.add_argument("--strength", type=float, default=1.0, help="of the regularisation")
    options = parser.parse_args(arguments)
    known = known_files(options.gold, options.data)
    texts = [*post_texts(known), *(text for file in (OWN, *options.texts) for text in read(file))]
    names, rows = _rows(known, texts)
    scored = [(_score(model, row), row.is_about) for row, model in _held_back(rows, options.strength)]
    kept, maybe = _threshold(scored, options.recall), _threshold(scored, (1 + options.recall) / 2)
    right = sum(is_about for score, is_about in scored if score >= kept)
    taken = sum(score >= kept for score, _ in scored)
    print(f"  {len(rows)} posts; held back by company: recall {options.recall:.2f}, precision {right / taken:.3f}")
    _write(dict(zip(["", *names], _fit(rows, options.strength), strict=True)), kept=kept, maybe=maybe)
    return 0


def _rows(known: Sequence[LabelledFile], texts: Sequence[Text]) -> tuple[list[str], list[_Row]]:
    """Return the features of all posts; their places are weighed by a model that has not seen the company."""
    names: list[str] = []
    rows = []
    models = [fit_mentions([text for text in texts if text.fold != fold]) for fold in range(FOLDS)]
    for file in known:
        company = Company.of(file.name)
        for index, label in file.labels.items():
            found = features(company, WeighedText.of(file.posts[index]), model=models[fold_of(file.name)])
            names = list(found)
            rows.append(_Row(file.name, tuple(found.values()), bool(label["relevant_to_company"])))
    return names, rows


def _held_back(rows: Sequence[_Row], strength: float) -> list[tuple[_Row, "np.ndarray"]]:
    models = [_fit([row for row in rows if row.fold != fold], strength) for fold in range(FOLDS)]
    return [(row, models[row.fold]) for row in rows]


def _score(model: "np.ndarray", row: _Row) -> float:
    return float(model[0] + np.dot(model[1:], row.values))


def _fit(rows: Sequence[_Row], strength: float) -> "np.ndarray":
    """Return bias and weights by Newton's method on the regularised logistic loss."""
    data = np.array([[1.0, *row.values] for row in rows])
    is_about = np.array([float(row.is_about) for row in rows])
    penalty = strength * np.array([0.0, *[1.0] * (data.shape[1] - 1)])
    model = np.zeros(data.shape[1])
    for _ in range(_STEPS):
        likely = 1 / (1 + np.exp(-data @ model))
        slope = data.T @ (likely - is_about) + penalty * model
        curvature = (data.T * (likely * (1 - likely))) @ data + np.diag(penalty + 1e-6)
        model -= np.linalg.solve(curvature, slope)
    return model


def _threshold(scored: Sequence[tuple[float, bool]], recall: float) -> float:
    """Return the score of the last post that is needed for the recall."""
    ordered = sorted((score for score, is_about in scored if is_about), reverse=True)
    return ordered[min(len(ordered), math.ceil(recall * len(ordered))) - 1]


def _write(model: Mapping[str, float], *, kept: float, maybe: float) -> None:
    lines = ["# Written by `python -m benchmarks train_selection`: log odds.", ""]
    lines += [f"kept_from = {_likelihood(kept):.3f}", f"maybe_from = {_likelihood(maybe):.3f}"]
    lines += [f"bias = {model['']:.3f}", "", "[features]"]
    lines += [f'"{name}" = {weight:.3f}' for name, weight in model.items() if name]
    _WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _likelihood(score: float) -> float:
    return math.floor(1000 / (1 + math.exp(-score))) / 1000
