from datetime import date, timedelta

import pytest

from services.gateway.afterwards.schedule import HIGHEST_BOX, next_practice

TODAY = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("box", "went_well", "days_left", "expected"),
    [
        (0, True, None, (1, 1)),
        (1, True, None, (2, 2)),
        (3, True, None, (4, 8)),
        (HIGHEST_BOX, True, None, (HIGHEST_BOX, 16)),
        (4, False, None, (0, 0)),
        (3, True, 12, (4, 4)),
        (3, True, 30, (4, 8)),
        (3, True, 2, (4, 0)),
        (3, True, -5, (4, 0)),
    ],
)
def test_what_went_well_comes_later_but_before_the_interview(
    box: int, went_well: bool, days_left: int | None, expected: tuple[int, int]
) -> None:
    interview = None if days_left is None else TODAY + timedelta(days=days_left)
    following, due = next_practice(box=box, went_well=went_well, today=TODAY, interview=interview)
    assert (following, (due - TODAY).days) == expected
