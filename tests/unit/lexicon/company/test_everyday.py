import pytest

from lexicon.company.data import words
from lexicon.company.everyday import is_everyday, is_slip
from lexicon.company.letters import letters


@pytest.mark.parametrize(
    "name",
    ["Target", "Zoom", "Plumbers", "Chewy", "Boots", "Brücke", "Étoile", "Andrea", "Victoria", "stepping", "Wealthy"],
)
def test_an_ordinary_word_a_first_name_or_a_town_is_everyday(name: str) -> None:
    assert is_everyday(name)


@pytest.mark.parametrize("name", ["Netflix", "Brackenwood", "Target Practice", "Pixelwerk", "Xs", "Ing"])
def test_a_coined_name_or_several_words_are_not(name: str) -> None:
    assert not is_everyday(name)


def test_the_english_list_is_written_as_names_are_compared() -> None:
    assert [word for word in words("words") if letters(word) != word] == []


@pytest.mark.parametrize(
    ("name", "is_one"), [("amd", True), ("amf", False), ("AMD", False), ("and", False), ("sap", False)]
)
def test_small_letters_one_key_beside_a_small_word_are_a_slip(name: str, *, is_one: bool) -> None:
    assert is_slip(name) is is_one
