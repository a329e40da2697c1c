"""schema.org JobPosting in microdata and RDFa Lite attributes."""

import json
from typing import Any

from services.parser.document import Document
from services.parser.read_document import read_posting

LONG = (
    "<p>Saltbridge Opera stages forty evenings a year, and its workshops build every set themselves. You join a crew "
    "of nine and answer for the flying scenery, its motors and its safety.</p>"
)


def read(body: str | dict[str, Any], url: str | None = None) -> dict[str, Any]:
    text = body if isinstance(body, str) else json.dumps(body)
    return read_posting(Document(body=text, url=url)).job.model_dump(mode="json")


def page(body: str, *, title: str = "Stage Engineer", data: dict[str, Any] | None = None) -> str:
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>' if data else ""
    return f"<!doctype html><html><head><title>{title}</title>{script}</head><body>{body}</body></html>"


def pay(job: dict[str, Any]) -> tuple[Any, ...] | None:
    salary = job["salary"]
    return (salary["min"], salary["max"], salary["currency"], salary["period"]) if salary else None


def test_microdata_has_incentives() -> None:
    body = (
        '<div itemscope itemtype="http://schema.org/JobPosting"><h1 itemprop="title">Stage Engineer</h1>'
        '<meta itemprop="hiringOrganization" content="Saltbridge Opera">'
        f'<div itemprop="description">{LONG}</div><div itemprop="incentives"><p>Salary: €3.100 – €3.650</p></div></div>'
    )
    assert pay(read(page(body))) == (3_100, 3_650, "EUR", "month")
