"""Postings as people paste and mail them, and pages that only sound like postings."""

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.parser.document import Document
from services.parser.document.page import Page
from services.parser.errors import ReadingError
from services.parser.pasted.headline import headline_of
from services.parser.pasted.line_breaks import repair_line_breaks
from services.parser.read_document import read_posting
from services.parser.rejection.non_postings import is_non_posting
from services.parser.text.lines import TextLine, lines_of

BODY = """
We make cheese for half the country and need somebody who knows pumps.

Responsibilities
- Maintain the lines
- Train colleagues

Requirements
- 3 years of experience
- Skill with pumps
"""


def read(text: str, url: str | None = None) -> dict[str, Any]:
    return read_posting(Document(body=text, url=url, is_pasted=True)).job.model_dump(mode="json")


PARTS = ("Dairy Engineer", "Boise, ID", "Full-time", "ONSITE", "$90k - $110k")


@given(st.permutations(PARTS))
@settings(max_examples=30, deadline=None)
def test_one_line_tells_all_in_any_order(parts: list[str]) -> None:
    job = read(f"{' | '.join(['Hill Dairy (YC S24)', *parts])}\n{BODY}")
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
    job = read(f"We're hiring!\n{line}\n💵 $90k–$110k + equity\n{BODY}")
    assert (job["company_name"], job["job_title"], job["remote_policy"]) == ("Hill Dairy", "Dairy Engineer", "remote")
    assert job["salary"]["max"] == 110_000


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
    job = read("\n".join(lines) + f"\n{BODY}")
    assert (job["company_name"], job["job_title"]) == ("Hill Dairy", "Dairy Engineer")


@pytest.mark.parametrize("name", ["The Cheese Company", "Tailwind Traders"])
def test_names_that_sound_like_headings_or_trades(name: str) -> None:
    job = read(f"Dairy Engineer\n\nAbout {name}\n{name} makes cheese.\n{BODY}")
    assert job["company_name"] == name


@pytest.mark.parametrize("word", ["Hybrid", "Remote", "On-site"])
def test_a_workplace_alone_on_a_line(word: str) -> None:
    job = read(f"Hill Dairy\nDairy Engineer\nBoise, ID · 2 weeks ago · 80 applicants\n{word}\nFull-time\n{BODY}")
    assert job["remote_policy"] == word.replace("-", "").lower()


def test_pictures_stand_for_labels() -> None:
    job = read(f"Dairy Engineer\n📍 Lisbon\n💰 €65k–€85k\n\nAbout Hill Dairy\nHill Dairy makes cheese.\n{BODY}")
    assert (job["location"], job["salary"]["min"]) == ("Lisbon", 65_000)


def test_lost_line_breaks_between_capitalised_words() -> None:
    text = (
        "Senior Dairy EngineerHillside · Full-timeLocationBoise, IDDepartmentPlantAbout HillsideHillside makes cheese "
        "for half the country.What you’ll doMaintain the linesTrain colleaguesWhat we’re looking forSkill with pumps"
        "Compensation$90K – $110K • Equity. Hillside is an equal opportunity employer and wants you to feel at home."
    )
    assert "Senior Dairy Engineer\nHillside" in repair_line_breaks(text)
    job = read(text)
    assert (job["company_name"], job["job_title"]) == ("Hillside", "Senior Dairy Engineer")
    assert job["salary"]["min"] == 90_000


def test_a_latin_abbreviation_does_not_make_a_japanese_line_a_heading() -> None:
    assert [line.kind for line in lines_of("自社サービスのAPI開発をお任せします。")] == ["text"]


def page(title: str, body: str = "", head: str = "", url: str = "https://www.hilldairy.example/") -> Page:
    html = f"<html><head><title>{title}</title>{head}</head><body>{body}</body></html>"
    return Page(html=html, url=url)


OTHERS = (
    ("How to Hire a Data Engineer in 2026 | Hill Blog", "", "blog/how-to-hire"),
    ("Data Engineer job description template", "", "data-engineer-job-description"),
    ("Hill Dairy Software Engineer Interview Questions", "", "Interview/x"),
    ("Software Engineer Salaries at Hill Dairy", "", "companies/hill/salaries"),
    ("Life at Hill Dairy", "", "company/working-here"),
    ("Careers FAQ | Hill Dairy", "", "careers/faq"),
    ("Ask HN: Who is hiring? (May 2026)", "", "item"),
    ("Become a Data Engineer | Hill Academy", "", "courses/data-engineer"),
    ("HR Suite – Hire better", '<script type="application/ld+json">{"@type":"Product"}</script>', "suite"),
)


@pytest.mark.parametrize(("title", "head", "path"), OTHERS)
def test_pages_about_something_else(title: str, head: str, path: str) -> None:
    assert is_non_posting(page(title, head=head, url=f"https://www.hilldairy.example/{path}"))


@pytest.mark.parametrize(
    ("title", "path"),
    [
        ("Dairy Engineer | Hill Dairy", "careers/dairy-engineer"),
        ("We are hiring: Dairy Engineer", "blog/dairy-engineer"),
        ("Manager, Food Services", "jobs/1"),
        ("Support Engineer, Developer Products", "jobs/products/support-engineer"),
    ],
)
def test_pages_of_jobs(title: str, path: str) -> None:
    assert not is_non_posting(page(title, url=f"https://www.hilldairy.example/{path}"))


@pytest.mark.parametrize(("title", "head", "path"), OTHERS)
def test_their_words_do_not_make_them_postings(title: str, head: str, path: str) -> None:
    words = (
        "<h2>Responsibilities</h2><ul><li>Maintain</li><li>Train</li></ul><h2>Requirements</h2><ul><li>SQL</li></ul>"
    )
    body = f"<h1>{title}</h1><p>Candidates apply for a role; salary, skills and experience matter.</p>{words}"
    document = page(title, body, head, f"https://www.hilldairy.example/{path}")
    with pytest.raises(ReadingError):
        read_posting(Document(body=document.html, url=document.url))


@given(st.integers(0, 500))
@settings(max_examples=25, deadline=None)
def test_any_order_of_sections_gives_the_same_job(seed: int) -> None:
    sections = BODY.strip().split("\n\n")
    random.Random(seed).shuffle(sections)  # noqa: S311 — repeatable, not secret
    job = read("Dairy Engineer\nHill Dairy GmbH\nStandort: Augsburg\n\n" + "\n\n".join(sections))
    assert (job["company_name"], job["job_title"], job["location"]) == ("Hill Dairy", "Dairy Engineer", "Augsburg")
