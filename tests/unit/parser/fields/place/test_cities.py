"""Cities of the world by many names, found without parsing the list."""

import pytest

from local.build_cities import lines_of
from services.parser.fields.place.cities import find_cities, largest_city
from services.parser.fields.place.gazetteer import is_city, is_place


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Coimbatore", "IN"),
        ("Казань", "RU"),
        ("上海", "CN"),
        ("서울", "KR"),
        ("Köln", "DE"),
        ("PRAHA", "CZ"),
        ("Neuruppin", "DE"),
    ],
)
def test_names_in_many_scripts(name: str, country: str) -> None:
    city = largest_city(name)
    assert city
    assert city.country == country


def test_cities_of_one_name() -> None:
    assert {city.country for city in find_cities("Paris")} >= {"FR", "US"}
    assert largest_city("Paris") == max(find_cities("Paris"), key=lambda city: city.thousands)


@pytest.mark.parametrize("name", ["", "Zzyzx", "a", "zzzzzzzz", "!", "0"])
def test_what_is_no_city(name: str) -> None:
    assert find_cities(name) == ()


def test_words_and_small_towns_are_no_cities_in_running_text() -> None:
    assert is_city("Coimbatore")
    assert is_place("Amritsar, Punjab")
    assert not any(map(is_city, ("Mobile", "Reading", "Surprise", "Neuruppin", "coimbatore")))


def test_the_list_is_sorted_by_bytes_with_the_largest_first() -> None:
    cities = [
        {"name": "Zed", "countrycode": "XX", "population": 20_000, "alternatenames": ["Zett"]},
        {
            "name": "Abel",
            "countrycode": "YY",
            "population": 900_000,
            "alternatenames": ["Авель", "ABL", "abel shi", "Abelstadt"],
        },
    ]
    assert lines_of(cities) == ["abel\tYY\t900", "abelstadt\tYY\t900", "zed\tXX\t20", "авель\tYY\t900"]
