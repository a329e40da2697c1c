"""Hours of a week say whether a job is full-time."""

import pytest

from services.parser.fields.role.weekly_hours import extent_by_hours


@pytest.mark.parametrize(
    ("text", "extent"),
    [
        ("28 hrs a week at the bar", "Part-time"),
        ("39 hours per week", "Full-time"),
        ("37,5 Stunden pro Woche", "Full-time"),
        ("38,5 Wochenstunden", "Full-time"),
        ("35 horas semanales", "Full-time"),
        ("週40時間", "Full-time"),
        ("24 tot 40 uur per week", None),
        ("support 24 hours a day", None),
        ("three days a week", None),
    ],
)
def test_extent(text: str, extent: str | None) -> None:
    assert extent_by_hours(text) == extent
