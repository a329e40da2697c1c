from pathlib import Path

import pytest

from lexicon.company import Company, brand_of
from lexicon.company.data import tables
from lexicon.company.letters import letters

_BRANDS = (Path(__file__).parent / "data" / "brands.tsv").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("line", _BRANDS)
def test_the_brand_is_the_name_without_its_legal_form(line: str) -> None:
    name, brand = line.split("\t")
    assert brand_of(name) == brand


def test_the_spellings_of_an_employer_share_one_key() -> None:
    written = ["Meta Platforms, Inc.", "Meta", "Facebook", "meta.com"]
    assert {Company.of(name).key for name in written} == {"meta"}


def test_an_unknown_employer_has_one_key_whatever_its_legal_form_or_case() -> None:
    written = [
        "Tanglewick Robotics, Inc.",
        "tanglewick robotics",
        "The Tanglewick-Robotics Group GmbH",
        "TANGLEWICK ROBOTICS",
    ]
    assert {Company.of(name).key for name in written} == {"tanglewickrobotics"}


def test_companies_that_share_a_word_have_keys_of_their_own() -> None:
    assert Company.of("Tanglewick Robotics").key != Company.of("Tanglewick Capital").key


def test_a_separate_company_is_not_the_same() -> None:
    assert not Company.of("Brackenwood Foods Ltd").is_same("Brackendale Foods")


_FORMS = [
    form
    for forms in tables("legal_forms")["suffixes"].values()
    for form in forms
    if letters(form) not in {*tables("legal_forms")["ambiguous"]["forms"], "andco", "andcompany"}
]


@pytest.mark.parametrize("form", sorted(set(_FORMS)))
def test_every_legal_form_is_cut_however_it_is_written(form: str) -> None:
    dotless = form.replace(".", "")
    names = [f"Ostrava Pixelwerk {written}" for written in (form, f", {form}", form.upper(), form.lower(), dotless)]
    assert {brand_of(name) for name in names} == {"Ostrava Pixelwerk"}


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("Lumenworks Pay", "LP"),
        ("Stripe", "S"),
        ("The Boring Company Inc.", "B"),
        ("Ørsted & Søn A/S", "ØS"),
        ("acme GmbH", "A"),
        ("GmbH", "G"),
        ("3M", "3"),
        ("株式会社ルーメン", "ル"),
        ("🚀🚀", "?"),
        ("<b>", "B"),
    ],
)
def test_initials_stand_for_the_brand(name: str, initials: str) -> None:
    assert Company.of(name).initials == initials


@pytest.mark.parametrize("name", ["Tiller & Co.", "Tiller and Company", "The Harbour Company", "Alfa.cz", "Sato Group"])
def test_what_a_company_is_called_stays(name: str) -> None:
    assert brand_of(name) == name


@pytest.mark.parametrize("name", ["Tiller & Co.", "Tiller and Company, Inc."])
def test_people_leave_out_and_company(name: str) -> None:
    assert Company.of(name).is_same("Tiller")


def test_a_search_names_what_finds_the_rest() -> None:
    spellings = ("Tanglewick", "Tanglewick Robotics", "TWR", "T.W.R.")
    company = Company(brand="Tanglewick", legal_name=None, spellings=spellings, domain=None, everyday_word=False)
    assert company.search_names == ("Tanglewick", "TWR")


def test_a_legal_name_that_is_given_is_kept_and_one_that_was_typed_is_taken() -> None:
    assert Company.of("Tanglewick GmbH").legal_name == "Tanglewick GmbH"
    assert Company.of("Tanglewick GmbH", legal_name="Tanglewick Holding AG").legal_name == "Tanglewick Holding AG"
    assert Company.of("Tanglewick").legal_name is None


def test_a_text_may_hold_the_name_and_mean_something_else() -> None:
    company = Company.of("Brambletoft")
    assert company.is_named("The Brambletoft is a hill.")
    assert not company.is_named("The Tanglewick is a hill.")
