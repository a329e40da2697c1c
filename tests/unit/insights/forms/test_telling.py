"""Reported rounds are statements; excerpts lead nowhere else."""

import pytest

from services.insights.forms.telling import round_statement, tidy


@pytest.mark.parametrize(
    ("parts", "statement"),
    [
        ({}, "Phone screen"),
        ({"duration": "30 min", "interviewer": "recruiter"}, "Phone screen, 30 minutes, with a recruiter"),
        ({"duration": "1 hour", "interviewer": "hiring manager"}, "Phone screen, 1 hour, with the hiring manager"),
        (
            {"duration": "45-60 mins", "interviewer": "engineers"},
            "Phone screen, 45\N{EN DASH}60 minutes, with engineers",
        ),
        ({"interviewer": "HR", "format": "Zoom"}, "Phone screen, with HR, on Zoom"),
        ({"interviewer": "engineer", "format": "phone"}, "Phone screen, with an engineer"),
    ],
)
def test_a_round_is_a_statement(parts: dict[str, str], statement: str) -> None:
    assert round_statement("phone screen", **parts) == statement


@pytest.mark.parametrize(
    ("name", "parts", "statement"),
    [
        ("hiring manager", {"interviewer": "hiring manager"}, "Hiring manager"),
        ("onsite/loop", {"format": "on-site"}, "Onsite/loop"),
        ("online assessment", {"format": "HackerRank"}, "Online assessment, on HackerRank"),
        ("technical interview", {"format": "in-person"}, "Technical interview, in person"),
    ],
)
def test_a_round_is_not_told_twice(name: str, parts: dict[str, str], statement: str) -> None:
    assert round_statement(name, **parts) == statement


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("And then they asked about joins", "They asked about joins"),
        ("- **Overall**, it was a fair process,", "It was a fair process"),
        ("| Round 2 | two engineers |", "Round 2 two engineers"),
        ("3) be ready for follow-ups:", "Be ready for follow-ups"),
        ("So good", "So good"),
    ],
)
def test_an_excerpt_is_tidy(raw: str, text: str) -> None:
    assert tidy(raw) == text


def test_an_excerpt_does_not_say_that_it_was_added_later() -> None:
    assert tidy("UPDATE: the offer came a week later") == "The offer came a week later"
