"""Lever: postings API and hosted pages."""

import json
from typing import Any

from services.parser.document import Document
from services.parser.read_document import read_posting
from tests.support.stage_posting import LONG, page, pay, posting, read

FULL = (
    f"{LONG}<h3>Your tasks</h3><ul><li>Inspect the hoists</li></ul><h3>Requirements</h3><ul><li>Rope access</li></ul>"
    "<p>Salary: £41,000 - £46,500 per year</p>"
)


def test_lever_pages_complete_their_json_ld() -> None:
    body = (
        '<div class="posting-headline"><h2>Stage Engineer</h2><div class="posting-categories">'
        '<div class="posting-category location">Ghent</div><div class="posting-category workplaceTypes">Hybrid</div>'
        f'</div></div><div class="section-wrapper page-full-width"><div class="section">{FULL}</div></div>'
    )
    job = read(page(body, data=posting()), "https://jobs.lever.co/saltbridge/0b6a")
    assert (job["remote_policy"], pay(job)) == ("hybrid", (41_000, 46_500, "GBP", "year"))


TEXT = (
    "<p>Hill Dairy makes cheese for half the country, and you keep its machines running day and night.</p>"
    "<h3>Your tasks</h3><ul><li>Maintain the lines</li></ul><h3>Requirements</h3><ul><li>Skill with pumps</li></ul>"
)


def read_document(document: Any, url: str) -> dict[str, Any]:
    body = document if isinstance(document, str) else json.dumps(document)
    return read_posting(Document(body=body, url=url)).job.model_dump(mode="json")


def html_page(title: str, body: str, head: str = "") -> str:
    return f"<!doctype html><html><head><title>{title}</title>{head}</head><body>{body}</body></html>"


def test_lever_pages_name_the_policy() -> None:
    body = (
        '<div class="posting-headline"><h2>Dairy Technologist</h2><div class="posting-categories">'
        '<div class="location">Boise, ID</div><div class="workplaceTypes">Hybrid</div></div></div>'
        f'<div data-qa="job-description">{TEXT}</div>'
    )
    job = read_document(html_page("Hill Dairy - Dairy Technologist", body), "https://jobs.lever.co/hilldairy/0b6a")
    assert (job["company_name"], job["remote_policy"]) == ("Hill Dairy", "hybrid")
