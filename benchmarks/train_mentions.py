"""Weights of the signals around a company's name, learnt from texts that say whether they are about the employer.

Reads lines `{"company", "text", "about_employer"}` and writes `lexicon/company/signal_weights.toml`: a logistic model
whose threshold is the lowest at which the wanted precision is reached on companies it was not fitted to.
"""

import argparse
import hashlib
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from lexicon.company import Company
from lexicon.company.mentions import surroundings
from lexicon.company.signals import signals

_WEIGHTS = Path(__file__).parents[1] / "lexicon" / "company" / "signal_weights.toml"
_FOLDS = 8
_ROUNDS = 3
"""How often the place that speaks for a text is chosen anew: a text may name a company in several places."""
_STEPS = 300
_FEWEST = 3
"""Signals seen less often get no weight."""

Signals = Mapping[str, float]


@dataclass(frozen=True)
class Text:
    """One text and the signals of each place where it names the company."""

    company: str
    places: tuple[Signals, ...]
    about: bool

    @property
    def fold(self) -> int:
        """The part in which the company's texts are held back together."""
        return hashlib.sha256(self.company.encode()).digest()[1] % _FOLDS


@dataclass(frozen=True)
class Model:
    """A logistic model."""

    bias: float
    weights: Mapping[str, float]

    def score(self, place: Signals) -> float:
        """Return the log odds that a place speaks of the employer."""
        return self.bias + sum(self.weights.get(name, 0.0) * value for name, value in place.items())

    def best(self, text: Text) -> float:
        """Return the highest score of a text's places."""
        return max(map(self.score, text.places), default=-math.inf)


def main(arguments: Sequence[str]) -> int:
    """Fit, choose the threshold by cross-validation, write the weights."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks train_mentions", description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--precision", type=float, default=0.96, help="wanted on companies that were held back")
    parser.add_argument("--strength", type=float, default=2.0, help="of the regularisation")
    options = parser.parse_args(arguments)
    texts = [_text(line) for file in options.files for line in file.read_text("utf-8").splitlines() if line.strip()]
    held_back = _held_back_scores(texts, options.strength)
    threshold = _threshold(texts, held_back, options.precision)
    precision, recall = _quality(texts, held_back, threshold)
    print(f"  {len(texts)} texts; held back by company: precision {precision:.3f}, recall {recall:.3f}")
    _write(_fit(texts, options.strength), threshold)
    return 0


def _text(line: str) -> Text:
    row = json.loads(line)
    places = surroundings(Company.of(row["company"]).name, row["text"])
    return Text(row["company"], tuple(map(signals, places)), row["about_employer"])


def _held_back_scores(texts: Sequence[Text], strength: float) -> list[float]:
    models = [_fit([text for text in texts if text.fold != fold], strength) for fold in range(_FOLDS)]
    return [models[text.fold].best(text) for text in texts]


def _threshold(texts: Sequence[Text], scores: Sequence[float], wanted: float) -> float:
    candidates = sorted({round(score, 2) for score in scores if score > 0})
    return next((one for one in candidates if _quality(texts, scores, one)[0] >= wanted), candidates[-1])


def _quality(texts: Sequence[Text], scores: Sequence[float], threshold: float) -> tuple[float, float]:
    right = sum(score > threshold and text.about for text, score in zip(texts, scores, strict=True))
    taken = sum(score > threshold for score in scores)
    return right / max(1, taken), right / max(1, sum(text.about for text in texts))


def _fit(texts: Sequence[Text], strength: float) -> Model:
    names = _frequent(texts)
    model = Model(0.0, {})
    for _ in range(_ROUNDS):
        rows = [(place, 0.0) for text in texts if not text.about for place in text.places]
        rows += [(max(text.places, key=model.score), 1.0) for text in texts if text.about and text.places]
        model = _descend(rows, names, strength)
    return model


def _frequent(texts: Sequence[Text]) -> frozenset[str]:
    counts: dict[str, int] = {}
    for text in texts:
        for name in {name for place in text.places for name in place}:
            counts[name] = counts.get(name, 0) + 1
    return frozenset(name for name, count in counts.items() if count >= _FEWEST)


def _descend(rows: Sequence[tuple[Signals, float]], names: frozenset[str], strength: float) -> Model:
    """Minimise the logistic loss with adaptive steps (Adagrad), the same result for the same rows."""
    weights, squares = dict.fromkeys(sorted(names), 0.0), dict.fromkeys(sorted(names), 1e-8)
    bias, bias_square = 0.0, 1e-8
    for _ in range(_STEPS):
        slopes = {name: strength * weight for name, weight in weights.items()}
        bias_slope = 0.0
        for place, about in rows:
            known = [name for name in place if name in weights]
            wrong = 1 / (1 + math.exp(-bias - sum(weights[name] for name in known))) - about
            bias_slope += wrong
            for name in known:
                slopes[name] += wrong
        for name, slope in slopes.items():
            squares[name] += slope * slope
            weights[name] -= slope / math.sqrt(squares[name]) / 2
        bias_square += bias_slope * bias_slope
        bias -= bias_slope / math.sqrt(bias_square) / 2
    return Model(bias, weights)


def _write(model: Model, threshold: float) -> None:
    lines = ["# Written by `python -m benchmarks train_mentions`: log odds of each signal.", ""]
    lines += [f"threshold = {threshold:.2f}", f"bias = {model.bias:.3f}", "", "[signals]"]
    lines += [f'"{name}" = {weight:.3f}' for name, weight in sorted(model.weights.items())]
    _WEIGHTS.write_text("\n".join(lines) + "\n", "utf-8")
