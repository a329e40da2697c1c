"""Postings as small employers publish them: under the section's heading, in mails, beside other data."""

import json
from typing import Any

import pytest

from services.parser.document import Document
from services.parser.errors import NotAPosting
from services.parser.read_document import read_posting

TASKS = (
    "<h3>Responsibilities</h3><ul><li>Stoke both kilns before dawn</li><li>Glaze tiles for the river front</li></ul>"
)
DEMANDS = "<h3>Requirements</h3><ul><li>Three winters at a kiln</li><li>A steady hand with brushes</li></ul>"
PLAIN = """
Responsibilities:
- Stoke both kilns
- Glaze the tiles

Requirements:
- Three winters at a kiln
- A steady hand
"""


def _fields(body: str, *, url: str | None = "https://www.fernkiln.example/work") -> dict[str, Any]:
    return read_posting(Document(body=body, url=url)).fields


def _page(body: str, *, title: str = "Work with us") -> str:
    return f"<html><head><title>{title}</title></head><body><h1>Work with us</h1>{body}</body></html>"


def test_job_below_the_announcement_of_a_sections_page() -> None:
    body = f"<p>Fern Kiln is looking for a</p><h2>Tile glazier</h2>{TASKS}{DEMANDS}"
    fields = _fields(_page(body, title="Work with us - Fern Kiln since 1911"))
    assert (fields["job_title"], fields["company_name"]) == ("Tile glazier", "Fern Kiln")


def test_facts_in_rows_of_two_cells() -> None:
    rows = (
        ("Contractor", "Fern & Hale Kilns Ltd"), ("Post", "Kiln hand"), ("Base", "Whitby"),
        ("Package", "GBP 28,000 to 31,000"), ("Contract", "Full time"),
    )  # fmt: skip
    table = "".join(f"<tr><td>{label}</td><td>{value}</td></tr>" for label, value in rows)
    fields = _fields(_page(f"<table>{table}</table>{TASKS}{DEMANDS}"))
    assert (fields["job_title"], fields["company_name"]) == ("Kiln hand", "Fern & Hale Kilns")
    assert (fields["location"], fields["job_type"]) == ("Whitby", "Full-time")
    assert (fields["salary"].min, fields["salary"].max) == (28_000, 31_000)


def test_name_that_the_host_cuts_short_is_spelled_as_in_the_text() -> None:
    job = {
        "name": "Kiln Operator",
        "offices": [{"city": "Leiden"}],
        "blocks": [
            {"html": "<p>Amber Biosciences bakes filters of clay for two rare waters and grows by a kiln a year.</p>"}
        ],
    }
    state = f'<script type="application/json">{json.dumps({"job": job})}</script>'
    fields = _fields(f"<html><body>{state}</body></html>", url="https://www.amberbio.example/careers/kiln-operator")
    assert fields["company_name"] == "Amber Biosciences"


def test_client_of_an_agency_is_the_employer() -> None:
    text = (
        "Kiln Operator\nWhitby\nPermanent, full time\n\nOur client, Fern Hale Solicitors, is a practice of forty.\n\n"
        "Responsibilities:\n- Stoke both kilns\n- Glaze the tiles\n\nRequirements:\n- Three winters at a kiln\n"
        "- A steady hand\n"
    )
    assert _fields(text, url=None)["company_name"] == "Fern Hale Solicitors"


def test_employers_name_in_a_feeds_title_is_no_part_of_it() -> None:
    item = {
        "title": "Fern Kiln – tile glazier",
        "employer": "Fern Kiln",
        "city": "Whitby",
        "description": "<p>Glaze the tiles of the river front, stoke both kilns, and teach two apprentices.</p>",
    }
    assert _fields(json.dumps(item))["job_title"] == "Tile glazier"


def test_contribution_behind_the_label_of_pay_is_no_pay() -> None:
    body = f"<h2>Tile glazier</h2><h3>Rémunération</h3><p>Statutaire, participation mutuelle 20 €.</p>{TASKS}{DEMANDS}"
    assert "salary" not in _fields(_page(f"<p>Fern Kiln is looking for a</p>{body}"))


def test_cards_with_facts_and_a_pager_are_a_list() -> None:
    cards = "".join(
        f"<div><h2><a href='/d/{number}'>Tile glazier {number}</a></h2><p>Fern Kiln Ltd</p><dl><dt>Salary</dt>"
        f"<dd>£{number},000 a year</dd><dt>Location</dt><dd>Whitby {number}</dd></dl></div>"
        for number in range(21, 27)
    )
    pager = "".join(f"<a href='?p={number}'>{number}</a>" for number in range(2, 5))
    with pytest.raises(NotAPosting):
        _fields(f"<html><title>Tiles near Whitby</title><body><h1>Tiles near Whitby</h1>{cards}{pager}</body></html>")


def test_picture_and_place_are_no_part_of_a_name() -> None:
    hiring = f"Fern Kiln (Whitby) is hiring:\n\nTILE GLAZIER\n\n{PLAIN}"
    assert _fields(hiring, url=None)["company_name"] == "Fern Kiln"
    board = f"📢 [HIRING] Fern Kiln | Tile Engineer | Whitby | Full-time\n\n{PLAIN}"
    assert _fields(board, url=None)["company_name"] == "Fern Kiln"


def test_site_in_the_pages_title_is_not_the_job() -> None:
    body = f"<p>Founding kiln engineer</p><p>Rotterdam</p>{TASKS}{DEMANDS}<a href='/apply'>Apply now</a>"
    page = f"<html><head><title>Fern Kiln - Jobs</title></head><body>{body}</body></html>"
    assert _fields(page)["job_title"] == "Founding kiln engineer"
