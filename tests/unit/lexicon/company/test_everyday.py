import pytest

from lexicon.company.data import words
from lexicon.company.everyday import is_everyday
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
