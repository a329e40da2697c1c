import pytest

from lexicon.company.words_of_names import is_given_name


@pytest.mark.parametrize("word", ["J.", "F", "Robert"])
def test_given_names_and_initials(word: str) -> None:
    assert is_given_name(word)


@pytest.mark.parametrize("word", ["x", "Tanglewick", "BRK"])
def test_other_words_in_front_of_a_name(word: str) -> None:
    assert not is_given_name(word)
