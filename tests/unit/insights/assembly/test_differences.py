"""Reports that do not agree are shown as such."""

from datetime import UTC, datetime

import pytest

from contracts.insights import Basis, Evidence, Insights, InterviewProcess, ProcessStage
from services.insights.assembly.differences import with_differences


def differing(duration: str | None, *quotes: str, basis: Basis = Basis.REPORTED) -> list[str]:
    evidence = [Evidence(source_id=f"x:{number}", quote=quote) for number, quote in enumerate(quotes)]
    stage = ProcessStage(
        name="phone screen", text="Phone screen", basis=basis, evidence=evidence, duration=duration, order=1
    )
    insights = Insights(
        company_name="Quartz",
        job_title="Engineer",
        last_updated=datetime(2026, 3, 2, tzinfo=UTC),
        interview_process=InterviewProcess(stages=[stage]),
    )
    return with_differences(insights).interview_process.stages[0].differing


@pytest.mark.parametrize(
    ("duration", "quotes", "others"),
    [
        ("30 min", ("The phone screen took 30 min.", "My phone screen was 45 minutes."), ["45 minutes"]),
        ("60 minutes", ("A phone screen of 60 minutes", "a phone screen, 1 hour"), []),
        (
            "45-60 mins",
            ("phone screen, 45-60 mins", "phone screen of 45\u201360 minutes", "phone screen 20 min"),
            ["20 min"],
        ),
        ("30 min", ("phone screen 30 min", "a phone screen and an onsite of 5 hours"), []),
        (None, ("The phone screen took 30 min.", "My phone screen was 45 minutes."), []),
    ],
)
def test_every_duration_is_named_when_reports_of_the_round_differ(
    duration: str | None, quotes: tuple[str, ...], others: list[str]
) -> None:
    assert differing(duration, *quotes) == others


def test_advice_does_not_differ() -> None:
    assert differing("30 min", basis=Basis.GENERAL) == []
