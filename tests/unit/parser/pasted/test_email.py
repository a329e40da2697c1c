"""Postings that come as mails, chat messages and bare text: read where they tell, refused where one would guess."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.parser.document import Document
from services.parser.errors import PostingIncomplete
from services.parser.pasted.email import without_headers
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


def test_of_a_copied_chat_the_longest_message_is_kept() -> None:
    post = "Harbour Bakery hires a baker\nRequirements:\n- early riser"
    chat = f"[01/02/2026, 08:00] Ann: hello\n[01/02/2026, 08:01] Ben: hi\n[01/02/2026, 08:02] Cy: {post}\n"
    assert without_headers(f"{chat}[01/02/2026, 08:03] Ann: nice").text.strip() == post


def test_marks_of_quoted_lines_are_dropped() -> None:
    text = "see below\n> Dear all\n>> We seek a baker\n>> in Whitby\n>\n"
    assert without_headers(text).text.splitlines()[1:4] == ["Dear all", "We seek a baker", "in Whitby"]
