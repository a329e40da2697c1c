import pytest

from lexicon.company import Company
from lexicon.company.brands import is_apart, known_employer
from lexicon.company.employers import KnownEmployer, employers
from lexicon.company.letters import letters


def own_names(employer: KnownEmployer) -> set[str]:
    """Some, as a former name, are the employer's, but mean something else in a text."""
    return {letters(name) for name in (employer.brand, *employer.names, *employer.parts)}


def test_names_that_the_table_calls_another_companys_are_not_the_employers() -> None:
    apart = [(name, employer) for employer in employers() for name in employer.apart]
    others = [(name, employer) for name, employer in apart if letters(name) not in own_names(employer)]
    assert [name for name, employer in others if known_employer(name) is employer] == []


@pytest.mark.parametrize("brand", ["JPMorgan Chase", "Apple", "Meta", "Visa", "Target"])
def test_a_text_about_another_company_with_such_a_name_does_not_mention_the_employer(brand: str) -> None:
    company = Company.of(brand)
    apart = next(employer.apart for employer in employers() if employer.brand == company.brand)
    assert [name for name in apart if company.mentions(f"My onsite interview at {name} took an hour.")] == []


@pytest.mark.parametrize(
    ("name", "brand"),
    [
        ("The Siemens", "Siemens"),
        ("Siemens Careers", "Siemens"),
        ("Siemens Deutschland", "Siemens"),
        ("HSBC UK Bank plc", "HSBC"),
        ("SERMAS GmbH", "Servicio Madrileño de Salud"),
        ("Maplebear", "Instacart"),
        ("Larsen & Toubro Infotech", "LTIMindtree"),
        ("北京字节跳动网络技术有限公司", "ByteDance"),
    ],
)
def test_a_known_employer_is_found_with_words_around_it(name: str, brand: str) -> None:
    found = known_employer(name)
    assert found is not None
    assert found.brand == brand


@pytest.mark.parametrize("name", ["JPMC GmbH", "Stripe Creek GmbH", "HSBC Harbour Bank", "Delta Faucet", "鸣鹭网络"])
def test_a_name_that_only_holds_a_known_one_is_nobodys(name: str) -> None:
    assert known_employer(name) is None


def test_initials_of_few_letters_may_be_another_companys_registered_name() -> None:
    assert known_employer("JPMC") is known_employer("JPMorgan Chase")
    assert known_employer("IBM Corporation") is known_employer("IBM")


@pytest.mark.parametrize(
    ("written", "apart"),
    [("Tanglewick Capital", True), ("The Tanglewick Capital", True), ("Tanglewick Capital Labs", False),
     ("Tanglewick", False), ("Capital", False)],
)  # fmt: skip
def test_the_longest_name_that_one_begins_with_decides(written: str, *, apart: bool) -> None:
    own, others = ["Tanglewick", "Tanglewick Capital Labs"], ["Tanglewick Capital"]
    assert is_apart(written, own=own, apart=others) is apart
