"""Known employers inside longer names."""

import pytest

from lexicon.company.longer_names import inside


@pytest.mark.parametrize(
    ("written", "brand"),
    [
        ("Groupe Renault", "Renault"),
        ("Grupo Telefónica", "Telefónica"),
        ("Corporación Mapfre", "Mapfre"),
        ("Bayer AG Pharma", "Bayer"),
        ("Siemens AG Österreich", "Siemens"),
        ("Spotify – Content Analytics", "Spotify"),
        ("Netflix | Studio Engineering", "Netflix"),
    ],
)
def test_a_brand_behind_a_group_and_before_a_form_or_a_dash(written: str, brand: str) -> None:
    found = inside(written, has_legal_form=False)
    assert found is not None
    assert found.brand == brand


@pytest.mark.parametrize(
    ("written", "brand"),
    [
        ("HSBC UK Bank", "HSBC"),
        ("MTN Nigeria Communications", "MTN"),
        ("Boehringer Ingelheim Pharma", "Boehringer Ingelheim"),
        ("Debeka Krankenversicherungsverein", "Debeka"),
    ],
)
def test_a_region_and_a_trade_are_left_out_of_registered_names_only(written: str, brand: str) -> None:
    found = inside(written, has_legal_form=True)
    assert found is not None
    assert found.brand == brand
    assert inside(written, has_legal_form=False) is None


@pytest.mark.parametrize(
    "written",
    ["Groupe Acorn", "Bayer Munich Supporters", "Quillmoor – Spotify", "Target AG", "Visa Consulting", "Spotify"],
)
def test_everyday_words_and_other_names_hold_no_employer(written: str) -> None:
    assert inside(written, has_legal_form=True) is None
