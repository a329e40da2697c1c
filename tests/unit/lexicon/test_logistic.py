import pytest

from lexicon.logistic import Logistic, probability


def test_the_weights_of_what_is_there_are_added() -> None:
    model = Logistic(threshold=0.0, bias=-1.0, weights={"hiring": 2.0, "scam": -4.0})
    assert model.log_odds({"hiring"}) == 1.0
    assert model.log_odds({"hiring", "scam"}) == -3.0
    assert model.log_odds({"never seen"}) == -1.0


@pytest.mark.parametrize(("log_odds", "expected"), [(0.0, 0.5), (2.0, 0.8808), (-2.0, 0.1192), (-2000.0, 0.0)])
def test_log_odds_as_a_probability(log_odds: float, expected: float) -> None:
    assert probability(log_odds) == pytest.approx(expected, abs=1e-4)
