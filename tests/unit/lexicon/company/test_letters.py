import pytest

from lexicon.company.letters import in_place_unaccented, letters, variants


@pytest.mark.parametrize(
    ("text", "plain"),
    [("Sønderbrook", "Sonderbrook"), ("Łódź Świat", "Lodz Swiat"), ("Straße", "Straße"), ("Æther", "Æther"),
     ("plain", "plain")],
)  # fmt: skip
def test_accents_go_and_everything_keeps_its_place(text: str, plain: str) -> None:
    assert in_place_unaccented(text) == plain


@pytest.mark.parametrize(
    ("one", "other"),
    [("J.P. Morgan & Co.", "jpmorganandco"), ("華為", "华为"), ("豐田", "丰田"), ("広島銀行", "广岛银行"),
     ("Ångström", "angstrom")],
)  # fmt: skip
def test_letters_are_the_same_however_a_name_is_written(one: str, other: str) -> None:
    assert letters(one) == letters(other)


def test_variants_are_in_latin_letters_and_with_two_for_an_umlaut() -> None:
    assert {"muller", "mueller"} <= variants("Müller")
    assert "zarya" in variants("Заря")


@pytest.mark.parametrize(
    ("name", "latin"),
    [("ΟΤΕ", "ote"), ("Σκλαβενίτης", "sklavenitis"), ("Γιούρογκας", "giourogkas")],  # noqa: RUF001 — Greek is meant
)
def test_greek_letters_have_latin_ones(name: str, latin: str) -> None:
    assert latin in variants(name)
