"""Seniority, from the title first."""

import pytest

from services.parser.fields.role.level import find_level, normalise_level


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("Senior Engineer", "Senior"),
        ("Junior BI Developer", "Junior"),
        ("Software Engineer, New Grad", "Junior"),
        ("Staff Software Engineer", "Staff"),
        ("Staff Nurse", None),
        ("Product Manager", None),
        ("Sales Account Manager", None),
        ("National Security Manager", "Manager"),
        ("Head of Sales", "Head"),
        ("VP Engineering", "Executive"),
        ("Teamleiter Lager", "Lead"),
        ("Senior Account Executive, Growth Stage", "Senior"),
        ("Stage - Marketing", "Intern"),
        ("Ведущий разработчик", "Lead"),
        ("Младший аналитик", "Junior"),
        ("Engineer", None),
    ],
)
def test_levels(title: str, level: str | None) -> None:
    assert find_level(title) == level


def test_platforms_words_for_levels() -> None:
    assert normalise_level("ENTRY_LEVEL") == "ENTRY LEVEL"
    assert normalise_level("Not Applicable") is None
