"""A preparation that has become dearer is noticed, and what for is said."""

import pytest

from benchmarks.counting.limits import exceeded, read

BASELINE = {"fresh": {"records": 13, "bytes": 121_000, "upstream requests": 8}}


@pytest.mark.parametrize(
    ("name", "count", "line"),
    [
        ("records", 15, "fresh: records grew from 13 to 15"),
        ("bytes", 134_000, "fresh: bytes grew from 121000 to 134000"),
        ("upstream requests", 9, "fresh: upstream requests grew from 8 to 9"),
        ("ledger.update", 1, "fresh: ledger.update is new: 1"),
    ],
)
def test_growth_is_named(name: str, count: int, line: str) -> None:
    assert list(exceeded({"fresh": {name: count}}, BASELINE)) == [line]


@pytest.mark.parametrize(
    ("name", "count"),
    [("records", 14), ("records", 12), ("bytes", 133_000), ("preps.find", 99), ("mongo commands", 99)],
)
def test_less_and_slack_and_what_time_decides_are_no_growth(name: str, count: int) -> None:
    assert list(exceeded({"fresh": {name: count}}, BASELINE)) == []


def test_the_committed_counts_are_of_a_fresh_and_a_repeated_preparation_without_a_scan() -> None:
    counts = read()
    assert set(counts) == {"fresh", "repeated", "both"}
    assert counts["both"]["mongo scans"] == 0
    assert counts["repeated"]["model calls"] == counts["repeated"]["upstream requests"] == 0
