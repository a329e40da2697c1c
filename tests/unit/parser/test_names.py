"""Companies, titles, places and domains as a person would write them."""
# ruff: noqa: RUF001 — dashes and Cyrillic are what postings contain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.parser.fields.company import (
    brand_from_slug,
    brand_of,
    brand_of_entity,
    clean_company,
    humanise_slug,
    is_boilerplate_name,
)
from services.parser.fields.place.gazetteer import country_of, is_place
from services.parser.fields.place.location import normalise_locations
from services.parser.fields.role.title import clean_title, looks_like_title
from services.parser.formats.page_title import TitleParts, split_title
from services.parser.urls.domains import (
    account_label,
    company_domain,
    guess_domain,
    registrable,
    site_label,
    tenant_label,
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
    ("published", "title"),
    [
        ("Sales Manager (m/w/d) – Cloud", "Sales Manager – Cloud"),
        ("Programátor robotů (M/Ž/O)", "Programátor robotů"),
        ("Développeur Full Stack H/F", "Développeur Full Stack"),
        ("Data Engineer (all genders)", "Data Engineer"),
        ("Sachbearbeiter (w/m/div.)", "Sachbearbeiter"),
        ("Key Account Manager m/w/d", "Key Account Manager"),
        ("iOS Developer (JPO1715)", "iOS Developer"),
        ("Senior Engineer - R12345", "Senior Engineer"),
        ("JR123456 Software Engineer II", "Software Engineer II"),
        ("Staff Engineer - Req #4521", "Staff Engineer"),
        ("Engineer - Networking - Remote", "Engineer - Networking"),
        ("Backend Engineer [Remote - US]", "Backend Engineer"),
        ("Frontend Developer | Vue.js | 50-80.000 Kč", "Frontend Developer | Vue.js"),
        ("Warehouse Associate - $18/hr", "Warehouse Associate"),
        ("Job Title: Accountant", "Accountant"),
        ("Software Engineer #LI-Remote", "Software Engineer"),
        ("🚀 Growth Marketer", "Growth Marketer"),
        # Nothing to clean.
        ("Summer Analyst 2025", "Summer Analyst 2025"),
        ("Software Engineer (2026)", "Software Engineer (2026)"),
        ("Software Engineer, C/C++", "Software Engineer, C/C++"),
        ("Technician I/O Systems", "Technician I/O Systems"),
        ("Data Scientist - Experimentation", "Data Scientist - Experimentation"),
        ("Analyst II", "Analyst II"),
        ("ソリューションアーキテクト (プリセールス)", "ソリューションアーキテクト (プリセールス)"),
    ],
)
def test_titles(published: str, title: str) -> None:
    assert clean_title(published) == title


def test_known_places_and_ids_leave_the_title() -> None:
    assert clean_title("Ingénieur DevOps - Paris", places=["Paris, France"]) == "Ingénieur DevOps"
    assert clean_title("Buyer 77A1", identifier="77A1") == "Buyer"
    assert clean_title("Engineer 2", identifier="2") == "Engineer 2"


@given(st.text(max_size=120))
def test_cleaning_is_stable(text: str) -> None:
    once = clean_title(text)
    assert clean_title(once) == once or len(clean_title(once)) <= len(once)


@pytest.mark.parametrize(
    "text", ["Senior Engineer", "Účetní", "Chef de projet", "バックエンドエンジニア", "Teamleitung Lager"]
)
def test_titles_are_recognised(text: str) -> None:
    assert looks_like_title(text)


@pytest.mark.parametrize("text", ["Berlin, Germany", "Apply now", "Acme", ""])
def test_other_lines_are_not(text: str) -> None:
    assert not looks_like_title(text)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("USA-MN OHQ Corporate", "OHQ Corporate, Minnesota, United States"),
        ("US-CA-San Francisco", "San Francisco, California, United States"),
        ("IND-TS Hyderabad Nanakramguda, India", "Hyderabad Nanakramguda, India"),
        ("IN, KA, Bengaluru", "Bengaluru, India"),
        ("SWE-Gothenburg, Sweden", "Gothenburg, Sweden"),
        ("Bengaluru, Karnataka, IND", "Bengaluru, Karnataka, India"),
        ("Remote, US", "Remote, United States"),
        ("London, UK", "London, United Kingdom"),
        ("Frankfurt am Main, Germany, DE", "Frankfurt am Main, Germany"),
        ("Berlin, Berlin, Deutschland", "Berlin, Deutschland"),
        ("San Francisco, CA", "San Francisco, CA"),
        ("Location: Paris", "Paris"),
        ("Portugal - Lisbon", "Portugal - Lisbon"),
        ("Denver, CO /", "Denver, CO"),
    ],
)
def test_places(text: str, place: str) -> None:
    assert normalise_locations([text]) == [place]


def test_several_places() -> None:
    assert normalise_locations(["Paris; Lyon", "Lyon", "UNAVAILABLE", ""]) == ["Paris", "Lyon"]


@given(st.lists(st.text(max_size=60), max_size=5))
def test_any_places(texts: list[str]) -> None:
    assert all(0 < len(place) <= 300 for place in normalise_locations(texts))


