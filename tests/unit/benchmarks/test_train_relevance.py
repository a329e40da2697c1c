"""The fit of what speaks for a post being about the employer."""

import numpy as np
import pytest

from benchmarks.train_relevance import _STRENGTH, _ridge


def test_the_slope_is_flat_where_the_fit_stops() -> None:
    chance = np.random.default_rng(3)
    data = chance.normal(size=(40, 90))
    answers = (data[:, 0] + chance.normal(size=40) > 0).astype(float)
    bias, weights = _ridge(data, answers)
    wrong = 1 / (1 + np.exp(-(bias + data @ weights))) - answers
    assert float(np.sum(wrong)) == pytest.approx(0, abs=1e-3)
    assert data.T @ wrong + _STRENGTH * weights == pytest.approx(np.zeros(90), abs=1e-3)
