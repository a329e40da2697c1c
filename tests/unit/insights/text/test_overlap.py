import pytest

from services.insights.text.overlap import figures, mentions_money, names, overlap, stems


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("$350k base", {"350000"}),
        ("350,000 dollars", {"350000"}),
        ("three rounds of 45 minutes", {"3", "45"}),
        ("12.5% bonus", {"12.5"}),
        ("no figure, only one word", set()),
    ],
)
def test_figures_have_one_notation(text: str, expected: set[str]) -> None:
    assert figures(text) == expected


def test_capitalised_words_within_a_sentence_are_names() -> None:
    assert names("They compared it with Initech and Acme-Corp.", is_known=lambda _: False) == {"initech", "acme-corp"}


def test_the_first_word_is_a_name_only_when_known() -> None:
    assert names("Netflix asks this. Expect it.", is_known={"netflix"}.__contains__) == {"netflix"}


@pytest.mark.parametrize(
    ("text", "said"), [("pays \u20ac60", True), ("80k a year", True), ("12 LPA", True), ("4 rounds", False)]
)
def test_money_is_recognised(text: str, said: bool) -> None:
    assert mentions_money(text) is said


def test_overlap_counts_meaningful_words() -> None:
    assert overlap("Optimising a SQL query", ["how do you optimize sql queries"]) == 1.0
    assert overlap("Reverse a linked list", ["they were friendly and on time"]) == 0.0


def test_stems_ignore_endings() -> None:
    assert stems("designing systems") == stems("designed system")
