"""Keys and labels are understood by their words, in any casing and many languages."""

import pytest

from services.parser.text.meanings import key_of


@pytest.mark.parametrize(
    ("name", "entity"),
    [
        ("hiringOrganizationName", "company"), ("NOM_ENTREPRISE", "company"), ("joblocations", "place"),
        ("Lieu de travail", "place"), ("Место работы", "place"), ("工作地点", "place"), ("annualSalaryMin", "pay"),
        ("Type of contract", "employment"), ("rodzajUmowy", "employment"), ("jobDescription", "job"),
        ("fullyRemote", "workplace"), ("岗位要求", "required"), ("weOffer", "benefits"), ("zzz", None),
    ],
)  # fmt: skip
def test_what_a_name_is_about(name: str, entity: str | None) -> None:
    assert key_of(name).entity == entity


@pytest.mark.parametrize(
    ("name", "attribute"), [("salaryMin", "low"), ("GehaltBis", "high"), ("payPeriod", "period"), ("jobTitle", "name")]
)
def test_what_kind_of_value(name: str, attribute: str) -> None:
    assert key_of(name).has(attribute)


@pytest.mark.parametrize(
    ("name", "entity"),
    [("careerPageName", "company"), ("custName", "company"), ("workModel", "workplace"), ("closingDate", "until")],
)
def test_two_words_that_mean_something_else_together(name: str, entity: str) -> None:
    assert key_of(name).entity == entity
