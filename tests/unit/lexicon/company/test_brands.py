import pytest

from lexicon.company import Company
from lexicon.company.brands import known_employer
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
