"""Weights of what speaks for a post being about the employer, learnt from posts that people have read.

Reads labels and judged posts of companies that may be tuned on, and writes `lexicon/company/relevance/weights.toml`: a
logistic model with three thresholds, chosen on companies that it was not fitted to. Each post's places are weighed by
a model of mentions that knows nothing of its company either: one that has learnt the post by heart would be surer of it
than of any new one, and thresholds chosen so would keep too much and report too little.
"""

import argparse
import json
import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from benchmarks.labelled_posts import LabelledFile
from benchmarks.train_mentions import (
    FOLDS,
    JUDGED,
    OWN,
    Text,
    fit_mentions,
    fold_of,
    is_about,
    known_files,
    post_texts,
    read,
)
from lexicon.company import Company
from lexicon.company.relevance.features import NEAR, features, places
from lexicon.logistic import Logistic
from services.scraper.selection.relevance import words_of

_WEIGHTS = Path(__file__).parents[1] / "lexicon" / "company" / "relevance" / "weights.toml"
_STRENGTH = 30.0
"""Of the regularisation."""
_FEWEST = 4
"""Words beside the name in fewer posts get no weight."""
_SMALLEST = 0.03
"""Smaller weights of words are left out of the file."""
_STEPS = 30
_FLAT = 1e-6
_NOTHING = 1e-9
"""Part of the largest direction of the rows below which one is rounding."""


class Row(NamedTuple):
    """One judged post."""

    company: str
    found: Mapping[str, float]
    is_about: bool
    by_chance: bool
    """Chosen by chance; the others were chosen because they are hard."""


