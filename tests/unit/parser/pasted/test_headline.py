"""One line that states the whole posting: `Acme | Data Engineer | Berlin | Remote | €75k–110k`."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.parser.document import Document
from services.parser.errors import NotAPosting
from services.parser.pasted.headline import headline_of
from services.parser.read_document import read_posting
from services.parser.text.lines import TextLine

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


PARTS_OF_TOLD_IN_TEXT = ("Dairy Engineer", "Boise, ID", "Full-time", "ONSITE", "$90k - $110k")


@given(st.permutations(PARTS_OF_TOLD_IN_TEXT))
@settings(max_examples=30, deadline=None)
def test_one_line_tells_all_in_any_order(parts: list[str]) -> None:
    job = read_pasted(f"{' | '.join(['Hill Dairy (YC S24)', *parts])}\n{BODY}")
    assert (job["company_name"], job["job_title"], job["location"]) == ("Hill Dairy", "Dairy Engineer", "Boise, ID")
    assert (job["remote_policy"], job["salary"]["min"], job["job_type"]) == ("onsite", 90_000, "Full-time")


def test_a_title_without_a_known_word_follows_the_company() -> None:
    headline = headline_of([TextLine("Hill Dairy | Curd Whisperer | Remote, Europe | Full-time")])
    assert headline
    assert (headline.company, headline.title, headline.places, headline.remote) == (
        "Hill Dairy",
        "Curd Whisperer",
        ["Remote, Europe"],
        "remote",
    )


@pytest.mark.parametrize("line", ["Home | Jobs | About us", "Greater London · 3 days ago · 143 applicants"])
def test_menus_and_counters_are_no_headline(line: str) -> None:
    assert headline_of([TextLine(line)]) is None


@pytest.mark.parametrize(
    "line",
    ["Dairy Engineer at Hill Dairy (Remote, US only)", "*Dairy Engineer* at *Hill Dairy* (Remote, US only)"],
)
def test_a_title_at_a_company(line: str) -> None:
    job = read_pasted(f"We're hiring!\n{line}\n💵 $90k–$110k + equity\n{BODY}")
    assert (job["company_name"], job["job_title"], job["remote_policy"]) == ("Hill Dairy", "Dairy Engineer", "remote")
    assert job["salary"]["max"] == 110_000


def test_terms_and_a_town_with_its_state_among_the_parts() -> None:
    headline = headline_of([TextLine("Tern Care | Product Manager | Portland OR | Full-time onsite (remote for now)")])
    assert headline is not None
    assert (headline.company, headline.title, headline.places) == ("Tern Care", "Product Manager", ["Portland OR"])


@pytest.mark.parametrize("article", ["", "de ", "het "])
def test_an_article_before_the_employer(article: str) -> None:
    headline = headline_of([TextLine(f"Timmerman bij {article}Noorderlicht Stichting")])
    assert headline is not None
    assert (headline.company, headline.title) == ("Noorderlicht Stichting", "Timmerman")


def test_several_tags_before_the_title() -> None:
    headline = headline_of([TextLine("[Remoto] [CLT/Curitiba] Carpenter na Forno Velho")])
    assert headline is not None
    assert (headline.title, headline.company, headline.remote) == ("Carpenter", "Forno Velho", "remote")
    assert headline.places[-1] == "Curitiba"
