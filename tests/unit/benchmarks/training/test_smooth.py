"""The exact fit of a logistic model."""

import math

import pytest

from benchmarks.training.smooth import fit_exactly

ROWS = [(["wet", "cold"], True), (["wet"], True), (["cold"], False), ([], False), (["wet"], False), (["cold"], True)]


def test_the_slope_is_flat_where_it_stops() -> None:
    model = fit_exactly(ROWS, strength=1.0)
    wrong = [1 / (1 + math.exp(-model.log_odds(features))) - about for features, about in ROWS]
    assert sum(wrong) == pytest.approx(0, abs=2e-3)
    for name in ("wet", "cold"):
        slope = sum(off for off, (features, _) in zip(wrong, ROWS, strict=True) if name in features)
        assert slope + model.weights[name] == pytest.approx(0, abs=2e-3)


def test_a_stronger_pull_makes_smaller_weights() -> None:
    loose, tight = (fit_exactly(ROWS, strength=strength).weights["wet"] for strength in (0.1, 10.0))
    assert loose > tight > 0


def test_a_row_that_counts_twice_is_two_rows() -> None:
    twice = fit_exactly([*ROWS, ROWS[0]], strength=1.0)
    counted = fit_exactly(ROWS, strength=1.0, counts=[2.0, *[1.0] * (len(ROWS) - 1)])
    assert counted.bias == pytest.approx(twice.bias, abs=1e-2)
    assert counted.weights == pytest.approx(twice.weights, abs=1e-2)
