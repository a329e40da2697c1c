"""SmartRecruiters: posting API and hosted pages."""

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


def test_smartrecruiters_pages_have_sections_of_their_own() -> None:
    body = (
        '<div itemscope itemtype="http://schema.org/JobPosting"><meta itemprop="hiringOrganization" '
        'content="Saltbridge Opera"><a class="header-logo"><img alt="Saltbridge Opera logo"></a>'
        '<h1 class="job-title" itemprop="title">Stage Engineer</h1><spl-job-location formattedaddress="Ghent, Belgium" '
        'workplacetype="hybrid"></spl-job-location>'
        f'<section id="st-companyDescription"><h2>Company</h2><div itemprop="description">{LONG}</div></section>'
        '<section id="st-qualifications"><h2>Qualifications</h2><div itemprop="qualifications"><ul><li>Rope access</li>'
        '</ul></div></section><section id="st-additionalInformation"><h2>Additional Information</h2>'
        '<div itemprop="incentives"><p>Gross monthly salary €3.100 – €3.650.</p></div></section></div>'
    )
    job = read(page(body), "https://jobs.smartrecruiters.com/SaltbridgeOpera/744000-stage-engineer")
    assert (job["company_name"], pay(job)) == ("Saltbridge Opera", (3_100, 3_650, "EUR", "month"))
    assert job["required_skills"] == ["Rope access"]
