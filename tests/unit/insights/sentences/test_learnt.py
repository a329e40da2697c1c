"""The mean of a logistic model and of trees."""

from itertools import chain, combinations

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


def test_each_tree_is_asked_to_its_leaf() -> None:
    features = ["a", "b", "c"]
    deep = [0, [1, 1, [2, 2, 3]], [2, [1, 4, 5], 6]]
    alone = [Learnt(bias=0.0, weights={}, features=features, trees=[tree]) for tree in (deep, 40, [1, 7, 8])]
    both = Learnt(bias=0.0, weights={}, features=features, trees=[deep, 40, [1, 7, 8]])
    leaves = {(): 1, ("a",): 4, ("b",): 2, ("c",): 1, ("a", "b"): 5, ("a", "c"): 6, ("b", "c"): 3, ("a", "b", "c"): 6}
    for there in chain.from_iterable(combinations(features, count) for count in range(4)):
        first = Learnt(bias=0.0, weights={}, features=[], trees=[leaves[there]])
        assert alone[0].chance(set(there)) == first.chance(set())
        shares = [leaves[there], 40, 8 if "b" in there else 7]
        assert both.chance(set(there)) == Learnt(bias=0.0, weights={}, features=[], trees=shares).chance(set())
