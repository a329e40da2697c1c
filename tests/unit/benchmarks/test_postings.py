"""The score of captured postings: each row counts what it says, and is printed with and without the plugin."""

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.postings import Score, compare, is_only_scored, main

CASE: dict[str, Any] = {
    "file": "net.json", "url": "https://ternnets.recruitee.com/o/net-maker", "is_posting": True,
    "expect": {"company_any": ["Tern Nets"], "title_any": ["Net Maker"], "location_any": ["Esbjerg"],
               "salary_numbers": None, "remote": "onsite|hybrid"},
    "depth": {"required_skills_some": ["knots"], "years": "2"},
}  # fmt: skip
JOB: dict[str, Any] = {
    "company_name": "Tern Nets",
    "job_title": "Net Maker",
    "location": "Esbjerg, Denmark",
    "locations": ["Esbjerg, Denmark"],
    "remote_policy": "hybrid",
    "salary": None,
    "required_skills": ["Knots of all kinds"],
    "years_experience": "2+ years",
    "provenance": {
        "company_name": {"source": "json_ld", "confidence": 0.9},
        "job_title": {"source": "json_ld", "confidence": 0.6},
    },
}


def rows(job: Any, case: dict[str, Any] = CASE) -> dict[str, list[bool]]:
    """Return the rows of one answer."""
    score = Score()
    compare(score, case, job)
    return dict(score.rows)


def test_a_right_answer_is_right_in_every_row() -> None:
    assert all(all(hits) for hits in rows(JOB).values())


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"company_name": "Gull"}, {"company", "company+title", "company_not_wrong"}),
        ({"job_title": "Glazier"}, {"title", "company+title"}),
        ({"locations": ["Ribe"]}, {"location"}),
        ({"salary": {"min": 9, "max": None}}, {"salary_absent"}),
        ({"remote_policy": "remote"}, {"remote"}),
        ({"required_skills": []}, {"skills"}),
        ({"years_experience": None}, {"years"}),
    ],
)
def test_a_wrong_value_is_wrong_in_its_rows(changes: dict[str, Any], wrong: set[str]) -> None:
    assert {row for row, hits in rows({**JOB, **changes}).items() if not all(hits)} == wrong


def test_a_company_that_is_not_sure_may_be_wrong() -> None:
    doubted = {"company_name": {"source": "text", "confidence": 0.5}}
    unsure = {**JOB, "company_name": "Gull", "provenance": {**JOB["provenance"], **doubted}}
    assert "company_not_wrong" not in rows(unsure)


def test_refusals_and_crashes() -> None:
    other = {**CASE, "is_posting": False}
    assert rows("refused", other) == {"no_crash": [True], "refused": [True]}
    assert rows(JOB, other) == {"no_crash": [True], "refused": [False]}
    assert rows("crashed")["no_crash"] == [False]


def test_it_prints_all_rows_also_without_the_plugin(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    offer = {
        "title": "Net Maker", "company_name": "Tern Nets", "location": "Esbjerg, Denmark", "slug": "net-maker",
        "description": "<p>Tie nets.</p>" * 9, "requirements": "<ul><li>Knots, 2 years of experience</li></ul>",
        "careers_url": "https://ternnets.recruitee.com/o/net-maker", "hybrid": True,
    }  # fmt: skip
    (tmp_path / "net.json").write_text(json.dumps({"offer": offer}))
    (tmp_path / "truth.json").write_text(json.dumps([CASE]))
    assert main([str(tmp_path / "truth.json")]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["all"]["company+title"] == {"right": 1, "of": 1, "share": 1.0}
    assert report["leave_one_platform_out"]["company+title"]["right"] == 1
    assert report["calibration"]["company_name"]


def test_all_captures_of_a_platform_belong_to_one_part() -> None:
    cases = [{"platform": f"board {number}", "file": f"{name}.html"} for number in range(60) for name in "ab"]
    parts = [is_only_scored(case) for case in cases]
    assert parts[::2] == parts[1::2]
    assert 0 < sum(parts) < len(parts) / 2
