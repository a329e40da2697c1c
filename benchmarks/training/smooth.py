"""Fits a logistic model over named features to its one optimum, with numpy: for rows by the thousand."""

from collections.abc import Callable, Collection, Mapping, Sequence

import numpy as np

from lexicon.logistic import Logistic

__all__ = ["Row", "fit_exactly"]

Row = tuple[Collection[str], bool]
_STEPS = 150
_MEMORY = 12
_FLAT = 1e-3
"""Steeper slopes are walked down further."""
_ENOUGH = 1e-4
"""Part of the expected gain that a step must bring."""
_HALVINGS = 25

Loss = Callable[[np.ndarray], tuple[float, np.ndarray]]


def fit_exactly(
    rows: Sequence[Row], *, strength: float | Mapping[str, float], counts: Sequence[float] | None = None
) -> Logistic:
    """Minimise the logistic loss plus half of `strength` times the squared weights; the bias is free.

    Args:
        rows: Features and answer of each example.
        strength: Of the regularisation: of all features, or of each.
        counts: As how many examples each row counts; one each when missing.
    """
    names = sorted({name for features, _ in rows for name in features})
    number = {name: place for place, name in enumerate(names)}
    columns = np.array([number[name] for features, _ in rows for name in sorted(features)], dtype=np.intp)
    lines = np.repeat(np.arange(len(rows)), [len(features) for features, _ in rows])
    answers = np.array([float(about) for _, about in rows])
    weighed = np.ones(len(rows)) if counts is None else np.array(counts)
    strengths = np.array([strength if isinstance(strength, float) else strength[name] for name in names])
    found = _minimum(_loss(columns, lines, answers, weighed, strengths=strengths), np.zeros(len(names) + 1))
    return Logistic(0.0, float(found[-1]), dict(zip(names, map(float, found[:-1]), strict=True)))


def _loss(
    columns: np.ndarray, lines: np.ndarray, answers: np.ndarray, counts: np.ndarray, *, strengths: np.ndarray
) -> Loss:
    def loss(model: np.ndarray) -> tuple[float, np.ndarray]:
        weights = model[:-1]
        odds = model[-1] + np.bincount(lines, weights=weights[columns], minlength=len(answers))
        wrong = counts * ((1 + np.tanh(odds / 2)) / 2 - answers)
        slope = np.bincount(columns, weights=wrong[lines], minlength=len(weights)) + strengths * weights
        losses = counts * (np.logaddexp(0.0, odds) - answers * odds)
        value = float(np.sum(losses) + np.dot(strengths * weights, weights) / 2)
        return value, np.append(slope, np.sum(wrong))

    return loss


def _minimum(loss: Loss, start: np.ndarray) -> np.ndarray:
    """Walk down by the limited-memory BFGS method."""
    at, past = start, list[tuple[np.ndarray, np.ndarray]]()
    value, slope = loss(at)
    for _ in range(_STEPS):
        if float(np.max(np.abs(slope))) < _FLAT:
            break
        way = -_scaled(slope, past)
        step, gain = 1.0, float(np.dot(slope, way))
        for _ in range(_HALVINGS):
            there = at + step * way
            reached, new_slope = loss(there)
            if reached <= value + _ENOUGH * step * gain:
                break
            step /= 2
        past = [*past, (there - at, new_slope - slope)][-_MEMORY:]
        at, value, slope = there, reached, new_slope
    return at


def _scaled(slope: np.ndarray, past: Sequence[tuple[np.ndarray, np.ndarray]]) -> np.ndarray:
    """Return the slope times the inverse curvature, as far as the last steps have shown it."""
    found, shares = slope.copy(), list[float]()
    for moved, changed in reversed(past):
        shares.append(float(np.dot(moved, found) / np.dot(moved, changed)))
        found -= shares[-1] * changed
    if past:
        moved, changed = past[-1]
        found *= float(np.dot(moved, changed) / np.dot(changed, changed))
    for (moved, changed), share in zip(past, reversed(shares), strict=True):
        found += moved * (share - float(np.dot(changed, found) / np.dot(moved, changed)))
    return found
