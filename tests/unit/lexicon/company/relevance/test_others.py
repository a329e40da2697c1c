"""The other well-known employers that a text names."""

import pytest

from lexicon.company.relevance.others import employers_named, unmistakable_brand


def test_names_by_their_brands_alone_or_among_capitalised_words() -> None:
    text = "Offers from Deloitte, Morgan Stanley and Bank of America; my Cisco's recruiter called"
    assert employers_named(text) >= {"Deloitte", "Morgan Stanley", "Cisco"}


@pytest.mark.parametrize(
    "text", ["", "I had a target and a gap in my block", "deloitte in small letters", "We met on Monday"]
)
def test_words_are_no_employers(text: str) -> None:
    assert not employers_named(text)


@pytest.mark.parametrize(
    ("name", "brand"), [("Facebook", "Meta"), ("Meta", None), ("Target", None), ("Nobody Inc", None)]
)
def test_a_brand_is_unmistakable_unless_it_is_a_word(name: str, brand: str | None) -> None:
    assert unmistakable_brand(name) == brand
