"""The mean of a logistic model and of trees."""

import pytest

from services.insights.sentences.learnt import Learnt

LEARNT = Learnt(
    bias=-1.0, weights={"asked": 2.0, "word": 0.5}, features=["asked", "denied"], trees=[[0, 5, [1, 90, 10]]]
)


def test_both_models_speak_for_what_both_know() -> None:
    assert LEARNT.chance({"asked"}) > 0.8
    assert LEARNT.chance(set()) < 0.2


def test_the_trees_know_what_matters_together() -> None:
    assert LEARNT.chance({"asked", "denied"}) < 0.5 < LEARNT.chance({"asked"})


def test_words_count_in_the_weights_alone() -> None:
    assert LEARNT.chance({"word"}) > LEARNT.chance(set())


def test_what_nobody_learnt_does_not_count() -> None:
    assert LEARNT.chance({"asked", "never seen"}) == pytest.approx(LEARNT.chance({"asked"}))


@pytest.mark.parametrize("features", [set(), {"asked"}, {"asked", "denied"}, {"denied"}])
def test_what_is_reached_could_be(features: set[str]) -> None:
    assert LEARNT.may_reach(features, LEARNT.chance(features))
    assert not LEARNT.may_reach(features, 1.0)


def test_weights_alone_may_forbid_a_chance() -> None:
    assert not LEARNT.may_reach(set(), 0.9)
    assert LEARNT.may_reach({"asked"}, 0.9)
