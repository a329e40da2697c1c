"""Elements near the heading name the employer by a link, by what they are called, or by a logo."""

import pytest

from services.parser.document.page import Page
from services.parser.formats.owners.employer_marks import marked_employers
from services.parser.formats.owners.site_owner import full_names, is_of_many_employers

HEADING = "<h1>Miller</h1>"


@pytest.mark.parametrize(
    ("markup", "name"),
    [
        ('<a href="/firma/tern">Tern Mills</a>', "Tern Mills"),
        ('<p class="ad__employer-name">Tern Mills<a href="#x">more</a></p>', "Tern Mills"),
        ('<p data-test="CompanyName">Tern Mills</p>', "Tern Mills"),
        ('<img src="/logos/7.png" alt="Logo of Tern Mills">', "Tern Mills"),
        ('<p class="company-size">50 people</p>', None),
        ('<a href="/about/company">Who we are</a>', None),
    ],
)
def test_marks(markup: str, name: str | None) -> None:
    page = Page(html=f"<html><body>{HEADING}{markup}</body></html>", url="https://board.example/7")
    assert next((witness.name for witness in marked_employers(page, "Miller")), None) == name


@pytest.mark.parametrize("text", ["Post a job", "Für Arbeitgeber", "Déposer une annonce", "Publica tu vacante"])
def test_sites_of_many_employers(text: str) -> None:
    html = f'<nav><a href="/p">{text}</a></nav>{HEADING}'
    assert is_of_many_employers(Page(html=html, url=None))
    assert not is_of_many_employers(Page(html=f'<nav><a href="/p">Our mills</a></nav>{HEADING}', url=None))


def test_full_name_in_the_foot() -> None:
    html = f"{HEADING}<footer>Universidad del Valle del Norte · Plaza Mayor</footer>"
    page = Page(html=html, url="https://www.uvnorte.example/jobs")
    assert list(full_names(page)) == ["Universidad del Valle del Norte"]
