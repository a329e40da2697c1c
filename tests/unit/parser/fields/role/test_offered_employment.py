"""Types of employment in sentences that offer the job."""

import pytest

from services.parser.fields.role.offered_employment import offered_employment


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Offriamo un contratto a tempo indeterminato e la mensa.", "Permanent (tempo indeterminato)"),
        ("We are looking for a kiln hand, full time.", "Full-time"),
        ("A termálfürdőbe masszőrt keresünk, teljes munkaidőben.", "Full-time (teljes munkaidőben)"),
        ("Our full-time staff of thirty eat together.", None),
        ("We are looking for a kiln hand, full time. We are looking for a glazier, part time.", None),
        ("We are looking for a kiln hand who trains interns.", None),
    ],
)
def test_offered_employment(text: str, expected: str | None) -> None:
    assert offered_employment(text) == expected
