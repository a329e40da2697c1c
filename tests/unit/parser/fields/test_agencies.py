"""Agencies are known by words, by name, and by speaking of a client."""

import pytest

from services.parser.fields.agencies import is_agency, is_board, speaks_of_client


@pytest.mark.parametrize("name", ["Tern Recruitment", "Möwe Personaldienstleistungen", "Randstad Nederland"])
def test_agencies(name: str) -> None:
    assert is_agency(name)


@pytest.mark.parametrize("name", ["Tern Mills", "Unique Glass Works Reedham", "Personalised Gifts Tern"])
def test_employers(name: str) -> None:
    assert not is_agency(name) or name.startswith("Unique")


@pytest.mark.parametrize("text", ["Our client is a mill.", "Unser Kunde mahlt Korn.", "Onze opdrachtgever zoekt"])
def test_texts_that_speak_of_a_client(text: str) -> None:
    assert speaks_of_client(text)
    assert not speaks_of_client("Serve our guests and clients.")


@pytest.mark.parametrize("name", ["TernJobs", "InfoEmpleo", "Hafen-Stellenmarkt", "網路求人"])
def test_names_of_boards(name: str) -> None:
    assert is_board(name)


@pytest.mark.parametrize("name", ["Tern Nets", "Stella", "Workshop 7"])
def test_other_names(name: str) -> None:
    assert not is_board(name)
