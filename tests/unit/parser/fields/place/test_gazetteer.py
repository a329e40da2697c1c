"""Countries, US states and well-known cities: enough to read a location, not a gazetteer."""

import pytest

from services.parser.fields.place.countries import country_of
from services.parser.fields.place.gazetteer import country_around, has_postal_code, is_place


def test_place_names() -> None:
    assert (country_of("Deutschland"), country_of("USA"), country_of("xx"), country_of("日本")) == (
        "DE",
        "US",
        None,
        "JP",
    )
    assert is_place("Brno")
    assert is_place("Boise, ID")
    assert not is_place("Engineering")


@pytest.mark.parametrize(
    "text",
    ["24937 Flensburg", "79379 Müllheim im Tal", "602 00 Brno", "05-800 Pruszków", "1012 AB Delft"],
)
def test_postal_codes(text: str) -> None:
    assert has_postal_code(text)


@pytest.mark.parametrize("text", ["10000 Kunden", "1200 Mitarbeitende", "38 Kinder", "24937", "2000 Euro"])
def test_numbers_are_no_postal_codes(text: str) -> None:
    assert not has_postal_code(text)


@pytest.mark.parametrize(
    ("text", "code"), [("ON", "CA"), ("Québec", "CA"), ("NSW", "AU"), ("CA", "US"), ("Texas", "US"), ("Bavaria", None)]
)
def test_countries_of_provinces(text: str, code: str | None) -> None:
    assert country_around(text) == code


@pytest.mark.parametrize(
    ("text", "expected"), [("Portland OR", True), ("Salt Lake City UT", True), ("Senior IT", False), ("Team HR", False)]
)
def test_a_town_with_its_state(text: str, expected: bool) -> None:
    assert is_place(text) is expected
