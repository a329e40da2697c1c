"""The employer's name in the prose of a posting."""

import pytest

from services.parser.pasted.employer import employer_in
from services.parser.text.lines import TextLine


@pytest.mark.parametrize(
    "wish",
    ["is a plus", "is a big plus", "is a must", "is an advantage", "ist ein Muss", "est un atout", "es un plus"],
)
def test_what_is_a_plus_is_a_skill(wish: str) -> None:
    lines = [
        TextLine(text) for text in ("Glazier", "Apply", f"AUTOCAD {wish}", "Rosa Vink", "Talent Partner at Tessel")
    ]
    assert employer_in(lines, "\n".join(line.text for line in lines), "Glazier") == "Tessel"


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("As a Glazier at Tessel you will fit windows.", "Tessel"),
        ("Als Glaser bei Tessel bist du viel unterwegs.", "Tessel"),
        ("En tant que vitrier chez Tessel, vous posez des vitres.", "Tessel"),
    ],
)
def test_who_one_works_for_as_what(sentence: str, name: str) -> None:
    assert employer_in([TextLine(sentence)], sentence, None) == name


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("En Redes del Norte estamos en la búsqueda de un vidriero.", "Redes del Norte"),
        ("En RDN – Personas estamos buscando vidriero.", "RDN – Personas"),
        ("Na Redes do Norte buscamos um vidraceiro.", "Redes do Norte"),
        ("Bij Noorderlicht werk je met glas.", "Noorderlicht"),
        ("Hos Nordlys jobber vi med glass.", "Nordlys"),
        ("Noorderlicht is een familiebedrijf uit Urk.", "Noorderlicht"),
        ("Nordlys är en del av hamnen i Skagen.", "Nordlys"),
        ("Rete Nord è un’azienda di famiglia.", "Rete Nord"),
    ],
)
def test_who_speaks_of_itself(sentence: str, name: str) -> None:
    assert employer_in([TextLine(sentence)], sentence, None) == name
