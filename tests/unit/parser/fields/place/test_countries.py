"""Countries by their names in many languages, from CLDR."""

import pytest

from local.build_countries import lines_of
from services.parser.fields.place.countries import country_name, country_of
from services.parser.fields.place.gazetteer import is_place


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Saksa", "DE"),
        ("Németország", "DE"),
        ("Γαλλία", "FR"),
        ("Нідерланди", "NL"),
        ("ポーランド", "PL"),
        ("สวีเดน", "SE"),
        ("Þýskaland", "DE"),
        ("Ujerumani", None),
        ("DEU", "DE"),
        ("fra", "FR"),
        ("England", "GB"),
        ("Türkiye", "TR"),
    ],
)
def test_names_in_many_languages(name: str, code: str | None) -> None:
    assert country_of(name) == code


@pytest.mark.parametrize(
    ("code", "name"), [("SRB", "Serbia"), ("RUS", "Russia"), ("HK", "Hong Kong"), ("ki", "Kiribati")]
)
def test_codes_have_their_usual_english_names(code: str, name: str) -> None:
    assert country_name(code) == name


@pytest.mark.parametrize("word", ["My", "Y", "Ao", "Nga", "Man"])
def test_short_names_without_their_accents_are_words(word: str) -> None:
    assert not is_place(word)


def test_what_is_written_of_a_country() -> None:
    names = {"en": {"IT": "Italy", "EU": "European Union", "150": "Europe"}, "vi": {"IT": "Ý"}, "cs": {"IT": "Itálie"}}
    assert lines_of(names, {"IT": "ITA"}) == ["IT\tITA\tItaly\titalie"]
