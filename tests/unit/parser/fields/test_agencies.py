"""Agencies are known by words, by name, and by speaking of a client."""

import pytest

from services.parser.fields.agencies import is_agency, speaks_of_client


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
