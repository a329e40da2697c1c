"""SAP SuccessFactors: career site builder pages, nearly always on the company's own domain."""

import json
from typing import Any

from services.parser.document import Document
from services.parser.read_document import read_posting
from tests.support.stage_posting import LONG, page, read


def test_successfactors_pages_are_dated() -> None:
    body = (
        f'<h1 itemprop="title">Stage Engineer</h1><span itemprop="datePosted" content="Wed Mar 4 01:00:00 UTC 2026">x'
        f'</span><span class="jobGeoLocation">Ghent</span><span class="jobdescription">{LONG}</span>'
        '<script src="https://rmkcdn.successfactors.com/a.js"></script>'
    )
    job = read(page(body, title="Stage Engineer Job | Saltbridge Opera"), "https://jobs.saltbridge.example/job/x/1/")
    assert job["posted_at"] == "2026-03-04"


TEXT = (
    "<p>Hill Dairy makes cheese for half the country, and you keep its machines running day and night.</p>"
    "<h3>Your tasks</h3><ul><li>Maintain the lines</li></ul><h3>Requirements</h3><ul><li>Skill with pumps</li></ul>"
)


def read_document(document: Any, url: str) -> dict[str, Any]:
    body = document if isinstance(document, str) else json.dumps(document)
    return read_posting(Document(body=body, url=url)).job.model_dump(mode="json")


def html_page(title: str, body: str, head: str = "") -> str:
    return f"<!doctype html><html><head><title>{title}</title>{head}</head><body>{body}</body></html>"


def test_the_portal_of_successfactors_has_the_company_as_a_code() -> None:
    heading = "Career Opportunities: Dairy Technologist (5512)"
    body = f'<div id="page_content"><h1>{heading}</h1><div class="jobDisplay">{TEXT}</div></div>'
    url = "https://career5.successfactors.eu/career?company=hilldairy&career_ns=job_listing&career_job_req_id=5512"
    job = read_document(html_page(heading, body), url)
    assert (job["company_name"], job["job_title"]) == ("Hill Dairy", "Dairy Technologist")
    assert job["provenance"]["company_name"]["source"] == "url"


def test_labels_of_successfactors_fields_are_no_part_of_them() -> None:
    body = (
        f'<h1 id="job-title">Dairy Technologist</h1><p id="job-company">Firma: Hill Dairy AG</p>'
        f'<p id="job-location">Standort: Linz</p><div class="jobdescription">{TEXT}</div>'
        '<script src="https://rmkcdn.successfactors.com/a.js"></script>'
    )
    job = read_document(html_page("Jobs", body), "https://jobs.hilldairy.example/job/Linz-Dairy-Technologist/12345/")
    assert (job["company_name"], job["location"]) == ("Hill Dairy", "Linz")
