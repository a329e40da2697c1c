"""Words around a name say whose it is, in several languages."""

import pytest

from services.parser.employers.occurrences import Occurrences
from services.parser.text.lines import TextLine


@pytest.mark.parametrize(
    ("text", "feature"),
    [
        ("Tern, a maker of nets, is looking for help.", "hires"),
        ("Join Tern today", "join"),
        ("Als Netzmacher bei Tern bist du viel am Hafen.", "at"),
        ("Our client, Tern, makes nets.", "client"),
        ("Tern is a maker of nets.", "is a"),
        ("We work with „Tern“ in Kiel.", "quoted"),
        ("Employer: Tern", "value"),
        ("Tern offers good pay.", "subject"),
    ],
)
def test_what_is_said(text: str, feature: str) -> None:
    found = Occurrences([TextLine("Net Maker"), TextLine(text)])
    assert feature in {said for at in found.of("Tern") for said in found.features("Tern", at)}


def test_a_part_of_a_word_is_no_occurrence() -> None:
    assert Occurrences([TextLine("Ternary nets")]).of("Tern") == []


def test_a_name_in_a_line_of_capitals() -> None:
    assert Occurrences([TextLine("BENEFITS OF TERN NETS"), TextLine("By choosing Tern Nets")]).of("Tern Nets") == [
        34,
        12,
    ]
