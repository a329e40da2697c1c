"""Pages about something else in the words of postings: articles, templates, products, events, salary surveys."""

import pytest

from services.parser.document import Document
from services.parser.document.page import Page
from services.parser.errors import ReadingError
from services.parser.read_document import read_posting
from services.parser.rejection.non_postings import is_non_posting


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


def test_a_text_with_places_to_fill_in_is_a_template() -> None:
    body = "<p>[Company name] seeks a [Job title] in [City or town].</p><h3>Tasks</h3><p>Name {{three tasks}}.</p>"
    assert is_non_posting(Page(html=f"<html><body><h1>Kiln hand</h1>{body}</body></html>", url=None))
    body = "<p>Fern Kiln [Whitby] seeks a kiln hand [m/f/d].</p><h3>Tasks</h3><p>Stoke [by hand] both kilns.</p>"
    assert not is_non_posting(Page(html=f"<html><body><h1>Kiln hand</h1>{body}</body></html>", url=None))
