"""What is written like a name is found in any text; what only stands there with a capital is not."""

import pytest

from services.parser.employers.names import names_in, says_nothing
from services.parser.text.lines import TextLine


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Join Tern Nets and knot with us.", "Tern Nets"),
        ("Der Gasthof Zur Möwe sucht Verstärkung.", "Gasthof Zur Möwe"),
        ("At Fynske Møller A/S we mill oats.", "Fynske Møller A/S"),
        ("Join Hill Dairy Sp. z o.o. today.", "Hill Dairy"),
        ("Net Maker – Tern & Sons – Lowestoft", "Tern & Sons"),
        ("The kitchen of St. Brigid Hospital is open.", "St. Brigid Hospital"),
        ("Ресторан „Златна рибица“ тражи конобара", "Златна рибица"),
    ],
)
def test_names(text: str, name: str) -> None:
    assert name in names_in([TextLine(text)])


@pytest.mark.parametrize("text", ["Responsibilities", "Apply now", "Location: Kiel", "Full-time"])
def test_no_names(text: str) -> None:
    assert text not in names_in([TextLine(text)])


def test_what_a_letter_is_about_is_no_name() -> None:
    assert "Oggetto: ricerca di personale" not in names_in([TextLine("Oggetto: ricerca di personale")])


@pytest.mark.parametrize("name", ["Vi", "You'll", "Você", "We", "Şirket", "Company"])
def test_words_for_anybody_say_nothing(name: str) -> None:
    assert says_nothing(name)


@pytest.mark.parametrize("name", ["O'Reilly", "Tern Company", "DO", "Hays", "Netzwerk"])
def test_names_say_something(name: str) -> None:
    assert not says_nothing(name)
