"""The words that name rounds, by the examples in their table."""

from pathlib import Path

import pytest

from lexicon import tables
from services.insights.text import rounds
from services.insights.text.rounds import stage_names

TABLE = tables.read(Path(rounds.__file__).with_name("rounds.toml"))


def examples(key: str) -> list[tuple[str, str]]:
    return [(entry["name"], text) for entry in TABLE["round"] for text in entry.get(key, ())]


@pytest.mark.parametrize(("name", "text"), examples("match"))
def test_a_text_names_a_round(name: str, text: str) -> None:
    assert name in stage_names(text)


@pytest.mark.parametrize(("name", "text"), examples("no_match"))
def test_a_text_with_such_words_names_none(name: str, text: str) -> None:
    assert name not in stage_names(text)


@pytest.mark.parametrize(
    ("entry", "names"),
    [
        ("Recruiter, two coding, HM, VP.", {"recruiter screen", "technical interview", "hiring manager"}),
        ("Process: recruiter, one design, loop.", {"recruiter screen", "system design", "onsite/loop"}),
        ("The recruiter is a manager who likes design and coding.", set()),
    ],
)
def test_bare_words_name_rounds_as_entries_of_a_list_alone(entry: str, names: set[str]) -> None:
    assert names <= stage_names(entry)
    assert names or not stage_names(entry)
