"""Spellings of one name are one candidate, and addresses speak for the names that they spell."""

import pytest

from services.parser.employers.candidates import candidates_of, is_spelling_of, spells
from services.parser.raw_posting import Witness


@pytest.mark.parametrize(
    ("one", "other"),
    [("Tern Nets", "TERN NETS Ltd"), ("Tern", "Tern Nets"), ("UNV", "University of Northern Valleys")],
)
def test_one_employer(one: str, other: str) -> None:
    assert is_spelling_of(one, other)


@pytest.mark.parametrize(("one", "other"), [("Tern Nets", "Gull Nets"), ("Te", "Tern"), ("Ternary", "Tern Nets")])
def test_two_employers(one: str, other: str) -> None:
    assert not is_spelling_of(one, other)


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("ternnets", "Tern Nets"),
        ("tern-nets", "Tern Nets Ltd"),
        ("lefournildutern", "Fournil du Tern"),
        ("unv", "University of Northern Valleys"),
        ("lindqvist", "Bageri Lindqvist"),
    ],
)
def test_an_address_speaks_for_a_name(label: str, name: str) -> None:
    assert [candidate.labels for candidate in candidates_of([Witness(name, "used")], [(label, "domain")])] == [
        {"domain": label}
    ]


def test_an_address_that_spells_no_name_is_one() -> None:
    assert [one.names for one in candidates_of([Witness("Tern Nets", "used")], [("gullropes", "domain")])] == [
        ["Tern Nets"],
        ["gullropes"],
    ]


def test_a_logo_s_file_speaks_for_a_name_and_is_none() -> None:
    found = candidates_of([Witness("Tern Nets", "used")], [("ternnets", "file"), ("gullropes", "link")])
    assert [(one.names, one.labels) for one in found] == [(["Tern Nets"], {"file": "ternnets"})]


def test_addresses_write_umlauts_as_two_letters() -> None:
    assert spells("koehler-netze", "Köhler Netze")
    assert not spells("koehler-netze", "Kohl Netze")
