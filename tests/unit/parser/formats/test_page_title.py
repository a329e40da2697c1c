"""Page titles: which part is the job, which the company, which the place, which the site."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.parser.document import Document
from services.parser.formats.page_title import TitleParts, segments_around, split_title
from services.parser.read_document import read_posting


@pytest.mark.parametrize(
    "label",
    [
        "Вакансия", "Вакансії", "求人情報", "採用情報", "募集要項", "Vacature", "Offerta di lavoro", "Oferta de empleo",
        "Lediga jobb", "Oferta pracy", "Stellenausschreibung", "Volné pozice", "채용", "Offre d’emploi",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "form", ["{label} - Glazier - Tessel", "{label} | Glazier | Tessel", "Glazier – Tessel – {label}"]
)
def test_a_word_for_job_is_no_company(label: str, form: str) -> None:
    parts = split_title(form.format(label=label), headings=["Glazier"])
    assert (parts.title, parts.company) == ("Glazier", "Tessel")


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
    ("title", "company", "place"),
    [
        ("Segelmacher – Tuchwerk, Vannes (56)", "Tuchwerk", "Vannes (56)"),
        ("Segelmacher — Завод «Парус», Казань, Алматы", "Завод «Парус», Казань", "Алматы"),
        ("Segelmacher – Tuchwerk GmbH, Kiel", "Tuchwerk GmbH", "Kiel"),
        ("Segelmacher – Tuchwerk, Kiel", "Tuchwerk", "Kiel"),
        ("Segelmacher – Tuchwerk – Soho, London", "Tuchwerk", "Soho, London"),
        ("Segelmacher – Tuchwerk (Kiel)", "Tuchwerk", "Kiel"),
    ],
)
def test_a_title_names_company_and_place_in_one_breath(title: str, company: str, place: str | None) -> None:
    parts = split_title(title, headings=["Segelmacher"])
    assert (parts.company, parts.location) == (company, place)


PARTS = """<h2>Aufgaben</h2><ul><li>Segel nähen und flicken</li><li>Kunden an der Theke beraten</li></ul>
<h2>Profil</h2><ul><li>Erfahrung mit Tuch und Leder</li><li>Kenntnisse im Umgang mit Kunden</li></ul>
<h2>Wir bieten</h2><ul><li>Eine helle Werkstatt am Hafen</li><li>Freitags frei und Bewerbung ohne Anschreiben</li></ul>
"""


def test_the_labelled_place_is_cut_from_the_company() -> None:
    page = (
        "<html><head><title>Segelmacher (m/w/d) – Tuchwerk, Maasholm</title></head><body><main>"
        f"<h1>Segelmacher (m/w/d)</h1><p>Standort: Maasholm</p>{PARTS}</main></body>"
    )
    job = read_posting(Document(body=page, url="https://example.example/jobs/segelmacher")).job
    assert (job.company_name, job.location) == ("Tuchwerk", "Maasholm")


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        ("Glazier bei Tessel in Kiel", "Glazier"),
        ("Glazier (m/w/d) bei Tessel | Werkportal", "Glazier"),
        ("Tessel hiring Glazier in Leeds | Werkportal", "Glazier"),
        ("Tessel sucht Glazier (m/w/d)", "Glazier (m/w/d)"),
        ("Werkportal job ad Tessel Glazier, 2026-03-01", "Glazier"),
    ],
)
def test_what_stands_around_the_heading_is_named_alone(title: str, heading: str) -> None:
    assert "Tessel" in segments_around(title, heading)