def test_place_names() -> None:
    assert (country_of("Deutschland"), country_of("USA"), country_of("xx"), country_of("日本")) == (
        "DE",
        "US",
        None,
        "JP",
    )
    assert is_place("Brno")
    assert is_place("Boise, ID")
    assert not is_place("Engineering")


def test_domains() -> None:
    assert registrable("careers.acme.co.uk") == "acme.co.uk"
    assert site_label("https://careers.acme.com/x") == "acme"
    assert site_label("https://jobs.lever.co/acme") is None
    assert tenant_label("acme.recruitee.com") == "acme"
    assert tenant_label("careers.recruitee.com") is None
    assert company_domain("https://www.linkedin.com/company/x", "https://acme.example/about") == "acme.example"
    assert company_domain("https://192.168.0.1/x", None, "not a url") is None
    assert guess_domain("Komerční banka") == "komercnibanka.com"
    assert guess_domain("みどり") is None


@pytest.mark.parametrize(
    ("text", "url", "parts"),
    [
        (
            "Brink hiring Junior Developer - Trainee in Bratislava, Slovakia | LinkedIn",
            None,
            ("Junior Developer - Trainee", "Brink", "Bratislava, Slovakia"),
        ),
        ("Job Application for Backend Engineer at Acme Robotics", None, ("Backend Engineer", "Acme Robotics", None)),
        ("Software Engineer @ Sorrel", None, ("Software Engineer", "Sorrel", None)),
        ("Acme - Senior Backend Engineer", "https://jobs.lever.co/acme/1", ("Senior Backend Engineer", "Acme", None)),
        (
            "Petrel Cloud: DevOps Engineer, Kubernetes, AWS/GCP",
            None,
            ("DevOps Engineer, Kubernetes, AWS/GCP", "Petrel Cloud", None),
        ),
        ("Senior Analyst - Coronary | Acme Careers", None, ("Senior Analyst - Coronary", "Acme", None)),
        ("Data Engineer in Berlin, Germany | Careers at Acme", None, ("Data Engineer", "Acme", "Berlin, Germany")),
        ("Nurse Job in Sydney NSW - SEEK", None, ("Nurse", None, "Sydney NSW")),
        ("Senior Accountant Job Details | Acme", "https://jobs.acme.com/x", ("Senior Accountant", "Acme", None)),
        ("Product Manager - Acme - Paris", None, ("Product Manager", "Acme", "Paris")),
        (
            "Softwareentwickler (m/w/d) bei Foo GmbH in Berlin | StepStone",
            None,
            ("Softwareentwickler (m/w/d)", "Foo GmbH", "Berlin"),
        ),
        (
            "Junior Administrator - do našeho týmu | StartupJobs.cz",
            None,
            ("Junior Administrator - do našeho týmu", None, None),
        ),
        ("Warehouse Associate - Reno, NV - Indeed.com", None, ("Warehouse Associate", None, "Reno, NV")),
        ("Sales Manager at Foo • Berlin | Wellfound", None, ("Sales Manager", "Foo", "Berlin")),
        ("Careers", None, (None, None, None)),
        ("", None, (None, None, None)),
    ],
)
def test_page_titles(text: str, url: str | None, parts: tuple[str | None, str | None, str | None]) -> None:
    title, company, location = parts
    assert split_title(text, url=url) == TitleParts(title=title, company=company, location=location)


def test_the_heading_tells_the_title_from_the_rest() -> None:
    parts = split_title("Vue | TypeScript | 50.000 Kč – Dobrá Pošta, s.r.o.", headings=["Vue | TypeScript | 50.000 Kč"])
    assert parts == TitleParts(title="Vue | TypeScript | 50.000 Kč", company="Dobrá Pošta, s.r.o.")


@given(st.text(max_size=150), st.lists(st.text(max_size=40), max_size=3))
def test_any_page_title(text: str, headings: list[str]) -> None:
    assert isinstance(split_title(text, headings=headings, url="https://jobs.example/x"), TitleParts)


@pytest.mark.parametrize(
    ("url", "label"),
    [
        ("https://jobs.jobvite.com/initrode/job/oXyz123", "initrode"),
        ("https://ats.rippling.com/en-GB/initrode-labs/jobs/8d7c", "initrode-labs"),
        ("https://initrode.applytojob.com/apply/abc/Data-Engineer", "initrode"),
        ("https://recruiting.paylocity.com/recruiting/jobs/Details/12345/Initrode-LLC/Cook", "Initrode-LLC"),
        ("https://careers-initrode.icims.com/jobs/123/x/job", "initrode"),
        ("https://initrode.eightfold.ai/careers/job/446695", "initrode"),
        # Servers, ids and sites of others name nobody.
        ("https://us4.recruitingbypaycor.com/x", None),
        ("https://career5.successfactors.eu/career", None),
        ("https://recruiting.ultipro.com/INI1000INIT/JobBoard/3a/OpportunityDetail", None),
        ("https://de.indeed.com/viewjob/x", None),
        ("https://careers.initrode.com/jobs/1", None),
        (None, None),
    ],
)
def test_accounts_on_tracking_systems(url: str | None, label: str | None) -> None:
    assert account_label(url) == label
