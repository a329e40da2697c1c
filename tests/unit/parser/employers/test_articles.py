"""Articles and words that say what an employer is are no part of its name."""
# ruff: noqa: RUF001 — Greek letters are what names contain

import pytest

from services.parser.employers.articles import without_article, without_description


@pytest.mark.parametrize(
    ("name", "text", "bare"),
    [
        ("A Padaria Tern", "A Padaria Tern procura. Na Padaria Tern somos seis.", "Padaria Tern"),
        ("A Padaria Tern", "A Padaria Tern procura padeiro.", "Padaria Tern"),
        ("Die Tern Nets", "Die Tern Nets sucht. Bei Tern Nets knüpft man.", "Tern Nets"),
        ("Die Tern Nets", "Die Tern Nets sucht.", "Die Tern Nets"),
        ("La Tern", "Chez La Tern, on tisse.", "La Tern"),
    ],
)
def test_an_article_goes_where_the_text_uses_the_name_without(name: str, text: str, bare: str) -> None:
    assert without_article(name, text) == bare


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Die gemeinnützige Stiftung Ternhaus", "Stiftung Ternhaus"),
        ("Η αστική εταιρεία Θαλάσσια Δίχτυα", "Θαλάσσια Δίχτυα"),
        ("The Tern and Gull Company", "The Tern and Gull Company"),
        ("The little Tern", "The little Tern"),
    ],
)
def test_small_words_behind_an_article_describe(name: str, bare: str) -> None:
    assert without_description(name) == bare
