"""Postings that come as mails, chat messages and bare text: read where they tell, refused where one would guess."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.parser.document import Document
from services.parser.errors import NotAPosting, PostingIncomplete
from services.parser.fields.role.title import is_statement
from services.parser.pasted.email import without_headers
from services.parser.pasted.pasted_page import is_line_of_facts
from services.parser.read_document import read_posting

PARTS = """
Responsibilities
- Support the sales staff with samples and figures
- Lead the plant's technicians through the season
- Teach assistants to read a roast curve

Requirements
- 3 years of experience with drum roasters
- Skill in cupping
"""
MAIL = """From: Ola Brandt <ola@brandt-people.example>
To: Kim
Date: Mon, 4 May 2026 08:00:00 +0200
Subject: {subject}

Hi Kim,

I came across your profile. Nutmeg Roasters needs somebody who knows drums; the salary is good.
{labels}
{parts}
Best,
Ola Brandt
Brandt People Ltd
"""


def read(text: str) -> dict[str, Any]:
    return read_posting(Document(body=text, is_pasted=True)).job.model_dump(mode="json")


@pytest.mark.parametrize("subject", ["", "Re: ", "Fwd: RE: ", "WG: ", "AW: "])
@pytest.mark.parametrize(
    "form", ["{t} - {c} - {p} (hybrid) - up to £52k", "{c} | {t} | {p}", "{t} at {c}", "{c} – {t} – {p}"]
)
def test_the_subject_names_job_and_company(subject: str, form: str) -> None:
    line = subject + form.format(t="Roasting Technician", c="Nutmeg Roasters", p="Leeds")
    job = read(MAIL.format(subject=line, labels="", parts=PARTS))
    assert (job["job_title"], job["company_name"]) == ("Roasting Technician", "Nutmeg Roasters")


@pytest.mark.parametrize("label", ["Client", "End client", "Kunde", "Cliente", "Employer"])
def test_a_recruiter_names_the_client(label: str) -> None:
    labels = f"Role: Roasting Technician\n{label}: Nutmeg Roasters\nLocation: Leeds"
    job = read(MAIL.format(subject="A role for you", labels=labels, parts=PARTS))
    assert (job["job_title"], job["company_name"], job["location"]) == (
        "Roasting Technician",
        "Nutmeg Roasters",
        "Leeds",
    )


def test_a_company_that_only_the_subject_names_is_none() -> None:
    stated = without_headers("Subject: Great news - Roasting Technician\n\nOur client looks for you.").stated
    assert stated
    assert (stated.company, stated.title) == (None, "Roasting Technician")


@pytest.mark.parametrize("greeting", ["Sehr geehrte Frau Vogel,", "Dear Ms Vogel,", "Bonjour Anne,", "Estimada Ana,"])
def test_a_greeting_is_no_company(greeting: str) -> None:
    text = f"{greeting}\n\nfor one of our clients I am looking for somebody.\n\nRoasting Technician\n{PARTS}"
    with pytest.raises(PostingIncomplete):
        _ = read_posting(Document(body=text, is_pasted=True)).job


STAMPS = (
    "[04/05/26, 18:11] T: ",
    "[4.5.26, 18:11:09] Tía Rosa: ",
    "5/4/26, 6:11 PM - Rosa: ",
    "2026-05-04 18:11 Ro: ",
)


@given(st.sampled_from(STAMPS), st.sampled_from(["*", "**", "_", ""]), st.booleans())
@settings(max_examples=40, deadline=None)
def test_a_forwarded_message_is_read_without_its_marks(stamp: str, mark: str, is_marked: bool) -> None:
    forwarded = "Reenviado\n" if is_marked else ""
    text = (
        f"{stamp}{forwarded}Panadería Azul (Sevilla) busca {mark}Maestro panadero y encargado{mark}\n"
        "Turno noche, lunes a viernes\nSueldo 1.500 € al mes\nExperiencia mínima 2 años\n"
        "Enviar CV a azul@pan.example, puesto de jornada completa con contrato indefinido y formación\n"
    )
    job = read(text)
    assert (job["company_name"], job["job_title"]) == ("Panadería Azul", "Maestro panadero y encargado")
    assert job["location"] == "Sevilla"


@pytest.mark.parametrize("text", ["2 * 3 * 4", "snake_case_name", "* item", "C* and D*", "a*b"])
def test_signs_that_mark_nothing_stay(text: str) -> None:
    assert without_headers(text).text == text


@pytest.mark.parametrize(
    ("sentence", "company", "title"),
    [
        ("As a Roast Technician at Nutmeg Foods you will own the drum.", "Nutmeg Foods", "Roast Technician"),
        ("As our Roast Technician with Nutmeg Foods, you'll own the drum.", "Nutmeg Foods", "Roast Technician"),
        ("Als Rösttechniker bei Nutmeg Foods bist du für die Trommel da.", "Nutmeg Foods", "Rösttechniker"),
    ],
)
def test_prose_tells_who_seeks_whom(sentence: str, company: str, title: str) -> None:
    job = read(f"About the role\n\n{sentence} This is a hybrid position based in Leeds, England (2 days).\n{PARTS}")
    assert (job["company_name"], job["job_title"], job["location"]) == (company, title, "Leeds, England")


@pytest.mark.parametrize("heading", ["Responsibilities\n", "", "What you'll do\n"])
def test_tasks_are_neither_title_nor_company(heading: str) -> None:
    tasks = PARTS.replace("Responsibilities\n", heading)
    reading = read_posting(Document(body=f"We roast for half the county and are growing.\n{tasks}", is_pasted=True))
    assert set(reading.missing) == {"company_name", "job_title"}


@pytest.mark.parametrize(
    ("line", "is_facts"),
    [
        ("Nutmeg · Engineering · Full-time", True),
        ("Engineering · Hybrid · Leeds", True),
        ("Nutmeg | Sales | Remote", True),
        ("Roasting Technician · Leeds · Full-time", False),
        ("Roasting Technician", False),
    ],
)
def test_a_line_of_facts_is_no_title(line: str, is_facts: bool) -> None:
    assert is_line_of_facts(line) is is_facts


@pytest.mark.parametrize("line", ["Head of the Kitchen", "Sales and Marketing Manager", "Técnico a domicilio"])
def test_titles_are_no_statements(line: str) -> None:
    assert not is_statement(line)


@pytest.mark.parametrize("bullet", ["1. ", "- ", "• ", ""])
def test_several_jobs_of_several_companies_are_a_list(bullet: str) -> None:
    jobs = ("Cheese Technician at Hill Dairy", "Night Nurse at St Brigid (Cork)", "Payroll Manager at Quoin (Remote)")
    lines = "\n".join(bullet + job for job in jobs)
    text = f"The Friday letter\n\nThis week's jobs, hand-picked:\n\n{lines}\n\nApply soon; your experience counts."
    with pytest.raises(NotAPosting):
        read_posting(Document(body=text, is_pasted=True))
    job = read(f"Cheese Technician at Hill Dairy\n{PARTS}\nSimilar jobs\n{lines}")
    assert job["company_name"] == "Hill Dairy"


@pytest.mark.parametrize(
    ("place", "expected"),
    [("Lisek k. Wrocławia. Dojazd własny.", "Lisek k. Wrocławia"), ("Leeds. We are flexible.", "Leeds"),
     ("St. Gallen", "St. Gallen"), ("ul. Długa 5, Gdynia", "ul. Długa 5, Gdynia")],
)  # fmt: skip
def test_abbreviations_end_no_sentence(place: str, expected: str) -> None:
    job = read(f"Roasting Technician\nCompany: Nutmeg\nLocation: {place}\n{PARTS}")
    assert job["location"] == expected


@pytest.mark.parametrize(
    ("line", "company", "title", "place"),
    [
        ("Hiring! 🫘 Nutmeg Foods is hiring a Roast Technician in Leeds", "Nutmeg Foods", "Roast Technician", "Leeds"),
        ("Nutmeg Foods GmbH sucht ab sofort eine Rösttechnikerin in Kiel", "Nutmeg Foods", "Rösttechnikerin", "Kiel"),
        ("Nutmeg Foods recrute un technicien à Lyon", "Nutmeg Foods", "technicien", "Lyon"),
    ],
)
def test_who_hires_whom_where(line: str, company: str, title: str, place: str) -> None:
    job = read(f"{line}\n{PARTS}")
    assert (job["company_name"], job["job_title"], job["location"]) == (company, title, place)


def test_a_client_without_a_name_hires() -> None:
    reading = read_posting(Document(body=f"Unser Mandant sucht einen Rösttechniker (m/w/d)\n{PARTS}", is_pasted=True))
    assert (reading.missing, reading.fields["job_title"]) == (("company_name",), "Rösttechniker")


def test_the_trade_of_the_job_is_no_company() -> None:
    job = read(f"Nutmeg Foods\nRoasting · Full-time · Leeds\nRoasting Technician\n{PARTS}")
    assert (job["company_name"], job["job_title"]) == ("Nutmeg Foods", "Roasting Technician")
