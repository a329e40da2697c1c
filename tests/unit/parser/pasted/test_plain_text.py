"""Fields of a posting in plain lines: the last extractor before the LLM."""

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.parser.document import Document
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


def read(text: str) -> dict[str, Any]:
    return read_posting(Document(body=text, is_pasted=True)).job.model_dump(mode="json")


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
    ("place", "expected"),
    [("Lisek k. Wrocławia. Dojazd własny.", "Lisek k. Wrocławia"), ("Leeds. We are flexible.", "Leeds"),
     ("St. Gallen", "St. Gallen"), ("ul. Długa 5, Gdynia", "ul. Długa 5, Gdynia")],
)  # fmt: skip
def test_abbreviations_end_no_sentence(place: str, expected: str) -> None:
    job = read(f"Roasting Technician\nCompany: Nutmeg\nLocation: {place}\n{PARTS}")
    assert job["location"] == expected


BODY = """
We make cheese for half the country and need somebody who knows pumps.

Responsibilities
- Maintain the lines
- Train colleagues

Requirements
- 3 years of experience
- Skill with pumps
"""


def read_pasted(text: str, url: str | None = None) -> dict[str, Any]:
    return read_posting(Document(body=text, url=url, is_pasted=True)).job.model_dump(mode="json")


@pytest.mark.parametrize(
    "lines",
    [
        ("Dairy Engineer", "Hill Dairy Pvt. Ltd.", "Pune"),
        ("Dairy Engineer", "Hill Dairy Sp. z o.o.", "Warszawa"),
        ("Hill Dairy GmbH", "Dairy Engineer", "Standort: Augsburg"),
        ("Dairy Engineer", "Hill Dairy, Hyderabad", "Full-time"),
        ("Dairy Engineer", "Hill Dairy", "Full-time"),
    ],
)
def test_names_beside_titles(lines: tuple[str, ...]) -> None:
    job = read_pasted("\n".join(lines) + f"\n{BODY}")
    assert (job["company_name"], job["job_title"]) == ("Hill Dairy", "Dairy Engineer")


@pytest.mark.parametrize("name", ["The Cheese Company", "Tailwind Traders"])
def test_names_that_sound_like_headings_or_trades(name: str) -> None:
    job = read_pasted(f"Dairy Engineer\n\nAbout {name}\n{name} makes cheese.\n{BODY}")
    assert job["company_name"] == name


def test_pictures_stand_for_labels() -> None:
    job = read_pasted(f"Dairy Engineer\n📍 Lisbon\n💰 €65k–€85k\n\nAbout Hill Dairy\nHill Dairy makes cheese.\n{BODY}")
    assert (job["location"], job["salary"]["min"]) == ("Lisbon", 65_000)


@given(st.integers(0, 500))
@settings(max_examples=25, deadline=None)
def test_any_order_of_sections_gives_the_same_job(seed: int) -> None:
    sections = BODY.strip().split("\n\n")
    random.Random(seed).shuffle(sections)  # noqa: S311 — repeatable, not secret
    job = read_pasted("Dairy Engineer\nHill Dairy GmbH\nStandort: Augsburg\n\n" + "\n\n".join(sections))
    assert (job["company_name"], job["job_title"], job["location"]) == ("Hill Dairy", "Dairy Engineer", "Augsburg")
