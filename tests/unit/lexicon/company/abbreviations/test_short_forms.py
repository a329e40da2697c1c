"""The initials that people write for a name."""

import pytest

from lexicon.company.abbreviations import abbreviated, initials, stands_for


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Green Hill School", ["GHS"]),
        ("Tarnbecker Verkehrsgesellschaft", ["TVG"]),
        ("Landschaftsverband Tarnbeck", []),
        ("Quillmoor Kantonalbank", ["QKB"]),
        ("Bank Quillmoor", []),
        ("Harrow & Vale", ["H&V"]),
    ],
)
def test_initials_have_a_letter_for_each_part_of_a_german_compound(name: str, short: list[str]) -> None:
    assert initials(name)[: len(short) or None] == short or (not short and len(initials(name)) <= 1)


def test_a_first_word_stays_before_the_initials_of_the_others() -> None:
    assert "Tarnbeck USD" in abbreviated(["Tarnbeck Unified School District"])
    assert "NHS UD" not in abbreviated(["NHS Unified District"]), "initials stay initials"


@pytest.mark.parametrize(
    ("written", "name", "is_it"),
    [
        ("HCL", "Hospices Civils de Lyon", True),
        ("hcl", "Hospices Civils de Lyon", False),
        ("BB", "Banco do Brasil", False),
        ("HCL", "Hôpital Central", False),
    ],
)
def test_capitals_that_are_exactly_the_initials_stand_for_a_name(written: str, name: str, *, is_it: bool) -> None:
    assert stands_for(written, name) is is_it
