"""A forest of trees over named features."""

from benchmarks.training.forest import Row, grow
from services.insights.sentences.learnt import Learnt

ROWS = [
    *[Row({"asked"}, yes=True) for _ in range(30)],
    *[Row({"asked", "denied"}, yes=False) for _ in range(30)],
    *[Row({"denied"}, yes=False) for _ in range(30)],
    *[Row(set(), yes=False) for _ in range(30)],
]


def test_features_that_matter_only_together_are_learnt() -> None:
    names, trees = grow([Row({*row.features, f"n{number % 7}"}, row.yes) for number, row in enumerate(ROWS)], trees=40)
    learnt = Learnt(bias=0.0, weights={}, features=names, trees=trees)

    assert learnt.chance({"asked"}) > learnt.chance({"asked", "denied"})
    assert learnt.chance({"asked"}) > learnt.chance(set())


def test_the_same_rows_grow_the_same_forest() -> None:
    assert grow(ROWS, trees=3) == grow(ROWS, trees=3)


def test_rare_features_are_left_out() -> None:
    names, _ = grow([*ROWS, Row({"once"}, yes=True)], trees=3)

    assert "once" not in names
