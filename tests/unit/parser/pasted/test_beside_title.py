"""Names that a title holds in front of the job."""

import pytest

from services.parser.pasted.beside_title import name_before_job


@pytest.mark.parametrize("title", ["[Fernbrook] Glazier", "Fernbrook – Glazier", "Fernbrook: Glazier (m/f/d) Night"])
def test_a_name_stands_in_front(title: str) -> None:
    assert name_before_job(title) == "Fernbrook"


@pytest.mark.parametrize(
    "title", ["Glazier", "Glazier – Fernbrook", "Senior Glazier: Team Lead", "Full-time: Glazier", None]
)
def test_what_is_no_name_is_none(title: str | None) -> None:
    assert name_before_job(title) is None
