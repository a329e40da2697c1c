from typing import Any

import pytest

from benchmarks.comparing.measures.figures import interval, quantile, ratios, summary
from benchmarks.comparing.report.goals import goal_rows
from benchmarks.comparing.report.results import Results
from benchmarks.comparing.report.tables import contender_table, limits_table

ABOUT = {"when": "now", "scale": 1}


def prep(employer: int, seconds: float, *, status: str = "completed", chain: float = 1.0) -> dict[str, Any]:
    times = {"seconds": seconds, "ready_seconds": seconds, "accepted_seconds": 0.01, "chain": chain, "ideal": chain}
    return {"employer": employer, "id": f"p{employer}", "status": status, "asked": 1, "calls": {}, "tokens": 1, **times}


def measured(*preps: dict[str, Any]) -> dict[str, Any]:
    return {"preps": list(preps), "cpu_per_prep": 0.1, "servers_cpu_per_prep": 0.05, "seconds": 2.0}


def results(**contenders: Any) -> Results:
    return Results({"about": ABOUT, "contenders": contenders})


def test_a_run_that_measured_nothing_has_a_report_that_says_so() -> None:
    rows = goal_rows(results())
    assert rows
    assert {row.met for row in rows} == {None}
    assert all("not measured" in row.found for row in rows)
    assert any("not measured" in line for line in contender_table(results()))
    assert all("not measured" in line for line in list(limits_table(results()))[2:])


def test_ratios_are_of_guides_about_the_same_employer() -> None:
    found = results(
        prepline={"fresh": [measured(prep(1, 1.0), prep(2, 2.0), prep(3, 9.0, status="failed"))]},
        reference={"fresh": [measured(prep(2, 6.0), prep(1, 4.0), prep(3, 1.0))]},
    )
    assert found.paired("reference", "prepline") == ([6.0, 4.0], [2.0, 1.0])
    row = next(row for row in goal_rows(found) if row.name == "P2")
    assert row.met is True
    assert row.found.startswith("3.50 (3.00–4.00, n = 2)")


def test_a_goal_that_is_missed_is_called_missed() -> None:
    slow = results(prepline={"fresh": [measured(prep(1, 2.0, chain=1.0))]})
    row = next(row for row in goal_rows(slow) if row.name == "P1")
    assert (row.met, row.found) == (False, "2.00 (2.00–2.00, n = 1)")


def test_a_crowd_that_lost_a_guide_has_not_drained() -> None:
    lost = results(
        prepline={"2 at once": [measured(prep(1, 1.0, chain=2.0), prep(2, 1.0, status="failed", chain=2.0))]}
    )
    whole = results(prepline={"2 at once": [measured(prep(1, 1.0, chain=2.0), prep(2, 1.0, chain=2.0))]})
    alone = {"fresh": [measured(prep(1, 1.0))]}
    for found, met in ((lost, False), (whole, True)):
        found.content["contenders"]["prepline"].update(alone)
        assert next(row for row in goal_rows(found) if row.name == "P19").met is met


def test_failures_are_named_and_not_counted() -> None:
    found = results(prepline={"fresh": [{"failed": "TimeoutError: too long"}, measured(prep(1, 1.0))]})
    assert found.failures() == ["prepline, fresh: TimeoutError: too long"]
    assert found.seconds("prepline", "fresh") == [1.0]


def test_figures() -> None:
    assert quantile([4, 1, 3, 2], 0.5) == 2.5
    assert summary([]) == {"n": 0}
    assert ratios([], [1.0]) == {"n": 0}
    low, high = interval([1.0, 2.0, 3.0, 4.0, 5.0])
    assert 1 <= low < 3 < high <= 5
    assert interval([1.0, 2.0, 9.0]) == interval([1.0, 2.0, 9.0])
    assert summary([1.0, 3.0])["p50"] == pytest.approx(2)
