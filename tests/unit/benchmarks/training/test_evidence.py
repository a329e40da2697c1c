from benchmarks.training.evidence import strengths

ROWS = [({"offer", "the"}, True), ({"offer", "the"}, True), ({"sale", "the"}, False), ({"sale", "the"}, False)]


def test_one_sided_features_are_held_back_less() -> None:
    found = strengths(ROWS, [1.0] * len(ROWS), 3.0)
    assert found["offer"] == found["sale"] < 3.0 < found["the"]


def test_rows_that_count_less_show_less() -> None:
    whole, parts = (strengths(ROWS, [count] * len(ROWS), 3.0)["offer"] for count in (1.0, 0.1))
    assert whole < parts
