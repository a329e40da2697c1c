import pytest

from lexicon.company.words_of_names import (
    in_full,
    is_given_name,
    is_institution,
    is_personal,
    says_as_what,
    says_where,
    unspaced_cores,
    without_last,
)


@pytest.mark.parametrize("word", ["J.", "F", "Robert"])
def test_given_names_and_initials(word: str) -> None:
    assert is_given_name(word)


@pytest.mark.parametrize("word", ["x", "Tanglewick", "BRK"])
def test_other_words_in_front_of_a_name(word: str) -> None:
    assert not is_given_name(word)


@pytest.mark.parametrize("word", ["Berlin", "Herzogenaurach", "JFK8", "HQ2", "warehouse", "careers", "nursing"])
def test_words_that_say_where_or_as_what(word: str) -> None:
    assert says_where(word)


@pytest.mark.parametrize("word", ["Baking", "Capital", "capital", "J8", "ABCDE1", "JFK123", "Tanglewick"])
def test_words_that_make_another_name(word: str) -> None:
    assert not says_where(word)


def test_a_job_is_no_town() -> None:
    assert says_as_what("Stocker")
    assert says_as_what("recruiting")
    assert not says_as_what("Berlin")


@pytest.mark.parametrize(
    ("name", "tails", "cut"),
    [
        ("Acme Robotics", ("descriptive",), "Acme"),
        ("Acme Food and Drinks Holding", ("wrapping",), "Acme Food and Drinks"),
        ("Acme & Sons", ("family",), "Acme"),
        ("Acme of Sons", ("family",), "Acme"),
        ("Robotics", ("descriptive",), "Robotics"),
        ("& Sons", ("family",), "&"),
        ("Acme Robotics", ("family",), "Acme Robotics"),
        ("Acme, Robotics", ("family", "descriptive"), "Acme"),
    ],
)
def test_a_last_word_is_cut_with_what_links_it(name: str, tails: tuple[str, ...], cut: str) -> None:
    assert without_last(name, *tails) == cut


@pytest.mark.parametrize(("name", "is_one"), [("Elliott", True), ("Harris", True), ("Rose", False), ("Berlin", False),
                                              ("Tanglewick", False)])  # fmt: skip
def test_personal_names_are_no_other_words(name: str, *, is_one: bool) -> None:
    assert is_personal(name) is is_one


def test_institutions() -> None:
    assert is_institution("University")
    assert not is_institution("Hospital")


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("St. Mary", "saint Mary"),
        ("Vega y Hermosa", "Vega and Hermosa"),
        ("Y Mary", "Y Mary"),
        ("", ""),
        ("A-B", "A B"),
    ],
)
def test_abbreviations_and_links_in_full(name: str, full: str) -> None:
    assert in_full(name) == full


@pytest.mark.parametrize(
    ("name", "cores"),
    [
        ("北京鸣鹭信息技术", ["北京鸣鹭", "鸣鹭"]),
        ("鳴鷺ホールディングス", ["鸣鹭"]),
        ("鸣集团", []),
        ("鸣鹭", []),
        ("Tanglewick", []),
    ],
)
def test_names_of_scripts_without_blanks_lose_place_and_trade(name: str, cores: list[str]) -> None:
    assert list(unspaced_cores(name)) == cores
