"""Company names without legal forms, boilerplate and slugs."""
# ruff: noqa: RUF001 — dashes and Cyrillic are what postings contain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lexicon.company import brand_of
from services.parser.fields.company import (
    brand_from_slug,
    brand_of_entity,
    clean_company,
    humanise_slug,
    is_boilerplate_name,
    shown_name,
)


@pytest.mark.parametrize(
    ("name", "brand"),
    [
        ("NeoTrail, Inc.", "NeoTrail"),
        ("Alfa.cz a.s.", "Alfa.cz"),
        ("Dobrá Pošta, s.r.o.", "Dobrá Pošta"),
        ("Grünwerk e.V.", "Grünwerk"),
        ("Acme Robotics GmbH & Co. KG", "Acme Robotics"),
        ("Foo Pty Ltd", "Foo"),
        ("Bar Co., Ltd.", "Bar"),
        ("Nordlys A/S", "Nordlys"),
        ("Sato Group K.K.", "Sato Group"),
        ("Cena sp. z o.o.", "Cena"),
        ("Puente S.A.", "Puente"),
        ("株式会社みどり", "みどり"),
        ("ООО «Ромашка»", "Ромашка"),
        ("Acme (Czech Republic) Limited s.r.o.", "Acme"),
        ("Acme Corporation", "Acme"),
        # What would leave nothing to call the company by stays.
        ("Software AG", "Software AG"),
        ("Tiller & Co.", "Tiller & Co."),
        ("The Harbour Company", "The Harbour Company"),
        ("SE", "SE"),
    ],
)
def test_brands(name: str, brand: str) -> None:
    assert brand_of(name) == brand


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Careers at Acme", "Acme"),
        ("Acme | Careers", "Acme"),
        ("Acme Jobs", "Acme"),
        ("«Acme»", "Acme"),
        (" Acme ", "Acme"),
        ("Acme Karriereportal", "Acme"),
        ("N/A", None),
        ("-", None),
        ("", None),
        (None, None),
        ("Work with Acme", "Acme"),
    ],
)
def test_chrome_around_names(text: str | None, name: str | None) -> None:
    assert clean_company(text) == name


def test_boards_are_no_employers() -> None:
    assert is_boilerplate_name("LinkedIn")
    assert is_boilerplate_name("We Work Remotely")
    assert not is_boilerplate_name("Acme")


@pytest.mark.parametrize(
    ("slug", "text", "name"),
    [
        ("marlowfinch", "At Marlow Finch we make calendars", "Marlow Finch"),
        ("tidewrightlabs", "Tidewright maps coasts. Join Tidewright!", "Tidewright"),
        ("quartzpeak2", "Quartz Peak is hiring", "Quartz Peak"),
        ("acme", "ACME's people", "ACME"),
        ("acme-robotics", "", "Acme Robotics"),
        ("bbkl", "", "BBKL"),
        ("HighPeakTA", "", "HighPeakTA"),
        ("acmecareers", "", "Acme"),
    ],
)
def test_slugs(slug: str, text: str, name: str) -> None:
    assert brand_from_slug(slug, [text])[0] == name


def test_a_slug_that_the_text_spells_is_surer() -> None:
    assert brand_from_slug("acme", ["Acme makes anvils"])[1] > brand_from_slug("acme", ["We make anvils"])[1]


@given(st.text(max_size=40), st.text(max_size=200))
def test_any_slug_gives_some_name(slug: str, text: str) -> None:
    assert isinstance(brand_from_slug(slug, [text])[0], str)
    assert isinstance(humanise_slug(slug), str)


def test_an_entity_is_called_what_its_text_calls_it() -> None:
    text = "Orrinstead keeps ferries running. At Orrinstead you plan."
    assert brand_of_entity("SE07 Orrinstead Marine AB", text) == "Orrinstead"
    assert brand_of_entity("SE07 Holding AB", text) is None


@pytest.mark.parametrize(
    ("name", "shown"),
    [("Tern Nets A/S", "Tern Nets"), ("Tern Nets, Inc.", "Tern Nets"), ("Tern & Company", "Tern & Company"),
     ("Ribe Hospital Foundation Trust", "Ribe Hospital Foundation Trust")],
)  # fmt: skip
def test_only_plain_legal_forms_are_cut_from_what_is_shown(name: str, shown: str) -> None:
    assert shown_name(name) == shown
