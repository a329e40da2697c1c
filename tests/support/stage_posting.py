"""Postings of one invented stage, for tests of what the parser reads off pages and data."""

import json
from typing import Any

from services.parser.document import Document
from services.parser.read_document import read_posting

__all__ = ["LONG", "page", "pay", "posting", "read"]

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


def posting(**changes: Any) -> dict[str, Any]:
    return {
        "@type": "JobPosting",
        "title": "Stage Engineer",
        "description": LONG,
        "hiringOrganization": {"name": "Saltbridge Opera"},
        "jobLocation": {"address": {"addressLocality": "Ghent", "addressCountry": "BE"}},
        **changes,
    }


def pay(job: dict[str, Any]) -> tuple[Any, ...] | None:
    salary = job["salary"]
    return (salary["min"], salary["max"], salary["currency"], salary["period"]) if salary else None
