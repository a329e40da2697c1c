"""Clean titles of jobs, by the examples in the table of their words."""

from pathlib import Path

import pytest

from lexicon import tables
from services.insights.sources import clean_titles
from services.insights.sources.clean_titles import clean_title, written_out

TABLE = tables.read(Path(clean_titles.__file__).with_name("title_words.toml"))


@pytest.mark.parametrize(("name", "title"), TABLE["examples"])
def test_a_job_is_shown_by_words_of_titles_alone(name: str, title: str) -> None:
    assert (clean_title(name) or "") == title


@pytest.mark.parametrize(
    ("name", "whole"),
    [
        ("AMTS", "associate member of technical staff"),
        ("EM2 role", "software engineering manager role"),
        ("tell em", "tell em"),
        ("Nurse", "Nurse"),
    ],
)
def test_titles_that_go_by_their_letters_are_written_out(name: str, whole: str) -> None:
    assert written_out(name) == whole
