"""Dates as platforms write them."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.parser.fields.dates import parse_date


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2026-07-29T08:50:01-04:00", date(2026, 7, 29)),
        ("2026-07-06 15:45:30 UTC", date(2026, 7, 6)),
        (1764205361939, date(2025, 11, 27)),
        ("1764205361", date(2025, 11, 27)),
        ("July  2, 2026", date(2026, 7, 2)),
        ("02.07.2026", date(2026, 7, 2)),
        ("12. července 2026", date(2026, 7, 12)),
        ("12. června 2026", date(2026, 6, 12)),
        ("1. März 2026", date(2026, 3, 1)),
        ("3 de marzo de 2026", date(2026, 3, 3)),
        ("1er février 2026", date(2026, 2, 1)),
        ("2026年7月2日", date(2026, 7, 2)),
        ("12/25/2026", date(2026, 12, 25)),
        ("25/12/2026", date(2026, 12, 25)),
        ("Tue, 03 Mar 2026 10:00:00 GMT", date(2026, 3, 3)),
        ("soon", None),
        ("2026-13-45", None),
        ("", None),
        (None, None),
        (True, None),
        (1e18, None),
    ],
)
def test_dates(value: Any, day: date | None) -> None:
    assert parse_date(value) == day


@given(st.one_of(st.text(max_size=40), st.floats(), st.integers()))
def test_any_date(value: Any) -> None:
    assert parse_date(value) is None or isinstance(parse_date(value), date)
