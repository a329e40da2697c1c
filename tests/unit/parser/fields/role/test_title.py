"""The job title without requisition ids, gender marks, places and pay; the published form is kept elsewhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.parser.fields.role.title import clean_title, is_statement, looks_like_title, place_in_title
from tests.support.stage_posting import LONG, page, posting, read


def test_a_place_in_the_title_loses_its_preposition() -> None:
    head = "Stage Engineer in Salem, Oregon | Careers at Saltbridge Opera"
    data = posting()
    del data["jobLocation"]
    job = read(page(f"<h1>Stage Engineer</h1>{LONG}", title=head, data=data))
    assert job["location"] == "Salem, Oregon"


@pytest.mark.parametrize(
    ("published", "title"),
    [
        ("Utvecklare .NET", "Utvecklare .NET"),
        ("Cook , Days", "Cook, Days"),
        ("Glaser gesucht!", "Glaser"),
        ("Glaser für Kiel gesucht", "Glaser"),
        ("Glaser für Kiel", "Glaser für Kiel"),
        ("Wanted", "Wanted"),
        ("1. Net Maker", "Net Maker"),
        ("2 posts of Net Maker", "Net Maker"),
        ("Net Maker (2 slots)", "Net Maker"),
        ("3D Modeller", "3D Modeller"),
        ("2nd Engineer", "2nd Engineer"),
    ],
)
def test_a_full_stop_that_begins_a_name_keeps_its_space(published: str, title: str) -> None:
    assert clean_title(published) == title


@pytest.mark.parametrize(
    "title", ["Dental Hygienist", "Tischler", "Menuisier", "Camarero", "看護師", "Slesarz i elektryk", "Токарь"]
)
def test_trades_are_titles(title: str) -> None:
    assert looks_like_title(title)


@pytest.mark.parametrize("line", ["Head of the Kitchen", "Sales and Marketing Manager", "Técnico a domicilio"])
def test_titles_are_no_statements(line: str) -> None:
    assert not is_statement(line)


@pytest.mark.parametrize(
    ("published", "title"),
    [
        ("Glazier (m/w/d)", "Glazier"),
        ("(m/w/d) Glazier", "Glazier"),
        ("Glaser (m/w/d) gesucht!", "Glaser"),
        ("Koch (m/w/d) / Köchin (m/w/d)", "Koch / Köchin"),
        ("Koch (m/w/d) - Remote", "Koch"),
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


@pytest.mark.parametrize(
    "title", ["Sales Manager (m/w/d) – Cloud", "Glazier (f/m/d) Church Windows", "Koch m/w/d Nacht"]
)
def test_a_mark_in_the_middle_stays(title: str) -> None:
    assert clean_title(title) == title


def test_a_place_behind_a_mark_leaves_with_it() -> None:
    assert clean_title("Glazier (m/f/d) Graz", places=["Graz, Austria"]) == "Glazier"


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
    ("title", "place"),
    [
        ("Data Analyst - London (Hybrid) - £45k", "London"),
        ("Cook, Paris", "Paris"),
        ("Country Manager - Germany", None),
        ("London Market Underwriter", None),
    ],
)
def test_places_at_the_end_of_titles(title: str, place: str | None) -> None:
    assert place_in_title(title) == place


@pytest.mark.parametrize(
    ("title", "identifier", "clean"),
    [
        ("Sr. Accountant (Req #20261)", "20261", "Sr. Accountant"),
        ("Cook - Job ID: 88123", "88123", "Cook"),
        ("【急募】インフラエンジニア", None, "インフラエンジニア"),
    ],
)
def test_ids_and_calls_leave_nothing_behind(title: str, identifier: str | None, clean: str) -> None:
    assert clean_title(title, identifier=identifier) == clean
