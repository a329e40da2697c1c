"""SEEK, JobStreet and JobsDB: job pages and the state in them."""

import json
from typing import Any

import pytest

from services.parser.document import Document
from services.parser.read_document import read_posting

TEXT = (
    "<p>Hill Dairy makes cheese for half the country, and you keep its machines running day and night.</p>"
    "<h3>Your tasks</h3><ul><li>Maintain the lines</li></ul><h3>Requirements</h3><ul><li>Skill with pumps</li></ul>"
)


def read(document: Any, url: str) -> dict[str, Any]:
    body = document if isinstance(document, str) else json.dumps(document)
    return read_posting(Document(body=body, url=url)).job.model_dump(mode="json")


def found(job: dict[str, Any], names: dict[str, Any]) -> dict[str, Any]:
    pay = job["salary"]
    values = {name: job[name] for name in names}
    if "salary" in names:
        values["salary"] = pay and (pay["min"], pay["max"])
    return values


def page(title: str, body: str, head: str = "") -> str:
    return f"<!doctype html><html><head><title>{title}</title>{head}</head><body>{body}</body></html>"


@pytest.mark.parametrize("host", ["my.jobstreet.com", "www.jobstreet.com.my", "hk.jobsdb.com"])
def test_sister_sites_of_seek(host: str) -> None:
    body = (
        '<h1 data-automation="job-detail-title">Dairy Technologist</h1>'
        '<span data-automation="advertiser-name">Hill Dairy Sdn. Bhd.</span>'
        '<span data-automation="job-detail-location">Kuala Lumpur</span>'
        '<span data-automation="job-detail-salary">RM 2,500 – RM 3,200 per month</span>'
        f'<div data-automation="jobAdDetails">{TEXT}</div>'
    )
    job = read(page("Dairy Technologist Job", body), f"https://{host}/job/82")
    assert (job["company_name"], job["location"]) == ("Hill Dairy", "Kuala Lumpur")
    assert found(job, {"salary": None}) == {"salary": (2500, 3200)}