def main(arguments: Sequence[str]) -> int:
    """Fit, choose the thresholds by cross-validation, write the weights."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks train_relevance", description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("data", type=Path)
    parser.add_argument("--precision", type=float, default=0.96, help="wanted of what is taken to be about it")
    parser.add_argument("--recall", type=float, default=0.975, help="wanted of what is kept")
    parser.add_argument("--sentences", nargs="*", type=Path, default=[], help="what mentions were trained on besides")
    options = parser.parse_args(arguments)
    files = list(_files(options.gold, options.data))
    rows = list(_rows(files, [text for file in (OWN, *options.sentences) for text in read(file)]))
    fitted = _Fit(rows)
    scores = _held_back(rows)
    kept, possible = (_reaching(rows, scores, recall) for recall in (options.recall, (1 + options.recall) / 2))
    about = _precise(rows, scores, options.precision)
    _report(rows, scores, kept, about)
    _write(fitted, possible=possible, kept=kept, about=about)
    return 0


def _files(gold: Path, data: Path) -> Iterator[tuple[LabelledFile, bool]]:
    """Yield the labelled files, with whether their posts were chosen by chance."""
    yield from ((file, True) for file in known_files(gold, data))
    yield from ((file, False) for file in known_files(JUDGED, data))


def _rows(files: Sequence[tuple[LabelledFile, bool]], sentences: Sequence[Text]) -> Iterator[Row]:
    texts = [*sentences, *post_texts(file for file, _ in files)]
    for fold in range(FOLDS):
        model = _mentions_without(fold, texts)
        for file, by_chance in files:
            if fold_of(file.name) == fold:
                yield from _rows_of(file, model, by_chance=by_chance)


def _mentions_without(fold: int, texts: Sequence[Text]) -> Logistic:
    return fit_mentions([text for text in texts if text.fold != fold])


def _rows_of(file: LabelledFile, model: Logistic, *, by_chance: bool) -> Iterator[Row]:
    company = Company.of(file.name)
    for index, label in file.labels.items():
        words = words_of(file.posts[index])
        if found := places(company, words, model=model):
            yield Row(file.name, features(company, words, found), is_about(label), by_chance)


class _Fit:
    """Weights of the rows it was given, by name; of numbers after they are brought to one scale."""

    def __init__(self, rows: Sequence[Row]) -> None:
        counts = Counter(name for row in rows for name in row.found)
        self._names = sorted(name for name, count in counts.items() if count >= _FEWEST or not name.startswith(NEAR))
        data = np.array([[row.found.get(name, 0.0) for name in self._names] for row in rows])
        is_word = np.array([name.startswith(NEAR) for name in self._names])
        scale = np.where(is_word, 1.0, np.maximum(data.std(axis=0), 1e-6))
        middle = np.where(is_word, 0.0, data.mean(axis=0))
        bias, weights = _ridge((data - middle) / scale, np.array([float(row.is_about) for row in rows]))
        self.bias = bias - float(np.dot(middle / scale, weights))
        self.weights = dict(zip(self._names, map(float, weights / scale), strict=True))

    def log_odds(self, found: Mapping[str, float]) -> float:
        """Return the log odds that a post is about the employer."""
        return self.bias + sum(value * self.weights.get(name, 0.0) for name, value in found.items())


def _ridge(data: "np.ndarray", is_about: "np.ndarray") -> tuple[float, "np.ndarray"]:
    """Return bias and weights by Newton's method on the regularised logistic loss, in the space of the rows.

    There are several times more features than rows: the products of the rows hold all that matters in far less time.
    """
    squares, vectors = np.linalg.eigh(data @ data.T)
    is_used = squares > squares[-1] * _NOTHING
    vectors, sizes = vectors[:, is_used], np.sqrt(squares[is_used])
    rows = np.hstack([np.ones((len(data), 1)), vectors * sizes])
    penalty = np.array([1e-6, *[_STRENGTH] * len(sizes)])
    model = np.zeros(len(penalty))
    for _ in range(_STEPS):
        likely = 1 / (1 + np.exp(-np.clip(rows @ model, -30, 30)))
        slope = rows.T @ (likely - is_about) + penalty * model
        if np.max(np.abs(slope)) < _FLAT:
            break
        curvature = (rows.T * (likely * (1 - likely))) @ rows + np.diag(penalty)
        model -= np.linalg.solve(curvature, slope)
    return float(model[0]), data.T @ (vectors @ (model[1:] / sizes))


def _held_back(rows: Sequence[Row]) -> list[float]:
    """Return the log odds of each row by a model that knows nothing of its company."""
    models = [_Fit([row for row in rows if fold_of(row.company) != fold]) for fold in range(FOLDS)]
    return [models[fold_of(row.company)].log_odds(row.found) for row in rows]


def _reaching(rows: Sequence[Row], scores: Sequence[float], recall: float) -> float:
    """Return the score of the last post that is needed for the recall."""
    ordered = sorted((score for row, score in zip(rows, scores, strict=True) if row.is_about), reverse=True)
    return ordered[min(len(ordered), math.ceil(recall * len(ordered))) - 1]


def _precise(rows: Sequence[Row], scores: Sequence[float], precision: float) -> float:
    """Return the lowest score from which on posts are about the employer that often."""
    right, lowest = 0, max(scores)
    pairs = sorted(zip(scores, rows, strict=True), key=lambda pair: -pair[0])
    for taken, (score, row) in enumerate(pairs, start=1):
        right += row.is_about
        lowest = score if right >= precision * taken else lowest
    return lowest


def _report(rows: Sequence[Row], scores: Sequence[float], kept: float, about: float) -> None:
    print(f"  {len(rows)} posts that name the employer; with each company's posts held back:")
    for name, limit in (("kept", kept), ("about", about)):
        for group, part in (("all", rows), ("chosen by chance", [row for row in rows if row.by_chance])):
            known = set(map(id, part))
            pairs = [(row, score >= limit) for row, score in zip(rows, scores, strict=True) if id(row) in known]
            right = sum(row.is_about and taken for row, taken in pairs)
            taken, wanted = sum(taken for _, taken in pairs), sum(row.is_about for row, _ in pairs)
            print(f"  {name:6} {group:17} recall {right / wanted:.3f}  precision {right / taken:.3f}")


def _write(model: _Fit, *, possible: float, kept: float, about: float) -> None:
    lines = ["# Written by `python -m benchmarks train_relevance`: log odds.", "", f"bias = {model.bias:.3f}"]
    limits = {"possible": possible, "kept": kept, "about": about}
    lines += ["", "[thresholds]", *(f"{name} = {_likelihood(score):.3f}" for name, score in limits.items())]
    words = {name[len(NEAR) :]: weight for name, weight in model.weights.items() if name.startswith(NEAR)}
    lines += ["", "[features]"]
    lines += [_line(name, weight) for name, weight in model.weights.items() if not name.startswith(NEAR)]
    lines += ["", "[near]", *(_line(name, weight) for name, weight in words.items() if abs(weight) >= _SMALLEST)]
    _WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _line(name: str, weight: float) -> str:
    return f"{json.dumps(name, ensure_ascii=False)} = {weight:.3f}"


def _likelihood(score: float) -> float:
    return math.floor(1000 / (1 + math.exp(-score))) / 1000
