from services.gateway.afterwards.debriefs import accuracy_of


def test_counts_add_up_over_reports() -> None:
    reports = [{"cameUp": ["a", "b"], "others": ["c"], "offered": 10}, {"cameUp": [], "others": ["d"], "offered": 6}]
    accuracy = accuracy_of(reports)
    assert (accuracy.debriefs, accuracy.recall, accuracy.precision) == (2, 0.5, 0.125)


def test_nothing_is_claimed_of_nothing() -> None:
    assert accuracy_of([]).recall is accuracy_of([]).precision is None
    silent = accuracy_of([{"cameUp": [], "others": [], "offered": 5}])
    assert (silent.recall, silent.precision) == (None, 0.0)
