"""Tables of words in TOML files."""

from pathlib import Path

import pytest

from lexicon.tables import alternatives, entries, read


def test_lines_are_alternatives() -> None:
    assert alternatives("cook|clerk\nnurse \n\n") == "cook|clerk|nurse"
    assert alternatives({"en": "cook", "fr": "cuisini"}) == "cook|cuisini"


def test_an_indented_line_continues_the_line_before() -> None:
    assert alternatives("(?:pastry\n  |line) cook\nclerk") == "(?:pastry|line) cook|clerk"


def test_a_plain_list_is_separated_by_line_breaks_too() -> None:
    assert entries("Go;C++\nR; SQL ;") == ["Go", "C++", "R", "SQL"]
    assert entries("Berlin, Basel\nOslo", ",") == ["Berlin", "Basel", "Oslo"]


@pytest.mark.parametrize("path", sorted(Path("lexicon").glob("[lrp]*/*.toml")), ids=str)
def test_every_file_can_be_read(path: Path) -> None:
    assert read(path)
